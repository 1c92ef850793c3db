# SPDX-License-Identifier: EUPL-1.2
"""Every screen of the program, one after the other, to be looked at.

Each function takes the program from one screen to the next and says the name of each.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from app.interview.after.steps import Step
from app.storage.errors import WrongPassphrase
from app.ui.after.ratings import Ratings
from app.ui.door.recovery_page import RecoveryPage
from app.ui.door.unlock import Unlock
from app.ui.talk.screen import TalkScreen
from tests.library import GRUND
from tests.walkthrough.person import Key, Person

GOING, DONE, SIGNED = 1, 2, 3  # the interviews of the practice vault
CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23"
# One of each kind, those with the longest words, and a cell of every grid.
ASKED = (
    *("A3", "A10", "B2", "B3", "B4b", "B5", "B6", "C1", "C1a", "C10", "C15", "D7", "D8"),
    *("D12", "D16", "D24", "E1.a", "E18.b", "E30", "E32", "F17a", "G3.a", "H1", "H12d.a"),
    *("H13.a", "H20", "I1c", "I8.a", "I12"),
)


def first_start(person: Person) -> Iterator[str]:
    """From nothing to the recovery code, and the door as it is met later."""
    person.waits_for("Var ska uppgifterna ligga?")
    yield "first-place"
    person.clicks("Fortsätt")
    yield "first-words"
    person.clicks("Jag vill välja en egen")
    person.clicks("Fortsätt")
    yield "first-own"
    person.clicks("Ta hellre fyra ord")
    person.clicks("Fortsätt")
    yield "first-words-missing"
    person.types(person.finds("Föreslagen lösenfras", QLabel).text())
    person.clicks("Fortsätt")
    person.types("sö")
    yield "first-you"
    person.presses(Key.Key_Return)
    person.tabs_to("Ditt namn")
    person.types("Anna-Karin Bengtsdotter Zetterström")
    person.clicks("Fortsätt")
    yield "first-create"
    window = person.program.window
    window.show_screen(RecoveryPage(CODE, parent=window))
    yield "recovery"
    door = Unlock(Path.home() / ".local" / "share" / "overblick" / "valv", parent=window)
    window.show_screen(door)
    yield "unlock"
    door.show_error(WrongPassphrase())
    yield "unlock-wrong"
    person.clicks("Jag har glömt lösenfrasen")
    door.show_busy()
    yield "unlock-code"


def desk(person: Person) -> Iterator[str]:
    """The pages around the talk."""
    desk, window = person.program.desk, person.program.window
    yield "start-3"
    person.screen.new_client.emit()  # type: ignore[attr-defined]
    yield "client-form"
    person.clicks("Typ av identitet: Skyddade uppgifter")
    yield "client-form-protected"
    for client in (GOING, DONE, SIGNED):
        desk.open_client(client)
        person.waits_for_screen("ClientPage")
        person.waits_for(("Kim", "Sofia", "Peter")[client - 1])
        yield f"client-{client}"
    person.clicks("Rätta: ")
    yield "client-correct"
    desk.start(GOING, GRUND)
    person.waits_for_screen("Preparation")
    yield "preparation"
    person.types("124")
    person.clicks("Skjut upp")
    yield "postpone"
    desk.settings()
    person.waits_for_screen("Settings")
    yield "settings"
    person.clicks("Handboken")
    person.waits_for_screen("Handbook")
    yield "handbook"
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Settings")
    window.tell("Registerutdraget är skickat till skrivaren.")
    yield "told"
    window.say("Något gick fel i programmet. Svaren fram till nu är sparade.")
    yield "said"
    desk.export(DONE)
    person.waits_for_screen("ExportScreen")
    yield "export"


def talk(person: Person) -> Iterator[str]:
    """The talk on questions of every kind, and what opens beside it."""
    opens(person, GOING)
    screen = person.screen
    assert isinstance(screen, TalkScreen)
    for key in ASKED:
        screen.go_to(key)
        yield f"talk-{key}"
    screen.go_to("B5")
    person.types("s")
    yield "talk-list"
    screen.go_to("C5a")
    person.types("99999")
    person.presses(Key.Key_Return)
    yield "talk-refused"
    person.presses(Key.Key_F1)
    yield "talk-help"
    person.presses(Key.Key_Escape, Key.Key_F2)
    yield "talk-note"
    person.presses(Key.Key_Escape, *[Key.Key_Backspace] * 5, Key.Key_F6)
    yield "talk-go-to"
    person.presses(Key.Key_Escape)
    screen.leave()
    opens(person, DONE)
    screen = person.screen
    assert isinstance(screen, TalkScreen)
    screen.go_to("E7.c")
    yield "talk-table"
    screen.go_to("I6.b")
    yield "talk-before-prompt"
    person.types("1")
    yield "talk-prompt"


def after(person: Person) -> Iterator[str]:
    """What is missing, the ratings, the sheet, the signature."""
    for interview, name in ((GOING, "open"), (DONE, "done")):
        opens(person, interview)
        encounter = person.program.desk.encounter
        encounter.go(Step.MISSING)
        yield f"completeness-{name}"
        encounter.go(Step.RATING)
        ratings = person.screen
        assert isinstance(ratings, Ratings)
        for area in person.form.areas if name == "done" else person.form.areas[:1]:
            ratings.focus_area(area.id)
            yield f"ratings-{name}-{area.id}"
        person.types("3" if name == "open" else "9")
        yield f"ratings-{name}-pressed"
        person.clicks("Mått")
        yield f"scores-{name}"
        encounter.go(Step.SHEET)
        sees_paper(person)
        yield f"feedback-{name}"
        encounter.go(Step.SIGNING)
        yield f"sign-{name}"
    encounter.go(Step.SHEET)
    sees_paper(person)
    for made in list(person.all(QPushButton)):
        if made.text().startswith(("Frågorna bakom", "Fick inte plats")):
            made.click()
    yield "feedback-behind"
    person.clicks("Text till utredningen")
    yield "feedback-text"
    opens(person, SIGNED)
    yield "talk-signed"
    person.program.desk.encounter.go(Step.MISSING)  # a signed one has the sheet instead
    sees_paper(person)
    yield "feedback-signed"


def signs(person: Person) -> None:
    """As the button does where nothing is left to be done."""
    person.program.desk.encounter.go(Step.MISSING)
    person.program.desk.encounter.go(Step.SIGNING)
    person.waits_for_screen("SignScreen")
    person.screen.signed.emit()  # type: ignore[attr-defined]
    person.waits_for("Intervjun är signerad och låst")


def open_screens(person: Person) -> Iterator[str]:
    """A few screens that each keep sizes of their own."""
    yield "start"
    opens(person, DONE)
    screen = person.screen
    assert isinstance(screen, TalkScreen)
    screen.go_to("E7.c")
    yield "talk"
    encounter = person.program.desk.encounter
    encounter.go(Step.MISSING)
    encounter.go(Step.RATING)
    yield "ratings"
    encounter.go(Step.SHEET)
    sees_paper(person)
    yield "feedback"
    person.program.desk.settings()
    person.waits_for_screen("Settings")
    yield "settings"


def opens(person: Person, interview: int) -> None:
    person.program.desk.open_interview(interview)
    person.waits_until(
        lambda: (
            (encounter := person.program.desk.encounter) is not None
            and encounter.id == interview
        ),
        "interview",
    )
    person.waits_for_screen("TalkScreen")


def sees_paper(person: Person) -> None:
    person.waits_for_screen("FeedbackScreen")
    screen = person.screen
    person.waits_until(lambda: bool(screen.paper.pages), "paper")  # type: ignore[attr-defined]
