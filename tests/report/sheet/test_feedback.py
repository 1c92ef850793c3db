# SPDX-License-Identifier: EUPL-1.2
"""Draft and the interviewer's own words become the sheet, and the sheet becomes text."""

from datetime import date

import pytest
from interviews import ANSWERS, FACTS

from app.forms.answers import Answers, Mark
from app.forms.model import Form
from app.report.sentences.language import faults
from app.report.sheet.document import CaseFacts, Feedback
from app.report.sheet.feedback import build_feedback, sheet_text, slot_text
from app.report.sheet.sheet_draft import Draft, draft_feedback
from app.report.sheet.sheet_rules import SheetRules
from tests.report.lix import LIX_OF_SHEET, lix


@pytest.fixture(scope="module")
def draft(grund: Form, rules: SheetRules) -> Draft:
    return draft_feedback(grund, ANSWERS, rules)


def block(sheet: Feedback, area: str) -> str:
    (text,) = (one.text for one in sheet.areas if one.id == area)
    return text


def test_the_sheet_as_drafted(grund: Form, draft: Draft) -> None:
    sheet = build_feedback(grund, ANSWERS, draft, {}, FACTS)
    assert (sheet.client_name, sheet.case_number, sheet.signed) == (
        "Maria",
        "2026-014",
        False,
    )
    assert sheet.interview_date == date(2026, 11, 19)
    assert [area.rating for area in sheet.areas] == [3, 5, 6, 5, 1, 4, 7]
    assert sheet.areas[0].words == "litet problem"
    assert sheet.wishes[0] == "Alkoholen och psykiska besvär"
    assert (sheet.comment, sheet.agreed, sheet.feedback_date) == ("", (), None)
    assert block(sheet, "family").endswith("Barnet bor hos dig.")


def test_an_area_without_rating(grund: Form, draft: Draft) -> None:
    answers = ANSWERS.with_answer("C12", Mark.X).with_answer("D26", None)
    sheet = build_feedback(grund, answers, draft, {}, FACTS)
    assert [(area.rating, area.words) for area in sheet.areas[:2]] == [
        (None, ""),
        (None, ""),
    ]


def test_sensitive_sentences_wait_for_a_yes(grund: Form, draft: Draft) -> None:
    plain = sheet_text(build_feedback(grund, ANSWERS, draft, {}, FACTS))
    assert "ta ditt liv" not in plain
    assert "gjort dig illa" not in plain
    kept = build_feedback(
        grund, ANSWERS, draft, {"keep": "utsatt-förr suicid-inte-nu"}, FACTS
    )
    assert "gjort dig illa förr" in block(kept, "family")
    assert "ta ditt liv de senaste 30 dagarna" in block(kept, "psychiatric")


def test_own_words_replace_the_draft_slot_by_slot(grund: Form, draft: Draft) -> None:
    edits = {
        "resources": "- Du kom hit.\n\n  Du  har  ett jobb. \n",
        "area:medical": "Ryggen är bättre.\nDu går hos Lisa.",
        "children": "",
        "wish:1": " Sömnen ",
        "wish:3": "Pengarna",
        "comment": " Det stämmer. ",
        "agreed": "Vi ringer vården.\nDu provar gruppen.",
        "feedback_date": "2026-11-26",
        "follow_up_date": "2027-05-01",
    }
    sheet = build_feedback(grund, ANSWERS, draft, edits, FACTS)
    assert sheet.resources == ("Du kom hit.", "Du har ett jobb.")
    assert block(sheet, "medical") == "Ryggen är bättre. Du går hos Lisa."
    assert "barn under 18" not in block(sheet, "family")
    assert sheet.wishes == ("Sömnen", "Pengarna")
    assert sheet.comment == "Det stämmer."
    assert sheet.agreed == ("Vi ringer vården.", "Du provar gruppen.")
    assert sheet.feedback_date == date(2026, 11, 26)
    assert sheet.follow_up_date == date(2027, 5, 1)
    assert sheet.problems == build_feedback(grund, ANSWERS, draft, {}, FACTS).problems


