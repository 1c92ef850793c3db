# SPDX-License-Identifier: EUPL-1.2
"""A whole ASI Grund by the keys alone: from the first start to the signed sheet, and after."""

from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from app.forms.answers import Answer
from app.forms.areas import Area
from app.forms.codec import write
from app.forms.question_number import number_of
from app.report.sentences.number_words import rating_words
from app.storage.vault.entering import open_vault
from app.ui.system.preferences import default_place
from tests.typist import in_focus
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person, finished_client, wanted_answers

CLIENT = finished_client()
OUTSIDE = "medical"  # the area that is rated outside its range
REASON = "Tandvärken är det enda som återstår."
OWN = "Du har hållit kontakten med din dotter hela tiden."
SAID = {
    "Önskan 1": "Att få sova en hel natt.",
    "Önskan 2": "Att sluta med tjacket.",
    "Klientens kommentar": "Det stämmer, men jag är mer ensam än det låter.",
    "Det här kom ni överens om": "Anna ringer vårdcentralen på måndag.",
}
DAY = {"Dagen för återkopplingen": "2026-11-22"}  # written "22 november 2026" on the sheet
WHY = "Fel antal dagar på fråga C9."
HALFWAY = "D7.text"  # where the program is closed, in the middle of a word


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the dialog for files wants it
def test_from_the_first_start_to_the_signed_sheet(opens: Opens, tmp_path: Path) -> None:
    person = opens()
    passphrase = first_start(person)
    begins_interview(person)
    wanted = wanted_answers(person.form, CLIENT, datetime.now().astimezone().date())
    wanted["A3"] = person.answers["A3"]  # the day of the talk is today
    del wanted["A13"]  # why it was broken off, which it was not

    stood = person.typist.interview(wanted, before=HALFWAY)
    person.types("Under")
    given = dict(person.answers)
    leaves(person)

    person = opens()
    unlocks(person, passphrase)
    person.presses(Key.Key_Return)
    person.waits_for_screen("TalkScreen")
    assert person.position == HALFWAY
    assert dict(person.answers) == {**given, HALFWAY: "Under"}
    person.types(str(wanted[HALFWAY]).removeprefix("Under"))
    person.presses(Key.Key_Return)
    stood += person.typist.interview(wanted)
    assert stood > 200
    person.waits_for("Det var den sista frågan")
    talked = {k: a for k, a in wanted.items() if k in person.session.talk}
    assert {k: a for k, a in person.answers.items() if k in talked} == talked

    person.presses(Key.Key_F12)
    person.waits_for("Allt är med")
    person.presses(Key.Key_F12)
    rates(person, wanted)
    assert {key: person.answers.get(key) for key in wanted} == wanted
    person.presses(Key.Key_F12)
    edits_sheet(person)
    draft = saves(person, tmp_path / "utkast.pdf")
    assert "UTKAST" in draft
    signs(person)
    final = saves(person, tmp_path / "blad.pdf")
    for text in (draft, final):
        for words in (OWN, *SAID.values(), "22 november 2026", *rated_in_words(person)):
            assert words in text
    assert "UTKAST" not in final

    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")
    person.waits_for("varav 1 signerad")
    corrects(person)
    leaves(person)
    check_correction(passphrase)


def first_start(person: Person) -> str:
    """The steps of the first start, and the recovery code on paper. The passphrase."""
    person.waits_for("Var ska uppgifterna ligga?")
    person.presses(Key.Key_Return)
    person.waits_for("Din lösenfras")
    offered = person.finds("Föreslagen lösenfras", QLabel).text()
    assert len(offered.split()) == 4
    person.types(offered)
    person.presses(Key.Key_Return)
    person.waits_for("När gick du utbildningen i ASI?")
    person.types("nässjö")
    person.presses(Key.Key_Return)
    person.tabs_to("Enhet")
    person.types("Beroendeenheten")
    person.tabs_to("Ditt namn")
    person.types("Anna Andersson")
    person.tabs_to("Dag när du gick utbildningen")
    person.types("2025-03-11")
    person.presses(Key.Key_Return)
    person.waits_for("Stämmer det?")
    assert "anan" in person.reads()
    person.presses(Key.Key_Return)
    person.waits_for_screen("RecoveryPage")
    person.tabs_to("Jag har den på papper")
    person.presses(Key.Key_Space, Key.Key_Return)
    person.waits_for("Här är det tomt än")
    return offered


def begins_interview(person: Person) -> None:
    """A new client, and what comes before the talk."""
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientForm")
    person.types(CLIENT.number.replace("-", ""))
    person.waits_for("✓ 19920611-2386")
    person.tabs_to("Namn")
    person.types(CLIENT.name)
    person.tabs_to("Ärendenummer")
    person.types(CLIENT.case_number)
    person.presses(Key.Key_Return)
    person.waits_for("Ingen intervju än")
    person.presses(Key.Key_Return)
    person.waits_for("Före intervjun")
    person.types("1234")
    person.waits_for("Allt är klart. Nu kan ni börja.")
    person.tabs_to("Allt är sagt")
    person.presses(Key.Key_Return)
    person.tabs_to("Börja intervjun")
    person.presses(Key.Key_Return)
    person.waits_for_screen("TalkScreen")


