# SPDX-License-Identifier: EUPL-1.2
"""Whose it is, where one is and how one gets back, on every page of an interview."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from app.forms.answers import Mark
from app.forms.question_number import number_of
from app.interview.after.steps import Step
from app.interview.base.stored_answers import stored
from app.storage.records import StoredAnswer
from app.storage.vault.vault import Vault
from app.ui.after.slot_editors import SlotEditor
from app.ui.pieces.rows import Row
from app.ui.pieces.trail import StepButton, Trail
from tests.behind import place_of
from tests.beneath import beneath
from tests.library import GRUND, LIBRARY
from tests.typist import in_focus, rest
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person, finished_client, wanted_answers
from tests.walkthrough.stages import DONE, GOING, SIGNED

PAGES = {
    "Samtal": "TalkScreen",
    "Saknas": "Completeness",
    "Bedömning": "Ratings",
    "Återkoppling": "FeedbackScreen",
    "Signera": "SignScreen",
}
KEYS = dict(
    zip(PAGES, (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5), strict=True)
)
NAME = "Sofia Berglund"


@pytest.fixture
def person(opens: Opens) -> Person:
    person = opens(practice=True)
    person.waits_for("Pågår")
    return person


def opened(person: Person, interview: int) -> Person:
    person.program.desk.open_interview(interview)
    person.waits_for_screen("TalkScreen")
    return person


def trail(person: Person) -> Trail:
    return next(person.all(Trail))


def in_vault(person: Person, work: Callable[[Vault], object]) -> object:
    """What the vault's own thread says."""
    place, found = place_of(person.program), []  # type: ignore[var-annotated]
    place.ask(lambda: [work(place.vault)], found.append)
    person.waits_until(lambda: bool(found), "the vault")
    return found[0][0]


def test_every_page_says_whose_and_leads_to_every_other(person: Person) -> None:
    opened(person, DONE)
    for step, page in PAGES.items():
        person.holds(KEYS[step])
        person.waits_for_screen(page)
        assert trail(person).here is Step(step)
        said = person.reads()
        if page == "TalkScreen":  # the client reads along
            assert "Sofia" not in said
            assert trail(person).whose == "Ärende ÖV-2027 ASI Grund"
        else:
            assert NAME in said
            assert "ärende ÖV-2027 · ASI Grund" in trail(person).whose
        steps = list(person.all(StepButton))
        assert [one.step.value for one in steps] == list(PAGES)
        for one in steps:
            done = one.step is not Step.SIGNING
            assert ("✓" in one.text()) == done
            assert (", klart" in one.accessibleName()) == done
            assert ("du är här" in one.accessibleName()) == (one.step.value == step)
    for step, page in PAGES.items():
        person.clicks(f"{step}, steg")
        person.waits_for_screen(page)


def test_ticks_follow_what_is_done(person: Person) -> None:
    opened(person, GOING)
    person.holds(Key.Key_3)
    person.waits_for_screen("Ratings")
    assert [one for one in person.all(StepButton) if "✓" in one.text()] == []
    opened(person, DONE)
    person.typist.go_to("C5")
    person.presses(Key.Key_Delete)
    person.holds(Key.Key_4)
    person.waits_for_screen("FeedbackScreen")
    done = [one.step for one in person.all(StepButton) if "✓" in one.text()]
    assert done == [Step.RATING, Step.SHEET]


def test_a_signed_one_has_its_talk_and_its_sheet(person: Person) -> None:
    opened(person, SIGNED)
    assert all("✓" in one.text() for one in person.all(StepButton))
    for key in (Key.Key_2, Key.Key_3, Key.Key_5):
        person.holds(key)
        assert type(person.screen).__name__ == "TalkScreen"
    person.holds(Key.Key_4)
    person.waits_for_screen("FeedbackScreen")
    assert "låst" in person.finds("Bedömning, steg").accessibleName()


def test_a_protected_client_has_the_made_up_name(person: Person) -> None:
    protect = lambda vault: vault.clients.update(  # noqa: E731 - one line for the vault's thread
        vault.clients.get(DONE)._replace(kind="protected", name="Påhitt Ek", number="")
    )
    in_vault(person, protect)
    opened(person, DONE)
    person.holds(Key.Key_5)
    person.waits_for_screen("SignScreen")
    assert "Påhitt Ek" in trail(person).whose
    assert NAME not in person.reads()


