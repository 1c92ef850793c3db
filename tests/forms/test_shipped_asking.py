# SPDX-License-Identifier: EUPL-1.2
"""ASI Grund's questions ask what the items measure, and ask it gently, in one way each."""

import re

import pytest

from app.forms.answers import Answers, Mark
from app.forms.codec import parse, show, takes
from app.forms.model import Form
from app.forms.questions import Question
from app.forms.state import page_states

WISHES = ["C11", "D25", "E37.a", "E37.b", "F21", "H22", "H23", "I13"]
TOLD_BY_CARE = ["E3p", "E4p", "E5p", "E6p", "E7p", "E8p"]
ALONE = ["A3", "A4", "A5", "A11", "A12", "A14.a", "A14.b", "E30", "E30.which"]
GRAVE = [f"H{n}.{c}" for n in (13, 14, 15) for c in "ab"]
GRAVE += [f"I{n}.{c}" for n in (7, 9, 10) for c in "ab"]


def _all_words(form: Form) -> dict[str, str]:
    """Everything of the form that somebody reads, by where it stands."""
    said = {q.key: " ".join((q.label, q.text, q.hint, q.help)) for q in form.asked}
    for question in form.asked:
        if question.type in ("choice", "multi"):
            said[question.key] += " " + " ".join(one.label for one in question.choices)
        if question.type == "rating":
            said[question.key] += " " + " ".join(question.card)
    said |= {section.id: f"{section.title} {section.lead}" for section in form.sections}
    said |= {check.id: re.sub(r"{.*?}", "", check.message) for check in form.checks}
    said |= {one.id: " ".join((one.title, *one.steps)) for one in form.prompts}
    said |= {grid.id: grid.shortcut.label for grid in form.grids if grid.shortcut}
    return said


def _where(form: Form, pattern: str) -> dict[str, str]:
    found = {key: re.search(pattern, text, re.I) for key, text in _all_words(form).items()}
    return {key: one[0] for key, one in found.items() if one}


def test_the_wish_for_help_begins_with_the_help_there_is(grund: Form) -> None:
    assert sorted(WISHES) == sorted(key for one in grund.areas for key in one.importance)
    for key in WISHES:
        question = grund.questions[key]
        assert question.text.startswith("Utöver den hjälp du redan får, "), key
        assert "inget nej" in question.help, key


def test_the_card_has_the_words_of_the_instrument(grund: Form) -> None:
    """asi.md 1.5: 2 is moderate and 3 is marked."""
    rated = [q for q in grund.asked if q.type == "rating" and q.maximum == 4]
    assert len(rated) == 16
    for question in rated:
        assert question.type == "rating"
        assert question.card[2].startswith("Måttligt"), question.key
        assert question.card[3].startswith("Påtagligt"), question.key
    assert _where(grund, r"\bganska\b") == {}


@pytest.mark.parametrize("key", ["E2.b", "E2.c"])
def test_five_glasses_are_heard(grund: Form, key: str) -> None:
    assert "fem glas" in grund.questions[key].text
    assert "berusad" in grund.questions[key].text


def test_what_the_interviewer_fills_in_is_not_read_aloud(grund: Form) -> None:
    alone = [q.key for q in grund.asked if q.stage == "interview" and not q.aloud]
    assert alone == ALONE
    for key in alone:
        assert not re.search(
            r"\b(du|dig|din|ditt)\b", grund.questions[key].text.replace("din bedömning", "")
        ), key


def test_not_known_is_said_in_one_way(grund: Form) -> None:
    """No code says what X says; the codes that did are still read."""
    for question in grund.asked:
        if question.type in ("choice", "multi"):
            words = " ".join(choice.label for choice in question.offered).casefold()
            assert "vet inte" not in words, question.key
            assert "vet ej" not in words, question.key
    for key in ("C4", "C5", "C5b"):
        question = grund.questions[key]
        assert parse(question, "2") is Mark.X
        assert takes(question, "2")
        assert show(question, "2").startswith("Vet inte")
        state = page_states(grund, Answers({"C5": "1", key: "2"}))
        assert state.fields[key].problems == ()


def test_prescribed_is_asked_of_one_time(grund: Form) -> None:
    for key in TOLD_BY_CARE:
        question = grund.questions[key]
        assert question.period == "30", key
        assert "de senaste 30 dagarna" in question.text, key
        assert "senast" not in question.text.replace("de senaste 30 dagarna", ""), key
        assert "30" not in question.hint, key


def test_no_question_asks_what_its_help_leaves_out(grund: Form) -> None:
    for key in ("E35.a", "E35.b"):
        assert "själva" in grund.questions[key].text
        assert "ställt till" not in grund.questions[key].text
    for column in "ab":
        assert ", eller inte" not in grund.questions[f"I4.{column}"].text
    assert "gulsot" not in grund.questions["C4"].text
    assert "sjukhus" in grund.questions["B6"].text
    assert "sjukskriven" in show(grund.questions["D8"], "7")
    assert "hus" in show(grund.questions["B2"], "1").split()


def test_one_key_answers_nothing_on_violence_and_suicide(grund: Form) -> None:
    assert [question.key for question in grund.asked if question.confirm] == GRAVE


@pytest.mark.parametrize(
    "pattern",
    [
        r"inlåst",
        r"besvär av kroppen|hjälp med kroppen|problem av|bekymmer för",
        r"dagarna var (i|på) ",
        r"aldrig funnits",
        r"något annat\?",
        r"går bra att avstå|får avstå|avstår",
        r"får du hoppa över|får hoppa över",
        r"\b[A-I]\d+[a-z]?\.(?!\.)\w",  # a key where people read a number
        r"inte vill ha mer hjälp|vill inte ha mer hjälp",
    ],
)
def test_no_words_that_a_reader_stumbled_on(grund: Form, pattern: str) -> None:
    assert _where(grund, pattern) == {}


def test_an_adoptive_parent_is_a_parent_wherever_it_is_said(grund: Form) -> None:
    for key, said in _all_words(grund).items():
        if not re.search(r"adoptiv", said, re.I):
            continue
        assert re.search(r"räknas som (mamma|pappa|förälder)", said), key
    assert "Adoptivföräldrar räknas som mamma och pappa" in grund.questions["G13.a"].help


def _spoken(question: Question) -> str:
    return question.text.casefold()


def test_a_parent_is_not_asked_of_contact_with_a_child_at_home(grund: Form) -> None:
    assert "inte bor hos dig" in _spoken(grund.questions["H16"])


def test_what_stands_in_a_row_is_what_the_main_problem_calls_it(grund: Form) -> None:
    """The `code` of a row leads its checks to E30: the two lists must agree."""
    main = grund.questions["E30"]
    assert main.type == "choice"
    watched = {
        check.id: check for check in grund.checks if check.id.startswith("pause-but-used-E")
    }
    assert len(watched) == 16
    for name, check in watched.items():
        row = name.rpartition("-")[2]
        code = re.findall(r"'(\d\d)'", str(check.when))[0]
        label = next(r.label for r in grund.grid_by_id["substances"].rows if r.key == row)
        same = {"E1": "Alkohol", "E13": "Hasch"}.get(row, label)
        assert main.labels[code] == same