def unlocks(person: Person, passphrase: str) -> None:
    person.waits_for_screen("Unlock")
    person.types(passphrase)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")
    person.waits_for(f"fortsätt på fråga {number_of(HALFWAY)}")


def rates(person: Person, wanted: dict[str, Answer], *, outside: str = OUTSIDE) -> None:
    """All seven areas: what the interviewer saw, range, value, the two doubts, a few words."""
    person.waits_for_screen("Ratings")
    for area in person.form.areas:
        rates_area(person, area, wanted, outside=outside)
    person.waits_for("7 av 7 områden klara")


def rates_area(
    person: Person, area: Area, wanted: dict[str, Answer], *, outside: str
) -> None:
    value = wanted[area.rating]
    assert isinstance(value, int)
    person.waits_for("Välj spannet")
    todo = {area.rating, *area.observed}
    todo |= {key for key in area.confidence if (area.id, key[0]) != ("alcohol", "E")}
    while todo:
        name = in_focus().accessibleName()
        if name.startswith("Din bedömning"):
            assert name == f"Din bedömning: {area.title}"
            todo.remove(area.rating)
            rates_value(person, value, is_outside=area.id == outside)
        else:
            key = name.split(" ")[0]
            todo.remove(key)
            person.types(write(wanted[key]))


def rates_value(person: Person, value: int, *, is_outside: bool) -> None:
    """A range and the value in it, in one case below it, with the reason."""
    low = value + 1 if is_outside else min(value, 8)
    person.types(f"{low}{low + 1}{value}")
    if is_outside:
        person.waits_for("Varför ligger bedömningen utanför")
        person.types(REASON)
        person.presses(Key.Key_Return)


def edits_sheet(person: Person) -> None:
    """An own sentence in the draft, the client's words, wishes, what was agreed, the days."""
    person.waits_for_screen("FeedbackScreen")
    person.tabs_to("Det som bär")
    person.presses(Key.Key_End)
    person.types("\n" + OWN)
    for name, text in {**SAID, **DAY}.items():
        person.tabs_to(name)
        person.types(text)
    person.tabs_to("Dagen för uppföljning")


def saves(person: Person, path: Path) -> str:
    """The sheet as a file, in the dialog of the system. Its words."""
    person.holds(Key.Key_S)
    person.names_file(str(path))
    person.presses(Key.Key_Return)
    person.waits_for("Filen är sparad")
    return words_of(path)


def words_of(path: Path) -> str:
    pages = PdfReader(path).pages
    assert len(pages) <= 2
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def signs(person: Person) -> None:
    person.presses(Key.Key_F12)
    person.waits_for("Allt är klart att signera")
    person.presses(Key.Key_Return)  # steps that nobody has acknowledged in the talk
    assert "Jag har sett det" not in person.reads()
    person.presses(Key.Key_Return)
    person.waits_for("Intervjun är signerad och låst")
    assert "av Anna Andersson (anan)" in person.reads()
    assert in_focus().accessibleName() == "Skriv ut"


def comes_to_client(person: Person) -> None:
    person.types("berglund")
    person.waits_for("1 träff")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")


def rated_in_words(person: Person) -> list[str]:
    """The seven ratings as the sheet says them."""
    values = (person.answers[area.rating] for area in person.form.areas)
    return [rating_words(value) for value in values if isinstance(value, int)]


def corrects(person: Person) -> None:
    """Begins a correction, with a reason; it opens with everything that was there."""
    comes_to_client(person)
    person.tabs_to("Rätta: ")
    person.presses(Key.Key_Return)
    person.types(WHY)
    person.presses(Key.Key_Return)
    person.waits_for_screen("TalkScreen")
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")
    comes_to_client(person)
    person.waits_for(f"Orsak till rättelsen: {WHY}")


def check_correction(passphrase: str) -> None:
    """The vault holds two versions with the same answers and the same words."""
    with open_vault(default_place("valv"), passphrase) as vault:
        old, new = sorted(vault.interviews.find(), key=lambda one: one.version)
        assert (old.version, new.version, new.replaces) == (1, 2, old.id)
        assert (old.status, new.status, new.reason) == ("signed", "open", WHY)
        assert vault.answers.of(new.id) == vault.answers.of(old.id) != {}
        signed = vault.texts.of(old.id)
        assert signed.pop("signed-sheet")  # of that version alone
        assert texts_of(vault.texts.of(new.id)) == texts_of(signed) != {}
        assert vault.seals.broken() == []


def texts_of(texts: dict[str, str]) -> dict[str, str]:
    """All but the minutes: the correction has been in sight for a moment."""
    return {name: text for name, text in texts.items() if not name.startswith("seconds:")}
