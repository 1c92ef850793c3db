# SPDX-License-Identifier: EUPL-1.2
"""Every event has its Swedish words, its kind, and says what its key holds (G1)."""

import re
from pathlib import Path

import pytest

from app.interview.clients import casework
from app.stewardship.care import copying, recovery_drill
from app.stewardship.log.log_words import KIND_WORDS, WORDS, Kind, codes_of, kind_of, phrase
from app.stewardship.review import log_review
from app.storage.log.events import Event, LogRow

APP = Path(__file__).parents[3] / "app"


def said(code: str, key: str = "") -> str:
    return phrase(LogRow(1, "2026-11-22T13:32:05Z", "AB", code, 1, 1, key))


def test_every_event_has_its_words() -> None:
    assert set(WORDS) == set(Event)
    for event in Event:
        assert "{" not in said(event)
        assert said(event).strip()


def test_every_event_is_of_one_kind() -> None:
    by_kind = [code for kind in Kind for code in codes_of(kind)]
    assert sorted(by_kind) == sorted(Event)
    assert set(KIND_WORDS) == set(Kind)
    assert kind_of(Event.PRINTED) is Kind.LEFT
    assert kind_of(Event.OPENED) is Kind.READ


@pytest.mark.parametrize(
    ("code", "key", "words"),
    [
        ("interview.answered", "D9", "ändrade svar på D9"),
        ("interview.answered", "D9 D10", "ändrade svar på D9 och D10"),
        ("interview.answered", "A1 A2 A3 A4 A5", "ändrade svar på A1, A2, A3, A4 och A5"),
        ("interview.answered", "A1 A2 A3 A4 A5 A6 A7", "ändrade svar på A1, A2, A3, A4 och 3 till"),
        ("interview.written", "note:C1", "ändrade anteckningen till C1"),
        ("interview.written", "tick:a tick:b told:c",
         "ändrade det som bockats av före samtalet och det som klienten fått veta"),
        ("interview.written", "something:new", "ändrade something"),
        ("vault.backed_up", "", "tog en säkerhetskopia"),
        ("vault.backed_up", "second", "tog en säkerhetskopia och lade den på den andra platsen"),
        ("vault.backed_up", "other removable synced",
         "tog en säkerhetskopia och lade den på en annan plats än den valda på ett minne som går att ta loss i en mapp som synkas"),
        ("interview.printed", "sheet", "skrev ut återkopplingen"),
        ("interview.printed", "sheet file", "skrev ut återkopplingen till en fil"),
        ("interview.printed", "log-end file", "skrev ut loggens slut till en fil"),
        ("extract.made", "print", "tog ut registerutdrag som utskrift"),
        ("extract.made", "print file", "tog ut registerutdrag som utskrift, till en fil"),
        ("interview.copied", "investigation", "kopierade texten till utredningen till urklipp"),
        ("interview.saved_as_file", "sheet investigation",
         "sparade återkopplingen och texten till utredningen som fil"),
        ("export.made", "csv identifiers without-text",
         "exporterade intervjun som CSV, med namn och nummer, utan fri text"),
        ("export.made", "scores", "exporterade mått och skattningar"),
        ("export.made", "list", "exporterade listan över intervjuer"),
        ("disposal.carried_out", "3 00ff00ff", "genomförde gallringen, beslut 3"),
        ("extract.made", "pdf", "tog ut registerutdrag som PDF"),
        ("vault.setting_changed", "unit", "ändrade inställningen enhet"),
        ("vault.passphrases_missed", "4", "öppnade valvet efter 4 försök med fel lösenfras"),
        ("vault.schema_changed", "3", "uppdaterade valvet till version 3"),
        ("some.later", "",
         "gjorde något som det här programmet inte känner till (some.later)"),
    ],
)  # fmt: skip
def test_what_a_key_says(code: str, key: str, words: str) -> None:
    assert said(code, key) == words


def test_every_setting_has_its_words() -> None:
    code = "".join(one.read_text("utf-8") for one in APP.rglob("*.py"))
    names = set(re.findall(r"settings\.put\((\w+),", code)) - {"self"}
    known = {"MUNICIPALITY", "UNIT", "SECOND_PLACE", "NOT_ON_PAPER", "MONTHS"}
    assert names == known, "give a new setting its words, and add it here"
    places = (casework, copying, recovery_drill, log_review)
    for name in known:
        key = next(getattr(place, name) for place in places if hasattr(place, name))
        assert key not in said("vault.setting_changed", key)


def test_the_manual_has_every_word_that_the_log_uses() -> None:
    manual = (APP.parent / "docs/handbok/8-loggen.md").read_text("utf-8")
    for event in Event:
        words = WORDS[event].removesuffix(" {key}").removesuffix(", beslut")
        pieces = (re.escape(one) for one in re.split(r" ?\{\w+\} ?", words))
        assert re.search("[^·|]*?".join(pieces), manual), words