@pytest.mark.parametrize(("wide", "scale"), [(1024, 100), (1366, 200), (1024, 200)])
def test_a_long_name_is_cut_and_told_whole(person: Person, wide: int, scale: int) -> None:
    long = "Maria-Magdalena Alexandra Wennergren Hägerström af Ugglas"
    in_vault(person, lambda v: v.clients.update(v.clients.get(DONE)._replace(name=long)))
    for _ in range((scale - 100) // 25):
        person.holds(Key.Key_Plus)
    opened(person, DONE)
    person.holds(Key.Key_4)
    person.waits_for_screen("FeedbackScreen")
    person.program.window.resize(wide, 600)
    rest()
    line = trail(person)
    shown = line.findChildren(QWidget)
    assert long in line.whose
    label = person.finds(long)
    assert label.toolTip() == long
    assert label.text().endswith("…")  # type: ignore[attr-defined]
    edges = [one.mapTo(line, one.rect().topRight()).x() for one in shown if one.isVisible()]
    assert max(edges) <= line.width()
    assert person.program.window.width() <= max(wide, 1120)


def test_a_question_behind_a_sentence_shows_its_answer_and_leads_back(
    person: Person,
) -> None:
    opened(person, DONE)
    person.holds(Key.Key_4)
    person.waits_for_screen("FeedbackScreen")
    for made in list(person.all(QPushButton)):
        if made.text() == "Frågorna bakom":
            made.click()
    rest()
    ways = [
        w for w in person.all(QPushButton) if w.accessibleName().startswith("Gå till f")
    ]
    way = ways[len(ways) * 2 // 3]
    name = way.accessibleName()
    number = name.removeprefix("Gå till fråga ").partition(",")[0]
    (key,) = [one for one in person.session.form.questions if number_of(one) == number]
    field = person.session.state.fields[key]
    assert way.accessibleDescription().startswith(f"{field.question.label}: ")
    assert way.accessibleDescription() in person.reads()
    way.setFocus()
    person.presses(Key.Key_Return)
    person.waits_for_screen("TalkScreen")
    assert person.position == key
    person.waits_for("Esc tar dig tillbaka till återkopplingen.")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("FeedbackScreen")
    rest()
    back = in_focus()
    assert back.accessibleName() == name
    assert_in_sight(back)
    editors = [one for one in person.all(SlotEditor) if one.isAncestorOf(back)]
    assert len(editors) == 1


def assert_in_sight(widget: QWidget) -> None:
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    place = widget.mapTo(area.viewport(), widget.rect().center())
    assert area.viewport().rect().contains(place)


def test_no_word_of_the_sheet_changes_by_going_to_a_question_and_back(
    person: Person,
) -> None:
    opened(person, DONE)
    person.holds(Key.Key_4)
    person.waits_for_screen("FeedbackScreen")
    before = in_vault(person, lambda vault: vault.texts.of(DONE))
    person.screen.go_to_question("C5")  # type: ignore[attr-defined]
    person.waits_for_screen("TalkScreen")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("FeedbackScreen")
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")
    after = in_vault(person, lambda vault: vault.texts.of(DONE))
    assert quiet(after) == quiet(before)


def quiet(texts: object) -> dict[str, str]:
    """All but the minutes."""
    assert isinstance(texts, dict)
    return {slot: text for slot, text in texts.items() if not slot.startswith("seconds")}


# Where one came from


def test_escape_leads_back_and_never_out_of_the_talk(person: Person) -> None:
    opened(person, DONE)
    person.presses(Key.Key_Escape)  # other clients are on the start page
    assert type(person.screen).__name__ == "TalkScreen"
    person.presses(Key.Key_F12, Key.Key_F12, Key.Key_F12)
    backs = {
        "FeedbackScreen": "Tillbaka till bedömningen",
        "Ratings": "Tillbaka till det som saknas",
        "Completeness": "Tillbaka till samtalet",
    }
    for page, back in backs.items():
        person.waits_for_screen(page)
        assert back in person.reads()
        person.presses(Key.Key_Escape)
    person.waits_for_screen("TalkScreen")
    person.holds(Key.Key_4)
    person.waits_for_screen("FeedbackScreen")
    person.clicks("Tillbaka till samtalet")  # it says where it leads
    person.waits_for_screen("TalkScreen")
    person.presses(Key.Key_Escape)
    assert type(person.screen).__name__ == "TalkScreen"


def test_the_clients_page_is_where_one_came_from(person: Person) -> None:
    person.program.desk.open_client(DONE)
    person.waits_for("Sofia")
    for called, page in (
        ("Återkoppling: ", "FeedbackScreen"),
        ("Exportera: ", "ExportScreen"),
    ):
        person.waits_for_screen("ClientPage")
        person.clicks(called)
        person.waits_for_screen(page)
        assert NAME in trail(person).whose
        person.presses(Key.Key_Escape)
    person.waits_for_screen("ClientPage")
    person.clicks("Exportera: ")
    person.waits_for_screen("ExportScreen")
    person.holds(Key.Key_3)
    person.waits_for_screen("Ratings")
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")


def test_an_unreadable_day_is_told_once_and_never_dropped_unseen(person: Person) -> None:
    opened(person, DONE)
    person.holds(Key.Key_4)
    person.waits_for_screen("FeedbackScreen")
    person.tabs_to("Dagen för återkopplingen")
    person.types("i våras")
    person.presses(Key.Key_F10)
    person.waits_for("går inte att läsa")
    person.types("s")  # something else: that is told of, too
    person.presses(Key.Key_F10)
    assert type(person.screen).__name__ == "FeedbackScreen"
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")


def test_what_is_typed_for_a_new_client_is_told_of_before_f10_drops_it(
    person: Person,
) -> None:
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")  # nothing was typed
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    person.tabs_to("Namn")
    person.types("Nils")
    person.presses(Key.Key_F10)
    person.waits_for("Det du har skrivit här är inte sparat")
    assert type(person.screen).__name__ == "ClientForm"
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")


# The rows of the start page


def test_a_row_opens_the_step_that_it_names(person: Person) -> None:
    row = next(
        one for one in person.all(Row) if "återkoppla och signera" in one.accessibleName()
    )
    person.clicks(row)
    person.waits_for_screen("FeedbackScreen")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")
    in_vault(
        person, lambda v: v.answers.put(DONE, {"C14": None}, at="2026-11-30T09:00:00Z")
    )
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    person.presses(Key.Key_F10)
    person.waits_for("Bedömning kvar: 1 uppgift saknas")
    row = next(one for one in person.all(Row) if "Bedömning kvar" in one.accessibleName())
    person.clicks(row)
    person.waits_for_screen("Ratings")
    assert in_focus().accessibleName().startswith("C14")


def test_an_imported_one_opens_where_its_row_says_and_takes_no_digit_for_a_name(
    person: Person,
) -> None:
    form, today = LIBRARY.form(GRUND), date.today()
    wanted = wanted_answers(form, finished_client(), today - timedelta(days=9))
    talk = {k: a for k, a in wanted.items() if form.questions[k].stage == "interview"}
    given: dict[str, StoredAnswer | None] = {k: stored(a) for k, a in talk.items()}
    given["I13"] = None

    def forgets_where_it_was(vault: Vault) -> None:
        vault.answers.put(GOING, given, at="2026-11-30T09:00:00Z")
        beneath(vault).run("UPDATE interview SET position = '' WHERE id = ?", (GOING,))

    in_vault(person, forgets_where_it_was)
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    person.presses(Key.Key_F10)
    person.waits_for("fortsätt på fråga I13")
    person.clicks("Fortsätt. ")
    person.waits_for_screen("TalkScreen")
    assert person.position == "I13"
    person.typist.go_to("A1")
    name = person.answers["A1"]
    person.types("1")
    person.waits_for("Namnet står redan här")
    person.presses(Key.Key_Return)
    assert person.answers["A1"] == name
    assert person.answers["A1"] is not Mark.X
