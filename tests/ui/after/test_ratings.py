# SPDX-License-Identifier: EUPL-1.2
"""Two digits choose the range, a third the value; the program points and never rates."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.forms.answers import Answer, Answers, Mark
from app.interview.after.judgement import may_sign, rating_rows
from app.interview.talk.session import Session
from app.ui.after.area_row import AreaRow
from app.ui.after.interviewer_fields import YesNoRow
from app.ui.after.prompt_bar import PromptBar
from app.ui.after.ratings import Ratings
from app.ui.pieces.theme import SCALES, Look, dress
from tests.library import GRUND, LIBRARY
from tests.ui.after.conftest import MakeSession, keys, press, shown, words_of

RATINGS: dict[str, Answer | None] = dict.fromkeys(
    ("C12", "D26", "E38", "E39", "F22", "H24", "I20")
)
CONFIDENCE: dict[str, Answer | None] = dict.fromkeys(
    ("C13", "C14", "D27", "D28", "E40", "E41", "F23", "F24", "H25", "H26", "I21", "I22")
)
SEEN: dict[str, Answer | None] = dict.fromkeys(("I14", "I15", "I16", "I17", "I18", "I19"))


class Desk:
    """The screen, and everything that it asked to keep."""

    def __init__(
        self, qtbot: QtBot, session: Session, texts: dict[str, str], *, scale: int = 100
    ) -> None:
        self.session = session
        self.kept: dict[str, object] = {}
        self.screen = Ratings(
            session,
            texts,
            look=Look(scale=scale),
            table=LIBRARY.instrument(GRUND).scores,
            parent=None,
        )
        self.screen.kept.connect(self._keep)
        self._qtbot = qtbot
        shown(qtbot, self.screen)

    def keys(self, *pressed: str | Qt.Key) -> None:
        keys(self._qtbot, self.screen, *pressed)

    def _keep(self, slot: str, text: object) -> None:
        self.kept[slot] = text


@pytest.fixture
def empty_desk(qtbot: QtBot, session_of: MakeSession) -> Desk:
    return Desk(qtbot, session_of({**RATINGS, **CONFIDENCE, **SEEN}), {})


def test_digits_choose_range_and_value_and_go_on(empty_desk: Desk) -> None:
    empty_desk.keys("24")
    assert empty_desk.kept == {"range:medical": "2-4"}
    assert "C12" not in empty_desk.session.answers
    empty_desk.keys("3")
    assert empty_desk.session.answers["C12"] == 3
    empty_desk.keys("0x")
    assert empty_desk.session.answers["C13"] == 0
    assert empty_desk.session.answers["C14"] is Mark.X
    assert empty_desk.screen.standing()["area"] == "employment"


def test_all_seven_areas_by_digits_alone(empty_desk: Desk) -> None:
    pressed = [
        "24300",  # range, value, two confidence questions
        "46500",
        "011",  # alcohol: its confidence questions come with the drugs
        "57700",
        "24300",
        "46500",
        "000000",  # what was seen comes before the rating of the mind
        "68700",
    ]
    empty_desk.keys("".join(pressed))
    found = {key: empty_desk.session.answers[key] for key in RATINGS}
    assert found == {
        "C12": 3, "D26": 5, "E38": 1, "E39": 7, "F22": 3, "H24": 5, "I20": 7,
    }  # fmt: skip
    assert not any(key not in empty_desk.session.answers for key in {**CONFIDENCE, **SEEN})
    assert "7 av 7 områden klara" in words_of(empty_desk.screen)
    assert empty_desk.screen.primary is not None
    assert empty_desk.screen.primary.hasFocus()


@pytest.mark.parametrize("pressed", ["42", "24"])
def test_the_ends_may_come_in_any_order(empty_desk: Desk, pressed: str) -> None:
    empty_desk.keys(pressed)
    assert empty_desk.kept == {"range:medical": "2-4"}


@pytest.mark.parametrize("pressed", ["26", "33", "09"])
def test_a_range_is_two_or_three_wide(empty_desk: Desk, pressed: str) -> None:
    empty_desk.keys(pressed)
    assert empty_desk.kept == {}
    assert "inget spann" in words_of(empty_desk.screen)
    empty_desk.keys("45")
    assert empty_desk.kept == {"range:medical": "4-5"}


def test_the_program_points_and_waits(qtbot: QtBot, session_of: MakeSession) -> None:
    desk = Desk(qtbot, session_of({"C10": 4, "C11": 4, "C12": None}), {})
    desk.keys("46")
    assert "pekar på 6" in words_of(desk.screen)
    assert "C12" not in desk.session.answers


def test_outside_the_range_a_reason_is_asked_for(empty_desk: Desk, qtbot: QtBot) -> None:
    empty_desk.keys("247")
    assert empty_desk.screen.card.reason.isVisible()
    assert "Varför ligger bedömningen utanför spannet?" in words_of(empty_desk.screen)
    empty_desk.keys("Operation snart", Qt.Key.Key_Return)
    assert empty_desk.kept["reason:medical"] == "Operation snart"
    empty_desk.keys("00")
    assert empty_desk.screen.standing()["area"] == "employment"


def test_an_area_without_its_reason_is_not_done(empty_desk: Desk) -> None:
    empty_desk.keys("247", Qt.Key.Key_Tab)
    assert "0 av 7" in words_of(empty_desk.screen)


def test_backspace_chooses_the_range_anew_and_keeps_the_value(empty_desk: Desk) -> None:
    empty_desk.keys("243", Qt.Key.Key_PageUp)  # still the first area
    empty_desk.screen.card.strip.setFocus()
    empty_desk.keys(Qt.Key.Key_Backspace, "13")
    assert empty_desk.kept["range:medical"] == "1-3"
    assert empty_desk.session.answers["C12"] == 3


def test_x_says_that_it_cannot_be_rated(empty_desk: Desk) -> None:
    empty_desk.keys("x")
    assert empty_desk.session.answers["C12"] is Mark.X
    assert "Går inte att bedöma" in words_of(empty_desk.screen)


def test_everything_by_mouse(empty_desk: Desk, qtbot: QtBot) -> None:
    area = next(
        one for one in empty_desk.screen.findChildren(AreaRow) if one.area == "employment"
    )
    qtbot.mouseClick(area, Qt.MouseButton.LeftButton)
    assert empty_desk.screen.standing()["area"] == "employment"
    strip = empty_desk.screen.card.strip
    for point in ("4", "6", "5"):
        made = next(one for one in strip.findChildren(QPushButton) if one.text() == point)
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert empty_desk.kept == {"range:employment": "4-6"}
    assert empty_desk.session.answers["D26"] == 5
    first, _ = empty_desk.screen.card.rows
    yes = next(one for one in first.findChildren(QPushButton) if one.text() == "1  Ja")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert empty_desk.session.answers["D27"] == 1


def test_page_keys_walk_and_a_question_finds_its_area(empty_desk: Desk) -> None:
    empty_desk.keys(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert empty_desk.screen.standing()["area"] == "alcohol"
    empty_desk.keys(Qt.Key.Key_PageUp)
    assert empty_desk.screen.standing()["area"] == "employment"
    empty_desk.screen.focus_question("I16")
    assert empty_desk.screen.standing()["area"] == "psychiatric"
    empty_desk.screen.focus_question("E40")
    assert empty_desk.screen.standing()["area"] == "drug"


def test_a_number_of_a_critical_item_leads_to_it(empty_desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty_desk.screen.go_to) as told:
        press(qtbot, empty_desk.screen, "Gå till fråga C9")
    assert told.args == ["C9"]


def test_notes_on_an_area_are_kept_while_typed(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    desk = Desk(qtbot, session_of({"H27": None}), {})
    desk.screen.focus_area("family")
    comment = desk.screen.card.comment
    assert comment is not None
    comment.setFocus()
    desk.keys("12 x n")
    desk.screen.settle()
    assert desk.session.answers["H27"] == "12 x n"


def test_danger_that_is_seen_now_is_told_now(qtbot: QtBot, session_of: MakeSession) -> None:
    seen = {"prompt:children": "1", "prompt:withdrawal": "1", "prompt:overdose": "1"}
    desk = Desk(qtbot, session_of(SEEN), seen)
    desk.keys("000001")
    assert "Stanna här en stund" in words_of(desk.screen)
    press(qtbot, desk.screen, "Jag har sett det")
    assert "prompt:suicide" in desk.kept
    assert "Stanna här en stund" not in words_of(desk.screen)


@pytest.mark.parametrize("scale", SCALES)
def test_danger_is_in_sight_whatever_the_size_of_the_text(
    qtbot: QtBot, session_of: MakeSession, dressed: QApplication, scale: int
) -> None:
    dress(dressed, Look(scale=scale))
    desk = Desk(qtbot, session_of({"I9.b": 1}), {}, scale=scale)
    bar = next(one for one in desk.screen.findChildren(PromptBar))
    qtbot.waitUntil(lambda: bar.area.height() >= 4 * bar.fontMetrics().height())
    page = desk.screen.area.verticalScrollBar()
    qtbot.waitUntil(lambda: page.value() == 0 or scale > 150)  # its head is not cut
    assert bar.area.height() <= desk.screen.height() // 4
    seen = next(one for one in bar.findChildren(QPushButton))
    assert not seen.visibleRegion().isEmpty()


def test_the_steps_have_the_keys_that_they_have_in_the_talk(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    seen = {"prompt:children": "1", "prompt:withdrawal": "1", "prompt:overdose": "1"}
    desk = Desk(qtbot, session_of(SEEN), seen)
    desk.keys("000001")
    desk.keys(Qt.Key.Key_F7)  # only comes there
    assert "prompt:suicide" not in desk.kept
    focused = desk.screen.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Jag har sett det"
    desk.keys(Qt.Key.Key_Escape)  # and back, with nothing done
    assert desk.screen.card.isAncestorOf(desk.screen.focusWidget())
    assert "prompt:suicide" not in desk.kept
    desk.keys(Qt.Key.Key_F7)
    desk.keys(Qt.Key.Key_Return)
    assert "prompt:suicide" in desk.kept
    assert desk.screen.card.isAncestorOf(desk.screen.focusWidget())


def test_own_ratings_in_short_tell_x_from_no_answer(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    desk = Desk(qtbot, session_of({"I11": 4, "I12": Mark.X, "I13": None}), {})
    assert "4 dagar · besvär ? · mer hjälp –" in words_of(desk.screen)


def test_scores_are_on_their_own_page_whole_or_absent(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    desk = Desk(qtbot, session_of({"C9": None, "I12": Mark.X}), {})
    assert "Sammansatt mått" not in words_of(desk.screen)
    desk.keys(Qt.Key.Key_F6)
    said = words_of(desk.screen)
    assert "Visa dem inte för klienten" in said
    assert "vår tolkning" in said
    assert "Obesvarat:" in said
    assert "Pass:" in said
    with qtbot.waitSignal(desk.screen.go_to) as told:
        press(qtbot, desk.screen, "Gå till fråga I12")
    assert told.args == ["I12"]
    desk.keys(Qt.Key.Key_F6)
    assert "Sammansatt mått" not in words_of(desk.screen)


def test_the_way_on_and_the_way_back(qtbot: QtBot, session_of: MakeSession) -> None:
    desk = Desk(qtbot, session_of(), {})
    with qtbot.waitSignal(desk.screen.onwards):
        desk.keys(Qt.Key.Key_F12)
    with qtbot.waitSignal(desk.screen.back):
        desk.keys(Qt.Key.Key_Escape)


def test_saving_is_told(empty_desk: Desk) -> None:
    empty_desk.keys("24")
    assert empty_desk.screen.trail.said == "Sparar …"
    empty_desk.screen.show_saved("15.40")
    assert empty_desk.screen.trail.said == "✓ Sparat 15.40"


def test_every_control_has_a_name(empty_desk: Desk) -> None:
    for kind in (QPushButton, YesNoRow):
        for one in empty_desk.screen.findChildren(kind):
            assert one.accessibleName(), one


def test_an_answer_and_a_rating_are_taken_back(empty_desk: Desk, qtbot: QtBot) -> None:
    empty_desk.keys("24", "3", "0")
    row = next(one for one in empty_desk.screen.findChildren(YesNoRow) if one.key == "C13")
    row.setFocus()
    empty_desk.keys(Qt.Key.Key_Delete)
    assert "C13" not in empty_desk.session.answers
    assert row.hasFocus()
    empty_desk.keys("1")
    chosen = next(one for one in row.findChildren(QPushButton) if one.isChecked())
    qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    assert "C13" not in empty_desk.session.answers
    press(qtbot, empty_desk.screen, "Ta bort bedömningen")
    assert "C12" not in empty_desk.session.answers
    assert empty_desk.kept["range:medical"] == "2-4"


def test_an_area_may_have_neither_doubts_nor_notes(qtbot: QtBot) -> None:
    """As in a short follow-up: the rating is all there is."""
    form = LIBRARY.read_form(
        'id = "kort"\nversion = "1"\ntitle = "Kort"\n[[sections]]\nid = "C"\ntitle = "Kroppen"\n'
        'items = ["C1", "C2", "C9", "C10", "C11", "C12", "I11", "I12", "I13", "I20"]\n'
    )
    session = Session(form, Answers(), position="", keep=lambda *_: None)
    desk = Desk(qtbot, session, {})
    assert [row.questions for row in rating_rows(form, session.state, {})] == [(), ()]
    desk.keys("243")
    assert session.answers["C12"] == 3
    assert desk.screen.standing()["area"] == "psychiatric"
    desk.keys("465")
    assert session.answers["I20"] == 5
    assert [stop.key for stop in may_sign(form, session.state, {})] == ["C1"]
