# SPDX-License-Identifier: EUPL-1.2
"""What people type, what is kept, and what people read."""

from datetime import date

import pytest
from any_answers import any_answer
from hypothesis import given
from hypothesis import strategies as st
from small_form import small_form

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.codec import BadAnswer, parse, show, takes, write

SMALL = small_form()
TYPED: list[tuple[str, str, Answer]] = [
    ("C2", "12", 12),
    ("C2", " 007 ", 7),
    ("C2", "X", Mark.X),
    ("C2", "n", Mark.N),
    ("C3", "4", 4),
    ("C1", "1", 1),
    ("C1", "Nej", 0),
    ("E3", "1", "1"),
    ("E3", "2", "02"),
    ("E3", "näsa", "02"),
    ("E3", "8", Mark.X),  # a code of older papers
    ("E3", "vet ej", Mark.X),
    ("E4", "1 B", ("1", "B")),
    ("E4", "B,1", ("1", "B")),
    ("E4", "b+2;2", ("2", "B")),
    ("E4", "-", ()),
    ("E5", "180", "0180"),
    ("E5", "kiruna", "2584"),
    ("E6", "2026-03-09", date(2026, 3, 9)),
    ("C1a", "  två\nrader ", "två\nrader"),
    ("C1b", "2/6", YearMonth(2, 6)),
    ("C1b", "2:6", YearMonth(2, 6)),
    ("C1b", "2 6", YearMonth(2, 6)),
    ("C1b", "2 år 6", YearMonth(2, 6)),
    ("C1b", "2 år 6 mån", YearMonth(2, 6)),
    ("C1b", "2 år och 6 månader", YearMonth(2, 6)),
    ("C1b", "2", YearMonth(2, 0)),
    ("C1b", "2 ÅR", YearMonth(2, 0)),
    ("C1b", "6 mån", YearMonth(0, 6)),
    ("C1b", "30 månader", YearMonth(2, 6)),
    ("C1b", "0/0", YearMonth(0, 0)),
]
REFUSED = [
    ("C2", ""), ("C2", "31"), ("C2", "-1"), ("C2", "3,5"), ("C2", "tre"), ("C2", "²"),
    ("C3", "5"), ("C1", "2"), ("C1", "kanske"), ("E3", "3"), ("E4", "1 9"), ("E5", "9999"),
    ("E6", "9/3 2026"), ("E6", "2026-02-30"), ("C1b", "2/12"), ("C1b", "100"), ("C1b", "länge"),
    ("C1b", "2,5"), ("C1b", "0,5"), ("C1b", "2.5"), ("C1b", "2,6"), ("C1b", "0206"),
    ("C1b", "206"), ("C1b", "٢"), ("C2", "1 2"), ("C2", "1\N{NO-BREAK SPACE}2"), ("C2", "٣"),
    ("C1a", "  "), ("C1a", "a\x00b"), ("C1a", "a" * 20_001),
]  # fmt: skip
SHOWN: list[tuple[str, Answer, str]] = [
    ("C2", 0, "0 dagar"),
    ("C2", 1, "1 dag"),
    ("C2", 12, "12 dagar"),
    ("C3", 3, "3 av 4"),
    ("C1", 1, "Ja"),
    ("C1", 0, "Nej"),
    ("E3", "02", "Näsa"),
    ("E3", "9", "9"),
    ("E4", ("1", "B"), "Hemma, Borta"),
    ("E4", (), "Inget av dem"),
    ("E5", "2584", "Kiruna"),
    ("E6", date(2026, 3, 9), "2026-03-09"),
    ("C1a", "ryggen", "ryggen"),
    ("C1b", YearMonth(2, 6), "2 år 6 månader"),
    ("C1b", YearMonth(1, 1), "1 år 1 månad"),
    ("C1b", YearMonth(3, 0), "3 år"),
    ("C1b", YearMonth(0, 0), "0 månader"),
    ("C1b", Mark.X, "Pass"),
    ("C2", Mark.N, "Gäller inte"),
]


@pytest.mark.parametrize(("key", "text", "expected"), TYPED)
def test_typed(key: str, text: str, expected: Answer) -> None:
    assert parse(SMALL.questions[key], text) == expected


@pytest.mark.parametrize(("key", "text"), REFUSED)
def test_refused_in_words(key: str, text: str) -> None:
    with pytest.raises(BadAnswer) as refused:
        parse(SMALL.questions[key], text)
    assert refused.value.what.endswith(".")
    assert refused.value.remedy.endswith(".")


