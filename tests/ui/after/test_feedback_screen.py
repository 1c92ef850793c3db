# SPDX-License-Identifier: EUPL-1.2
"""The editor starts from the draft, tells what becomes of it, and never loses a word."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from app.interview.base.text_kinds import SHEET
from app.interview.sheet.sheet import Sheet, make_sheet
from app.interview.talk.session import Session
from app.report.investigation.parts import Investigation, TextPart, TextSection
from app.report.investigation.section_text import Chosen
from app.report.paper.fonts import Fonts
from app.report.sheet.document import CaseFacts
from app.report.sheet.sheet_draft import MOST_WISHES
from app.report.sheet.sheet_rules import SheetRules
from app.ui.after.feedback_screen import FeedbackScreen
from app.ui.after.slot_editors import EMPTIED
from app.ui.pieces.theme import Look
from tests.library import GRUND, LIBRARY
from tests.ui.after.conftest import MakeSession, keys, press, shown, words_of

TEXT = Investigation(
    (
        TextSection(
            "home",
            "Hemma",
            (TextPart("alone", "Klienten bor ensam."), TextPart("glad", "Klienten trivs.")),
        ),
    )
)
FACTS = CaseFacts("Sofia", "ÖV-2027", "Anna", date(2026, 11, 17), "ASI Grund")


@pytest.fixture(scope="session")
def rules() -> SheetRules:
    return LIBRARY.instrument(GRUND).sheet


class Desk:
    """The screen with a flow that keeps what is edited and builds the sheet anew."""

    def __init__(
        self,
        qtbot: QtBot,
        session: Session,
        rules: SheetRules,
        texts: dict[str, str],
        facts: CaseFacts,
    ) -> None:
        self.session, self.rules, self.facts = session, rules, facts
        self.texts = dict(texts)
        self.told: list[tuple[str, object]] = []
        sheet = self.sheet()
        self.screen = FeedbackScreen(
            sheet.feedback, sheet.draft, texts, look=Look(), parent=None
        )
        self.screen.edited.connect(self._keep)
        shown(qtbot, self.screen)

    def sheet(self) -> Sheet:
        answers = self.session.answers
        return make_sheet(self.session.form, answers, self.texts, self.facts, self.rules)

    def _keep(self, slot: str, text: object) -> None:
        self.told.append((slot, text))
        if isinstance(text, str):
            self.texts[SHEET.slot(slot)] = text
        else:
            self.texts.pop(SHEET.slot(slot), None)


@pytest.fixture
def desk(qtbot: QtBot, session_of: MakeSession, rules: SheetRules) -> Desk:
    return Desk(
        qtbot, session_of(), rules, {SHEET.slot("follow_up_date"): "2027-05-01"}, FACTS
    )


def edit(desk: Desk, slot: str, text: str) -> None:
    desk.screen.slots[slot].box.setPlainText(text)
    desk.screen.settle()


def test_every_slot_begins_as_the_draft_and_tells_nothing(desk: Desk) -> None:
    before = desk.sheet().feedback
    assert len(desk.screen.slots) >= 12
    assert all(slot.is_draft for slot in desk.screen.slots.values())
    desk.screen.settle()
    assert desk.told == []
    lines = desk.screen.slots["problems"].box.toPlainText().splitlines()
    assert len(lines) == len(before.problems)


def test_what_is_written_stands_on_the_sheet(desk: Desk) -> None:
    edit(desk, "area:medical", "Du har haft ont i ryggen.")
    assert desk.told == [("area:medical", "Du har haft ont i ryggen.")]
    assert desk.sheet().feedback.areas[0].text == "Du har haft ont i ryggen."
    assert not desk.screen.slots["area:medical"].is_draft


def test_the_draft_comes_back(desk: Desk, qtbot: QtBot) -> None:
    before = desk.sheet().feedback.problems
    edit(desk, "problems", "En enda sak.")
    press(qtbot, desk.screen.slots["problems"], "Tillbaka till utkastet")
    assert desk.told[-1] == ("problems", None)
    assert desk.sheet().feedback.problems == before
    assert desk.screen.slots["problems"].is_draft


def test_an_emptied_slot_stays_empty(desk: Desk) -> None:
    edit(desk, "problems", "")
    assert desk.told == [("problems", EMPTIED)]
    assert desk.sheet().feedback.problems == ()


def test_what_was_written_is_there_again(
    qtbot: QtBot, session_of: MakeSession, rules: SheetRules
) -> None:
    texts = {SHEET.slot("agreed"): "Anna ringer.", SHEET.slot("problems"): EMPTIED}
    again = Desk(qtbot, session_of(), rules, texts, FACTS)
    assert again.screen.slots["agreed"].box.toPlainText() == "Anna ringer."
    assert again.screen.slots["problems"].box.toPlainText() == ""
    assert not again.screen.slots["problems"].is_draft


def test_words_are_told_while_they_are_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.screen.slots["comment"].box.setFocus()
    with qtbot.waitSignal(desk.screen.edited) as told:
        keys(qtbot, desk.screen, "Det blev bra")
    assert told.args == ["comment", "Det blev bra"]


@pytest.mark.parametrize("way", ["back", "sign", "print_pages", "save_pdf"])
def test_nothing_typed_is_left_behind(desk: Desk, qtbot: QtBot, way: str) -> None:
    pressed = {
        "back": "Tillbaka till bedömningen",
        "sign": "Signera",
        "print_pages": "Skriv ut",
        "save_pdf": "Spara PDF",
    }[way]
    desk.screen.slots["comment"].box.setPlainText("Sist")
    with qtbot.waitSignals([desk.screen.edited, getattr(desk.screen, way)], order="strict"):
        press(qtbot, desk.screen, pressed)


def test_the_wishes_go_together(desk: Desk, qtbot: QtBot) -> None:
    drafted = desk.sheet().feedback.wishes
    lines = desk.screen.wishes.findChildren(QLineEdit)
    lines[1].setText("Ett eget rum")
    desk.screen.settle()
    assert [slot for slot, _ in desk.told] == [
        f"wish:{n}" for n in range(1, MOST_WISHES + 1)
    ]
    assert desk.sheet().feedback.wishes == (drafted[0], "Ett eget rum", *drafted[2:])
    press(qtbot, desk.screen.wishes, "Tillbaka till utkastet")
    assert desk.sheet().feedback.wishes == drafted


def test_enter_in_a_line_moves_on_and_signs_nothing(desk: Desk, qtbot: QtBot) -> None:
    lines = desk.screen.wishes.findChildren(QLineEdit)
    lines[0].setFocus()
    with qtbot.assertNotEmitted(desk.screen.sign):
        keys(qtbot, desk.screen, Qt.Key.Key_Return)
    assert lines[1].hasFocus()


def test_a_day_must_be_one(desk: Desk) -> None:
    day = desk.screen.days["feedback_date"]
    line = day.findChildren(QLineEdit)[0]
    line.setText("nästa tisdag")
    desk.screen.settle()
    assert desk.told == []
    assert "åååå-mm-dd" in words_of(day)
    line.setText("2026-11-24")
    desk.screen.settle()
    assert desk.told == [("feedback_date", "2026-11-24")]
    assert desk.sheet().feedback.feedback_date == date(2026, 11, 24)


def test_the_follow_up_is_proposed_in_half_a_year(
    qtbot: QtBot, session_of: MakeSession, rules: SheetRules
) -> None:
    fresh = Desk(qtbot, session_of(), rules, {}, FACTS)
    fresh.screen.settle()
    assert fresh.told == []  # nobody has decided on it by looking
    line = fresh.screen.days["follow_up_date"].findChildren(QLineEdit)[0]
    assert line.text() == "2027-05-17"
    assert fresh.sheet().feedback.follow_up_date == date(2027, 5, 17)
    line.setText("")
    fresh.screen.settle()
    assert fresh.sheet().feedback.follow_up_date is None  # and it is not proposed again


def test_a_sensitive_sentence_waits_for_a_decision(desk: Desk, qtbot: QtBot) -> None:
    slot = desk.screen.slots["area:psychiatric"]
    sensitive = [s for s in desk.sheet().draft.slots["area:psychiatric"] if s.sensitive]
    assert sensitive
    assert sensitive[0].text not in slot.box.toPlainText()
    assert "Känsligt, är inte med" in words_of(slot)
    press(qtbot, slot, "Ta med")
    assert desk.told == [("keep", sensitive[0].rule)]
    assert sensitive[0].text in slot.box.toPlainText()
    assert sensitive[0].text in desk.sheet().feedback.areas[-1].text
    assert slot.is_draft
    press(qtbot, slot, "Ta bort")
    assert desk.told[-1] == ("keep", None)
    assert sensitive[0].text not in slot.box.toPlainText()


def test_a_sensitive_sentence_is_added_to_own_words(desk: Desk, qtbot: QtBot) -> None:
    slot = desk.screen.slots["area:psychiatric"]
    sensitive = [s for s in desk.sheet().draft.slots["area:psychiatric"] if s.sensitive]
    edit(desk, "area:psychiatric", "Du har det tungt.")
    press(qtbot, slot, "Ta med")
    assert desk.told[-1] == ("area:psychiatric", f"Du har det tungt. {sensitive[0].text}")


def test_what_found_no_room_is_offered_with_how_many(desk: Desk, qtbot: QtBot) -> None:
    slot = desk.screen.slots["problems"]
    spare = desk.sheet().draft.spare["problems"]
    press(qtbot, slot, f"Fick inte plats: {len(spare)}")
    press(qtbot, slot, f"Lägg till i Det som är svårt: {spare[0].text}")
    assert slot.box.toPlainText().splitlines()[-1] == spare[0].text.replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_wish_that_tells_of_the_home_waits_for_a_yes(
    qtbot: QtBot, session_of: MakeSession, rules: SheetRules
) -> None:
    desk = Desk(qtbot, session_of({"H14.b": 1, "H22": 4}), rules, {}, FACTS)
    drafted = desk.sheet().feedback.wishes
    assert not [wish for wish in drafted if "amilj" in wish]
    press(qtbot, desk.screen.wishes, "Ta med bland önskningarna: Familjen")
    taken = desk.sheet().feedback.wishes
    assert [wish for wish in taken if "amilj" in wish] == [
        "Psykiska besvär, drogerna och familjen"
    ]
    assert "är inte med: Familjen" not in words_of(desk.screen.wishes)
    press(qtbot, desk.screen.wishes, "Tillbaka till utkastet")
    assert desk.sheet().feedback.wishes == drafted
    lines = desk.screen.wishes.findChildren(QLineEdit)
    lines[0].setText("Sömnen")
    desk.screen.settle()
    press(qtbot, desk.screen.wishes, "Ta med bland önskningarna: Familjen")
    written = desk.sheet().feedback.wishes
    assert written == ("Sömnen", *drafted[1:], "Familjen")


def test_every_sentence_leads_to_its_questions(desk: Desk, qtbot: QtBot) -> None:
    slot = desk.screen.slots["area:medical"]
    sentence = next(s for s in desk.sheet().draft.slots["area:medical"] if s.sources)
    press(qtbot, slot, "Frågorna bakom")
    with qtbot.waitSignal(desk.screen.go_to) as told:
        press(qtbot, slot, f"Gå till fråga {sentence.sources[0]}")
    assert told.args == [sentence.sources[0]]


def test_a_sheet_that_grows_too_long_is_told(desk: Desk) -> None:
    pages = desk.sheet().layout(Fonts()).pages
    desk.screen.show_pages(pages)
    assert "längre än två sidor" not in words_of(desk.screen)
    desk.screen.show_pages(pages, True)
    assert "längre än två sidor" in words_of(desk.screen)


def test_large_type_is_a_switch(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.screen.large) as told:
        press(qtbot, desk.screen, "Stor stil")
    assert told.args == [True]


def test_the_text_for_the_investigation(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.screen.text_wanted):
        press(qtbot, desk.screen, "Text till utredningen")
    buttons = desk.screen.text_view.findChildren(QPushButton)
    copying = [
        one for one in buttons if one.text() in ("Kopiera allt", "Kopiera avsnittet")
    ]
    assert [one.isEnabled() for one in copying] == [False, False]  # there is nothing yet
    desk.screen.show_text(TEXT, Chosen())
    with qtbot.waitSignal(desk.screen.copy_text) as told:
        press(qtbot, desk.screen, "Kopiera allt")
    assert told.args == [""]
    assert desk.screen.text_view.text == "Hemma\nKlienten bor ensam. Klienten trivs.\n"
    with qtbot.waitSignal(desk.screen.copy_text) as told:
        press(qtbot, desk.screen, "Kopiera avsnittet")
    assert told.args == ["home"]
    with qtbot.waitSignal(desk.screen.save_text):
        press(qtbot, desk.screen, "Spara som textfil")
    desk.screen.say("Kopierat", good=True)
    assert "Kopierat" in words_of(desk.screen)
    with qtbot.assertNotEmitted(desk.screen.back):
        keys(qtbot, desk.screen, Qt.Key.Key_Escape)  # closes the text only
    assert not desk.screen.text_view.isVisible()


def test_the_keys_that_are_told_are_those_of_what_is_in_sight(
    desk: Desk, qtbot: QtBot
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    assert "skriv ut" in words_of(desk.screen)
    press(qtbot, desk.screen, "Text till utredningen")
    desk.screen.show_text(TEXT, Chosen())
    said = words_of(desk.screen)
    assert "kopiera avsnittet" in said
    assert "spara PDF" not in said
    rows = desk.screen.text_view.findChild(QListWidget)
    with (
        qtbot.assertNotEmitted(desk.screen.print_pages),
        qtbot.assertNotEmitted(desk.screen.save_pdf),
        qtbot.waitSignal(desk.screen.save_text),
    ):
        qtbot.keyClick(rows, Qt.Key.Key_P, control)
        qtbot.keyClick(rows, Qt.Key.Key_S, control)
    keys(qtbot, desk.screen, Qt.Key.Key_Escape)
    assert "skriv ut" in words_of(desk.screen)
    with qtbot.waitSignal(desk.screen.print_pages):
        qtbot.keyClick(desk.screen, Qt.Key.Key_P, control)


def test_a_part_of_the_text_is_taken_away_and_put_back(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk.screen, "Text till utredningen")
    view = desk.screen.text_view
    view.show_text(TEXT, Chosen())
    rows = view.findChild(QListWidget)
    assert rows is not None
    rows.setCurrentRow(1)
    with qtbot.waitSignal(view.turned) as told:
        keys(qtbot, rows, Qt.Key.Key_Space)
    assert told.args == ["home", "alone"]
    assert view.text == "Hemma\nKlienten trivs.\n"
    heard = rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Klienten bor ensam. Står inte i texten."
    with qtbot.waitSignal(view.turned):
        keys(qtbot, rows, Qt.Key.Key_Space)
    assert view.text == "Hemma\nKlienten bor ensam. Klienten trivs.\n"
    rows.setCurrentRow(0)  # a heading has nothing to tick
    with qtbot.assertNotEmitted(view.turned):
        keys(qtbot, rows, Qt.Key.Key_Space)
    view.show_text(TEXT, Chosen(), signed=True)
    rows.setCurrentRow(1)
    with qtbot.assertNotEmitted(view.turned):
        keys(qtbot, rows, Qt.Key.Key_Space)


def test_a_signed_sheet_is_only_read(
    qtbot: QtBot, session_of: MakeSession, rules: SheetRules
) -> None:
    signed = Desk(qtbot, session_of(), rules, {}, replace(FACTS, signed=True))
    assert not signed.screen.slots  # there is nothing to write in
    assert signed.screen.primary is None
    assert "utkast" not in words_of(signed.screen)
    with qtbot.assertNotEmitted(signed.screen.sign):
        keys(qtbot, signed.screen, Qt.Key.Key_F12)
    signed.screen.settle()
    assert signed.told == []
