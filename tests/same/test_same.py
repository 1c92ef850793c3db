# SPDX-License-Identifier: EUPL-1.2
"""ASI Grund is byte for byte what it was: a change of it is meant, or it is a fault."""

from tests.same.contents import contents
from tests.same.digests import digest, kept


def differing(found: dict[str, str], known: dict[str, str]) -> list[str]:
    """Names of what is new, gone or another."""
    return sorted(
        name for name in found.keys() | known.keys() if found.get(name) != known.get(name)
    )


def test_it_is_what_it_was(tmp_path):
    found = {name: digest(content) for name, content in contents(tmp_path)}
    assert differing(found, kept()) == []
    assert len(found) > 400


def test_what_is_new_gone_or_another_would_be_found():
    assert differing({"a": "1", "b": "2"}, {"a": "1", "b": "3"}) == ["b"]
    assert differing({"a": "1"}, {"b": "1"}) == ["a", "b"]
    assert digest(b"1") != digest(b"2")