@pytest.mark.parametrize("text", ["2,5", "0,5", "1.5", "2,10", "0206", "1000"])
def test_a_length_that_can_be_meant_in_two_ways_is_asked(text: str) -> None:
    """2,5 is two and a half years or two years and five months; 0206 is as on the paper form."""
    with pytest.raises(BadAnswer) as refused:
        parse(SMALL.questions["C1b"], text)
    assert refused.value.what == "Svaret kan betyda två saker."
    assert "0/6 är ett halvt år" in refused.value.remedy


def test_a_space_parts_thousands_and_nothing_else() -> None:
    money = SMALL.questions["C2"].model_copy(update={"maximum": 99_999})
    for space in " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}":
        assert parse(money, f"12{space}500") == 12_500
        for text in (f"1{space}2", f"12{space}50", f"1{space}2500", f"12500{space}"):
            if text.strip() != "12500":
                with pytest.raises(BadAnswer):
                    parse(money, text)


@pytest.mark.parametrize("key", [k for k, q in SMALL.questions.items() if q.type != "text"])
def test_a_refusal_never_says_what_was_typed(key: str) -> None:
    with pytest.raises(BadAnswer) as refused:
        parse(SMALL.questions[key], "hemligt7731")
    assert "hemligt" not in str(refused.value)


def test_a_day_to_come_is_refused_only_when_today_is_known() -> None:
    question = SMALL.questions["E6"]
    assert parse(question, "2026-03-10") == date(2026, 3, 10)
    assert parse(question, "2026-03-09", today=date(2026, 3, 9)) == date(2026, 3, 9)
    with pytest.raises(BadAnswer):
        parse(question, "2026-03-10", today=date(2026, 3, 9))
    for text in ("9999-12-31", "0001-01-01", "1899-12-31", "2026-W10-1", "२०२६-03-09"):
        with pytest.raises(BadAnswer):
            parse(question, text)
    assert not takes(question, date.max)


@pytest.mark.parametrize(("key", "answer", "expected"), SHOWN)
def test_shown(key: str, answer: Answer, expected: str) -> None:
    assert show(SMALL.questions[key], answer) == expected


def test_money_has_a_space_that_does_not_break() -> None:
    krona = SMALL.questions["C2"].model_copy(update={"unit": ("krona", "kronor")})
    assert show(krona, 12500) == "12\N{NO-BREAK SPACE}500 kronor"
    money = krona.model_copy(update={"maximum": 99_999})
    assert parse(money, "12\N{NO-BREAK SPACE}500") == 12_500


@given(st.sampled_from(list(SMALL.questions)), st.randoms(use_true_random=False))
def test_what_is_written_is_read_back(key: str, chance: object) -> None:
    question = SMALL.questions[key]
    answer = any_answer(question, chance)  # type: ignore[arg-type]  # hypothesis' Random
    assert parse(question, write(answer)) == answer
    assert takes(question, answer)
    assert show(question, answer)


@pytest.mark.parametrize("key", ["C1a", "C1b", "C2", "C3", "C1", "E3", "E4", "E5", "E6"])
def test_every_kind_is_read_back_from_the_same_text(key: str) -> None:
    """One answer of each kind, X and N: no kind is left to chance above."""
    question = SMALL.questions[key]
    written = [text for kept, text, _ in TYPED if kept == key] or ["X"]
    for text in (*written, "X", "N"):
        answer = parse(question, text)
        assert parse(question, write(answer)) == answer


def test_every_kind_is_in_the_small_form() -> None:
    kinds = {question.type for question in SMALL.asked}
    assert kinds == {
        "text", "date", "number", "yearmonth", "yesno", "choice", "list", "multi", "rating"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("C2", 31), ("C2", "3"), ("C3", 5), ("C1", 2), ("E3", "9"), ("E3", 1), ("E4", ("9",)),
        ("E4", "1"), ("E5", "0000"), ("E6", "2026-03-09"), ("C1a", 3), ("C1b", 3),
        ("C1b", YearMonth(100, 0)), ("C1b", YearMonth(1, 12)),
    ],
)  # fmt: skip
def test_not_taken(key: str, answer: Answer) -> None:
    assert not takes(SMALL.questions[key], answer)
