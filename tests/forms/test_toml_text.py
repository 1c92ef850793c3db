# SPDX-License-Identifier: EUPL-1.2
"""What people write is read as ever; what would fill the memory is refused before it is read (F1)."""

import json
import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.forms import toml_text
from app.forms.toml_text import NotToml, read_tables
from app.resources import resource_path

SHIPPED = sorted(resource_path().rglob("*.toml"))
DOTS = "a" + ".a" * toml_text.MOST_PARTS
BOMBS = {
    "dots": f"{DOTS} = 1",
    "spaced dots": f"{' . '.join(DOTS.split('.'))} = 1",
    "quoted dots": ".".join(['"a"', "'a'"] * toml_text.MOST_PARTS) + " = 1",
    "heading": f"[{DOTS}]",
    "headings": f"[[{DOTS}]]",
    "inline": f"a = {{{DOTS} = 1}}",
    "lists": "a = " + "[" * (toml_text.DEEPEST + 1),
    "tables": "a = " + "{a=" * (toml_text.DEEPEST + 1),
    "lists on lines": "a = " + "[\n" * (toml_text.DEEPEST + 1),
    "digits": "a = " + "9" * (toml_text.LONGEST_WORD + 1),
    "hex": "a = 0x" + "f" * toml_text.LONGEST_WORD,
    "keys": "".join(f"a{n}=1\n" for n in range(toml_text.MOST_NAMES + 1)),
    "parts": "".join(f"a{n}.b.c.d=1\n" for n in range(toml_text.MOST_NAMES // 3)),
    "empty lists": "a = [" + "[]," * toml_text.MOST_NAMES + "]",
    "length": "#" * (toml_text.LONGEST + 1),
}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_what_ships_is_far_from_every_bound(
    path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    for bound in ("LONGEST", "MOST_NAMES", "MOST_PARTS", "DEEPEST", "LONGEST_WORD"):
        monkeypatch.setattr(toml_text, bound, getattr(toml_text, bound) // 5)
    assert read_tables(text) == tomllib.loads(text)


def test_all_of_them_are_tried() -> None:
    assert {"asi-grund.toml", "vocabulary.toml", "gallring.toml"} <= {
        p.name for p in SHIPPED
    }


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_what_is_too_much_is_refused_unread(
    bomb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tomllib, "loads", lambda _: pytest.fail("it was read"))
    with pytest.raises(NotToml) as refused:
        read_tables(bomb)
    assert refused.value.why.endswith(".")
    assert "aaa" not in refused.value.why


@pytest.mark.parametrize(
    "text", ["a = " + "9" * 5000, "a = " + "[" * 5000, "a = 2026-13-45", "a = \0", "= ="]
)
def test_what_the_reader_does_not_call_a_mistake_is_one(text: str) -> None:
    with pytest.raises(NotToml):
        read_tables(text)


# Pieces that hold quotation marks, brackets, dots and what looks like comments.
_SIGNS = st.text("\"'#[]{}.\\\n =a", max_size=12)
_VALUES = (
    _SIGNS.map(json.dumps)
    | _SIGNS.filter(lambda text: "'" not in text and "\n" not in text).map("'{}'".format)
    | _SIGNS.filter(lambda text: "'" not in text).map("'''{}'''".format)
    | _SIGNS.map(
        lambda text: '"""' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'
    )
    | st.sampled_from(
        [
            '""""a"""""',
            '"""a""\\""""',
            "''''a'''''",
            '""""""',
            "''''''",
            '"" # "',
            "[]",
            "1.5",
            "[\"]\", '[', \"\"\"[\"\"\", '''{''']",
            '{"]" = "{", \'.\'.a = 1}',
            '"\\\\"',
        ]
    )
)
_LINES = st.lists(
    _VALUES.map("k{{}} = {}".format)
    | _SIGNS.map(lambda text: "#" + text.replace("\n", "")),
    max_size=6,
).map(
    lambda lines: "\n".join(line.replace("{}", str(n), 1) for n, line in enumerate(lines))
)


def readable(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


@settings(max_examples=300)
@given(before=_LINES.filter(readable))
@example(before='k = """"a"""""')
@example(before="k = ''''a'''''")
@example(before='k = "\\\\" # "')
def test_nothing_before_it_hides_it(before: str) -> None:
    assert read_tables(before) == tomllib.loads(before)
    for bomb in ("dots", "heading", "lists", "tables"):
        with pytest.raises(NotToml, match="många"):
            read_tables(f"{before}\n{BOMBS[bomb]}\n")


@settings(max_examples=300)
@given(text=st.text("\"'#[]{}.\\\n =a1,", max_size=60))
def test_any_text_is_read_or_refused_as_the_reader_does(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(NotToml):
            read_tables(text)
    else:
        assert read_tables(text) == expected
