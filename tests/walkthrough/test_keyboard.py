# SPDX-License-Identifier: EUPL-1.2
"""A whole ASI Grund by the keys alone: from the first start to the signed sheet, and after."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person, finished_client, wanted_answers

CLIENT = finished_client()
HALFWAY = "D7.text"  # where the program is closed, in the middle of a word


def test_from_the_first_start_to_the_signed_sheet(opens: Opens, tmp_path: Path) -> None:
    person = opens()
    passphrase = first_start(person)
    begins_interview(person)
    wanted = wanted_answers(person.form, CLIENT, datetime.now().astimezone().date())
    wanted["A3"] = person.answers["A3"]  # the day of the talk is today

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
    stood += person.typist.interview(wanted)
    assert stood > 200
    person.waits_for("Det var den sista frågan")
    talked = {k: a for k, a in wanted.items() if k in person.session.talk}
    assert {k: a for k, a in person.answers.items() if k in talked} == talked

    person.presses(Key.Key_F12)
    person.waits_for("Allt är med")
    person.presses(Key.Key_F12)
    rates(person, wanted)
    assert person.answers == Answers(wanted)
    person.presses(Key.Key_F12)
    draft = edits_sheet(person, tmp_path)
    assert "UTKAST" in draft
    signs(person)


def first_start(person: Person) -> str:
    """The steps of the first start, and the recovery code on paper. The passphrase."""
    person.waits_for("Var ska uppgifterna ligga?")
    person.presses(Key.Key_Return)
    person.waits_for("Din lösenfras")
    offered = person.finds("Föreslagen lösenfras", QLabel).text()
    assert len(offered.split()) == 4
    person.presses(Key.Key_Return)
    person.waits_for("När gick du utbildningen i ASI?")
    person.types("nässjö")
    person.presses(Key.Key_Return)
    person.tabs_to("Enhet")
    person.types("Beroendeenheten")
    person.tabs_to("Ditt namn")
    person.types("Anna Andersson")
    person.tabs_to("Dag för utbildning")
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
    person.waits_for("Allt är klart för att börja.")
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
    person.waits_for(f"fortsätt på fråga {HALFWAY}")


def rates(person: Person, wanted: dict[str, Answer]) -> None:
    """All seven areas: what the interviewer saw, range, value, the two doubts, a few words."""
    person.waits_for_screen("Ratings")
    for area in person.form.areas:
        rates_area(person, area, wanted)
    person.waits_for("7 av 7 områden klara")


def rates_area(person: Person, area: Area, wanted: dict[str, Answer]) -> None:
    value = wanted[area.rating]
    assert isinstance(value, int)
    low = min(value, 7)
    person.waits_for(f"Välj spannet")
    todo = {*area.confidence, *OBSERVED.get(area.id, ()), area.rating}
    while todo:
        name = in_focus().accessibleName()
        if name.startswith("Din bedömning"):
            assert name.endswith(area.title)
            if area.id == OUTSIDE:
                person.types(f"{value + 1}{value + 2}{value}")
                person.waits_for("Varför ligger bedömningen utanför")
                person.types(REASON)
                person.presses(Key.Key_Return)
            else:
                person.types(f"{low}{low + 1}{value}")
            todo.discard(area.rating)
        else:
            key = name.split(" ")[0]
            todo.remove(key)
            if not todo and area.comment in wanted:
                writes(person, wanted[area.comment])
            person.types(write(wanted[key]))