def test_an_emptied_area_is_left_out(grund: Form, draft: Draft) -> None:
    sheet = build_feedback(grund, ANSWERS, draft, {"area:legal": "  "}, FACTS)
    assert block(sheet, "legal") == ""
    assert "Rättsliga problem. " not in sheet_text(sheet)


def test_areas_that_nobody_asked_about_share_one_sentence(
    grund: Form, rules: SheetRules
) -> None:
    asked = Answers({"C9": 3, "I11": 2, **{f"E1.{c}": Mark.X for c in "abc"}})
    draft = draft_feedback(grund, asked, rules)
    sheet = build_feedback(grund, asked, draft, {"area:legal": "Du väntar."}, FACTS)
    left, passed = sheet.silent
    assert left == (
        "Det här tog vi inte upp: narkotika, boende, barn, arbete och försörjning "
        "samt familj och umgänge."
    )
    assert passed == "Här hade du inget svar, och det är helt okej: alkohol."
    assert sheet.thanks
    text = sheet_text(sheet)
    assert "Rättsliga problem. Du väntar." in text
    assert "Arbete och försörjning. " not in text


def test_nobody_is_thanked_for_telling_nothing(grund: Form, rules: SheetRules) -> None:
    nothing = Answers(dict.fromkeys(grund.questions, Mark.X))
    draft = draft_feedback(grund, nothing, rules)
    assert "Tack" not in sheet_text(build_feedback(grund, nothing, draft, {}, FACTS))


def test_emptied_wishes_and_bullets_stay_empty(grund: Form, draft: Draft) -> None:
    edits = {"wish:1": "", "problems": ""}
    sheet = build_feedback(grund, ANSWERS, draft, edits, FACTS)
    assert sheet.wishes == sheet.problems == ()


@pytest.mark.parametrize("text", ["i maj", "", "2026-13-01"])
def test_a_date_that_is_none_says_nothing(grund: Form, draft: Draft, text: str) -> None:
    """One that stands in a vault already breaks no sheet."""
    sheet = build_feedback(grund, ANSWERS, draft, {"follow_up_date": text}, FACTS)
    assert sheet.follow_up_date is None


def test_the_text_says_everything_on_the_sheet(grund: Form, draft: Draft) -> None:
    edits = {
        "comment": "Det stämmer.",
        "agreed": "Vi ringer.",
        "follow_up_date": "2027-05-01",
    }
    sheet = build_feedback(grund, ANSWERS, draft, edits, FACTS)
    text = sheet_text(sheet)
    for part in (
        *sheet.resources, *sheet.problems, *sheet.wishes, *(a.text for a in sheet.areas),
        "Fysisk hälsa: 3 av 9, litet problem.", "Det stämmer.", "Vi ringer.",
        "En uppföljning gör vi i maj 2027.", "Det här är ett utkast.", "19 november 2026",
    ):  # fmt: skip
        assert part in text
    assert text.index("Det som bär") < text.index("Det som är svårt")
    assert faults(text) == ()
    assert lix(text) <= LIX_OF_SHEET


def test_a_signed_sheet_is_no_draft(grund: Form, draft: Draft) -> None:
    sheet = build_feedback(grund, ANSWERS, draft, {}, CaseFacts(signed=True))
    assert "utkast" not in sheet_text(sheet)


def test_a_bare_sheet_has_no_gaps(grund: Form, rules: SheetRules) -> None:
    draft = draft_feedback(grund, Answers(), rules)
    text = sheet_text(build_feedback(grund, Answers(), draft, {}, CaseFacts()))
    assert faults(text) == ()
    assert "Det här fyller vi i tillsammans." in text
    assert "av 9" not in text


def test_a_slot_as_running_text(draft: Draft) -> None:
    assert slot_text("children", draft, {}).startswith(
        "Du har ett barn under 18 år. Barnet"
    )
