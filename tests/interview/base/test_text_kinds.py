# SPDX-License-Identifier: EUPL-1.2
"""The kinds of text of an interview: their names never change, and only their module has them."""

import ast
from pathlib import Path

import pytest

from app.interview.base import text_kinds
from app.interview.base.text_kinds import NOTE, SHEET, TextKind, kind_of, noted, slot_words

APP = Path(__file__).parents[3] / "app"
KINDS = [one for one in vars(text_kinds).values() if isinstance(one, TextKind)]
STORED = {  # as they stand in vaults
    "note", "explain", "range", "reason", "feedback", "investigation:out",
    "investigation:put", "tick", "told", "prompt", "seconds", "signed-sheet", "unit", "then",
}  # fmt: skip
ALONE = {
    "signed-sheet",
    "unit",
    "then",
}  # about nothing, and the last two mean more elsewhere
HOME = {
    "interview/base/text_kinds.py",
    "storage/records.py",  # the three that storage itself needs
}


def slots_in(code: str) -> set[str]:
    """The texts in code that are the slot of a text, or begin one."""
    tree = ast.parse(code)
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node not in docs
    }
    starts = {name.partition(":")[0] + ":" for name in STORED - ALONE}
    return {
        text
        for text in texts
        if isinstance(text, str)
        and (text.startswith(tuple(starts)) or text == "signed-sheet")
    }


def test_the_names_are_those_that_stand_in_vaults():
    assert {kind.name for kind in KINDS} == STORED


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_slot_is_read_as_it_was_written(kind):
    about = "D9" if ":" not in kind.name else ""
    assert kind_of(kind.slot(about)) == (kind, about)
    assert kind_of(kind.slot()) == (kind, "")
    texts = {kind.slot("D9"): "ont", "another:D9": "x", f"{kind.name}s:D9": "y"}
    assert kind.of(texts, "D9") == "ont"
    assert kind.of(texts, "D10") == ""
    assert kind.all_in(texts) == {"D9": "ont"}


def test_a_text_of_a_later_version_goes_by_its_name():
    kind, about = kind_of("later:C9")
    assert (kind.name, about, kind.by_hand) == ("later", "C9", False)
    assert slot_words("later:C9") == "later"


def test_what_is_about_a_part_may_have_a_colon_itself():
    assert kind_of("feedback:area:medical") == (SHEET, "area:medical")
    assert SHEET.all_in({"feedback:wish:1": "Sova"}) == {"wish:1": "Sova"}


def test_a_blank_note_is_none():
    assert noted({NOTE.slot("D9"): "ont", NOTE.slot("D10"): " "}) == {"D9"}


def test_no_other_module_writes_a_slot():
    found = {
        path.relative_to(APP).as_posix(): slots
        for path in APP.rglob("*.py")
        if (slots := slots_in(path.read_text("utf-8")))
    }
    assert set(found) - HOME == set(), found
    assert slots_in('"""note: x"""\nx = f"note:{y}", "signed-sheet", "notes: z"') == {
        "note:", "signed-sheet",
    }  # fmt: skip
