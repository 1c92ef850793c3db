# SPDX-License-Identifier: EUPL-1.2
"""I1: the SBOM names what is in the lock file and inside the wheels, and it is what runs."""

import io
import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion

from app.cli.about import (
    BadInventory,
    deviations,
    installed,
    read_inventory,
    this_system,
)
from app.cli.main import run
from app.storage.data.libraries import LinkedLibrary, loaded_libraries
from installer.sbom import FILE, ROOT, dependencies, locked, made, read_licences

CONTENT = FILE.read_bytes()
INVENTORY = read_inventory(CONTENT)
HERE = [*installed(INVENTORY.packages), *loaded_libraries()]
same_system = pytest.mark.skipif(
    INVENTORY.system != this_system(), reason="other wheels than those of the SBOM"
)


def changed(find: str, put: str) -> bytes:
    text = CONTENT.decode()
    assert find in text
    return text.replace(find, put).encode()


def test_it_is_what_the_lock_file_says() -> None:
    """If this fails: `just sbom`, and look at the difference."""
    text = (ROOT / "requirements.txt").read_text("utf-8")
    page = json.loads(CONTENT)
    for component, (name, version, _, sums) in zip(
        page["components"], locked(text), strict=True
    ):
        assert (component["name"], component["version"]) == (name, version)
        (files,) = component["externalReferences"]
        assert [one["content"] for one in files["hashes"]] == sums
        assert sums
        assert component["licenses"][0]["expression"]


@same_system
def test_written_anew_it_is_the_same() -> None:
    """If this fails: `just sbom`, and look at the difference."""
    if LinkedLibrary("Qt", "pyside6-essentials", qVersion()) not in INVENTORY.inside:
        pytest.skip("written under another Python, which has another Qt")
    assert made().encode() == CONTENT


def test_what_is_installed_here_is_what_it_says() -> None:
    packages = [part for part in HERE if not part.package]
    assert len(packages) > 15
    assert deviations(INVENTORY, HERE, this_system()) == []


@same_system
def test_the_libraries_inside_the_wheels_are_those() -> None:
    named = {(one.name, one.package): one.version for one in INVENTORY.inside}
    for library in loaded_libraries():
        assert named[library.name, library.package] == library.version
    assert {"SQLCipher", "SQLite", "OpenSSL", "Qt"} <= {name for name, _ in named}
    assert ("OpenSSL", "cryptography") in named
    assert ("OpenSSL", "sqlcipher3") in named


@pytest.mark.parametrize("part", HERE, ids=lambda part: part.called)
def test_a_planted_wrong_version_is_found(part: LinkedLibrary) -> None:
    wrong = part._replace(version="0.0.1")
    (line,) = deviations(INVENTORY, [wrong], INVENTORY.system)
    assert part.called in line
    assert "0.0.1" in line


def test_a_part_that_is_not_named_is_found() -> None:
    (line,) = deviations(
        INVENTORY, [LinkedLibrary("left-pad", "", "1.0")], INVENTORY.system
    )
    assert line == "left-pad: här 1.0, i förteckningen ingenting."


def test_a_version_may_be_written_with_noughts() -> None:
    there = read_inventory(changed('"version": "1.6"', '"version": "1.006"'))
    (font,) = installed(["fontpkg-atkinson-hyperlegible"])
    assert deviations(there, [font], there.system) == []


def test_other_wheels_are_not_judged_by_these() -> None:
    other = LinkedLibrary("SQLite", "sqlcipher3", "3.0.0")
    assert deviations(INVENTORY, [other], "Windows AMD64") == []
    assert deviations(INVENTORY, [other], INVENTORY.system) != []


def about(*words: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(["about", *map(str, words)], io.StringIO(), out, err)
    return status, out.getvalue(), err.getvalue()


def test_the_command_shows_and_compares(tmp_path: Path) -> None:
    status, out, err = about()
    assert (status, err) == (0, "")
    assert re.search(r"^SQLCipher i sqlcipher3\t4\.", out, re.M)
    status, out, err = about("--sbom", FILE)
    assert (status, err) == (0, "")
    assert "stämmer" in out.splitlines()[-1]
    other = tmp_path / "planted.json"
    other.write_bytes(changed('"2.14.3"', '"2.14.2"'))  # pydantic
    status, out, err = about("--sbom", other, "--json")
    assert status == 1
    assert err == "pydantic: här 2.14.3, i förteckningen 2.14.2.\n"
    assert json.loads(out)["parts"][0]["name"]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"components": [1]}', b"[" * 100_000, b"\xff"]
)
def test_another_file_is_no_sbom(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadInventory):
        read_inventory(content)
    path = tmp_path / "no.json"
    path.write_bytes(content)
    assert about("--sbom", path)[0] == 1
    assert about("--sbom", tmp_path / "gone.json")[0] == 1


def test_licences_become_expressions() -> None:
    text = """
| a, b-c | Apache-2.0 or BSD-2-Clause | why |
| d | LGPL-3.0-only (or GPL-2.0-only, GPL-3.0-only) | why |
"""
    assert read_licences(text) == {
        "a": "Apache-2.0 OR BSD-2-Clause",
        "b-c": "Apache-2.0 OR BSD-2-Clause",
        "d": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    }


def test_who_asks_for_what() -> None:
    text = "a==1 \\\n    --hash=sha256:0\n    # via overblick (pyproject.toml)\nb==2\n    # via a\n"
    refs = [{"bom-ref": "pkg:pypi/a@1"}, {"bom-ref": "pkg:pypi/b@2"}]
    assert dependencies(text, refs) == [
        {"ref": "overblick", "dependsOn": ["pkg:pypi/a@1"]},
        {"ref": "pkg:pypi/a@1", "dependsOn": ["pkg:pypi/b@2"]},
        {"ref": "pkg:pypi/b@2", "dependsOn": []},
    ]
