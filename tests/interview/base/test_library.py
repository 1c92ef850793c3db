# SPDX-License-Identifier: EUPL-1.2
"""The library finds what stands on its shelves, and a pack changes nothing before it."""

from datetime import date
from pathlib import Path

import pytest

from app.forms.comparable import changed_between
from app.forms.load import BadForm
from app.forms.overlay import Overlay, Wording
from app.interview.base.library import Folder, Library, shipped_library
from app.interview.clients.casework import begin, open_interview
from app.interview.talk.prefill import Start
from app.resources import resource_path
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, Staff
from app.storage.vault.creating import create_vault
from tests.library import GRUND, LIBRARY

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
SHIPPED = Folder(resource_path())
FORM = """
id = "own"
version = "1"
title = "Eget"
kind = "{kind}"

[[sections]]
id = "O"
title = "Eget"
items = ["C9", "O1"]
"""
BANK = """
[[items]]
key = "{key}"
type = "yesno"
label = "Mår bra"
text = "Mår du bra?"
"""


def pack(
    root: Path, *, key: str = "O1", form: str = "own", kind: str = "interview"
) -> Folder:
    for path, text in {
        f"forms/{form}.toml": FORM.format(kind=kind),
        "forms/bank/o.toml": BANK.format(key=key),
        "forms/lists/kommuner.csv": "1;Min",
    }.items():
        root.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        root.joinpath(path).write_text(text, "utf-8")
    return Folder(root)


def test_a_pack_stands_beside_what_is_shipped(tmp_path: Path) -> None:
    library = shipped_library(pack(tmp_path))
    assert library.ids() == (*LIBRARY.ids(), "own")
    assert list(library.form("own").questions) == ["C9", "O1"]
    assert [one.id for one in library.offered()] == [*LIBRARY.ids(), "own"]
    with pytest.raises(BadForm):  # what is shipped does not know the pack
        LIBRARY.read_form(FORM.format(kind="interview"))


def test_a_pack_changes_nothing_before_it(tmp_path: Path) -> None:
    library = shipped_library(pack(tmp_path, key="C9", form=GRUND))
    assert library.form(GRUND) == LIBRARY.form(GRUND)
    assert library.instrument(GRUND).sheet == LIBRARY.instrument(GRUND).sheet


def test_a_pack_that_cannot_be_read_keeps_nobody_from_the_others(tmp_path: Path) -> None:
    library = shipped_library(pack(tmp_path, key="C9"))  # stands in the bank already
    with pytest.raises(BadForm):
        library.form("own")
    assert [one.id for one in library.forms()] == [*LIBRARY.ids()]
    with pytest.raises(BadForm):  # what comes with the program is told of
        Library([pack(tmp_path, key="O2")]).forms()


def test_what_nobody_says_it_has_an_instrument_does_not_have(tmp_path: Path) -> None:
    own = shipped_library(pack(tmp_path)).instrument("own")
    assert own.form.title == "Eget"
    assert own.preparation is None
    assert not own.sheet.sentences
    assert not own.investigation.sections
    assert not own.scores.composites
    assert not own.scores.indexes


def test_what_is_held_with_an_interview_is_not_begun_alone(tmp_path: Path) -> None:
    library = shipped_library(pack(tmp_path, kind="module"))
    assert [one.id for one in library.offered()] == [*LIBRARY.ids()]
    assert library.forms()[-1].kind == "module"


def overlay(*, key: str = "C9", version: str = "1", **words: str) -> Overlay:
    return Overlay(form=GRUND, version=version, words={key: Wording(**words)})


def test_an_overlay_says_it_in_other_words_and_changes_nothing_else() -> None:
    ours = Library([SHIPPED], [overlay(text="Hur många dagar?", help="")]).form(GRUND)
    shipped = LIBRARY.form(GRUND)
    asked = ours.questions["C9"]
    assert (asked.text, asked.help) == ("Hur många dagar?", "")
    assert asked.label == shipped.questions["C9"].label
    assert ours.version == f"{shipped.version}+1"
    own = {"text": shipped.questions["C9"].text, "help": shipped.questions["C9"].help}
    back = overlay(version="2", **own)
    both = Library([SHIPPED], [overlay(text="Hur många?", help=""), back]).form(GRUND)
    assert both.changed(version=shipped.version) == shipped
    assert changed_between(shipped, "C9", shipped.version, both.version) == ()


def test_an_overlay_for_what_is_not_asked_is_refused() -> None:
    with pytest.raises(BadForm) as told:
        Library([SHIPPED], [overlay(key="Z9", text="Vad?")]).form(GRUND)
    assert "Z9" in told.value.findings[0]


def test_an_interview_keeps_the_words_that_it_was_held_with(tmp_path: Path) -> None:
    ours = Library([SHIPPED], [overlay(text="Hur många dagar?")])
    vault, _ = create_vault(tmp_path / "valv", "en fras", signature="anan", cost=CHEAP)
    staff = Staff(1, "Anna Andersson", "anan", None)
    start = Start(staff, "", date(2026, 11, 22), "2026-11-22T09:00:00Z")
    with vault:
        client = vault.clients.add(Client("none", "", "Kim", "7", start.at))
        for library in (ours, LIBRARY):
            begin(vault, library, library.form(GRUND), client, start)
        said = [
            open_interview(vault, LIBRARY, one).form.questions["C9"].text for one in (1, 2)
        ]
    assert said == ["Hur många dagar?", LIBRARY.form(GRUND).questions["C9"].text]


def test_what_is_on_no_shelf_is_not_found() -> None:
    for lost in (LIBRARY.form, LIBRARY.codes):
        with pytest.raises(LookupError):
            lost("nowhere")
    with pytest.raises(LookupError):
        _ = LIBRARY.instrument("nowhere").form
