# SPDX-License-Identifier: EUPL-1.2
"""A sentence is said only when it is true and whole, in the right words."""

import pytest
from random_interviews import WORDS
from writing import rules_of, said

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.model import Form
from app.forms.relevance import effective
from app.report.sentences.sentences import Speaker, own_words


@pytest.mark.parametrize("answer", [None, Mark.X, Mark.N])
@pytest.mark.parametrize(
    "sentence",
    [
        'text = "Besvär {C9|dagar}."',
        'text = "Besvär {C9}."',
        'when = { op = "at_least", question = "C9", value = 0 }\ntext = "Besvär."',
    ],
)
def test_silent_without_a_value(grund: Form, sentence: str, answer: Answer | None) -> None:
    given = {} if answer is None else {"C9": answer}
    assert said(grund, sentence, given) == []
    assert len(said(grund, sentence, {"C9": 3})) == 1


def test_silent_where_one_of_two_places_is_empty(grund: Form) -> None:
    sentence = 'text = "Besvär {C9|dagar}, {C10} av 4."'
    assert said(grund, sentence, {"C9": 3, "C10": Mark.X}) == []
    assert said(grund, sentence, {"C9": 3, "C10": 2}) == ["Besvär 3 dagar, 2 av 4."]


def test_silent_where_the_question_was_skipped(grund: Form) -> None:
    # C3 is asked only of those who were in hospital; an old answer no longer counts.
    sentence = 'text = "Senast för {C3|tid} sedan."'
    kept: dict[str, Answer] = {"C2": 0, "C3": YearMonth(2, 6)}
    assert said(grund, sentence, kept) == []
    assert said(grund, sentence, {**kept, "C2": 1}) == [
        "Senast för 2 år och 6 månader sedan."
    ]


@pytest.mark.parametrize(("days", "text"), [(1, "1 dag"), (12, "12 dagar")])
def test_one_day_and_many(grund: Form, days: int, text: str) -> None:
    assert said(grund, 'text = "Besvär {C9|dagar}."', {"C9": days}) == [f"Besvär {text}."]


def test_none_at_all_is_not_counted_out(grund: Form) -> None:
    assert said(grund, 'text = "Besvär {C9|dagar}."', {"C9": 0}) == []
    assert said(grund, 'text = "Tynger {C10} av 4."', {"C10": 0}) == ["Tynger 0 av 4."]


def test_numbers_first_in_a_sentence_get_a_capital(grund: Form) -> None:
    assert said(grund, 'text = "{C2|gånger} på sjukhus."', {"C2": 3}) == [
        "Tre gånger på sjukhus."
    ]


def test_money_and_months(grund: Form) -> None:
    assert said(grund, 'text = "Skulder på {D21|kr}."', {"D21": 85000}) == [
        "Skulder på 85\u00a0000\u00a0kr."
    ]
    given: dict[str, Answer] = {"E30": "01", "E31": 30}
    assert said(grund, 'text = "Uppehåll i {E31|tid}."', given) == [
        "Uppehåll i 2 år och 6 månader."
    ]


def test_a_code_becomes_words_or_nothing(grund: Form) -> None:
    assert said(grund, 'text = "Du bor {H2|bor}."', {"H2": "7"}) == ["Du bor ensam."]
    assert said(grund, 'text = "Du bor {H2|bor}."', {"H2": "9"}) == []
    assert said(grund, 'text = "Du bor {H2}."', {"H2": "7"}) == []


def test_several_codes_become_a_list_of_those_that_have_words(grund: Form) -> None:
    given: dict[str, Answer] = {"B4": 1, "B4b": ("1", "3", "5")}
    assert said(grund, 'text = "Barnen bor {B4b|barn}."', given) == [
        "Barnen bor hos dig och växelvis."
    ]
    assert said(grund, 'text = "Barnen bor {B4b|barn}."', {**given, "B4b": ()}) == []


LIST = 'listing = { rows = "medel", suffix = ".c", unit = "dagar", by_number = true }\n'


def test_a_list_names_what_was_used_the_most_first(grund: Form) -> None:
    given: dict[str, Answer] = {"E9.c": 0, "E10.c": 8, "E13.c": 12}
    sentence = LIST + 'text = "Du har tagit {list}."'
    assert said(grund, sentence, given) == [
        "Du har tagit cannabis 12 dagar och amfetamin 8 dagar."
    ]
    assert said(grund, sentence, given, neutral=True) == [
        "Du har tagit cannabis 12 dagar och centralstimulantia 8 dagar."
    ]


def test_a_list_of_nothing_is_silent(grund: Form) -> None:
    sentence = LIST + 'text = "Du har tagit {list}."'
    assert said(grund, sentence, {"E9.c": 0, "E10.c": Mark.X}) == []


def test_a_list_passes_over_what_the_doctor_prescribed(grund: Form) -> None:
    given: dict[str, Answer] = {"E4.c": 30, "E4p": 1, "E13.c": 2}
    assert said(grund, LIST + 'text = "Du har tagit {list}."', given) == [
        "Du har tagit cannabis 2 dagar."
    ]
    wanted = 'listing = { rows = "medel", suffix = ".c", wanted = true }\ntext = "På recept {list}."'
    assert said(grund, wanted, given) == ["På recept metadon."]


def test_a_long_list_ends_in_how_many_more(grund: Form) -> None:
    given: dict[str, Answer] = {"E9.c": 1, "E10.c": 2, "E13.c": 3, "E4.c": 4, "E4p": 0}
    sentence = 'listing = { rows = "medel", suffix = ".c", most = 2, rest = "till" }\ntext = "{list}."'
    assert said(grund, sentence, given) == ["Kokain, amfetamin och två till."]
    further = (
        'listing = { rows = "medel", suffix = ".c", start = 3 }\ntext = "Även {list}."'
    )
    assert said(grund, further, given) == ["Även metadon."]


def test_a_list_of_what_was_denied(grund: Form) -> None:
    sentence = 'listing = { rows = "medel", suffix = ".c", no = true }\ntext = "Du har inte tagit {list}."'
    given: dict[str, Answer] = {"E9.c": 0, "E10.c": 3, "E13.c": 0}
    assert said(grund, sentence, given) == ["Du har inte tagit kokain eller cannabis."]
    assert said(grund, sentence, {"E9.c": Mark.X, "E10.c": Mark.N}) == []


def test_the_first_of_a_group_speaks(grund: Form) -> None:
    rules = rules_of(
        'group = "g"\nwhen = { op = "at_least", question = "C9", value = 15 }\ntext = "Ofta."',
        'group = "g"\nwhen = { op = "at_least", question = "C9", value = 1 }\ntext = "Ibland."',
        'text = "Dagar: {C9}."',
    )
    for days, texts in ((20, ["Ofta.", "Dagar: 20."]), (2, ["Ibland.", "Dagar: 2."])):
        speaker = Speaker(grund, effective(grund, Answers({"C9": days})), rules.vocabulary)
        assert [one.sentence.text for one in speaker.all_said(rules.sentences)] == texts


def test_words_like_never_are_kept_to_their_form(grund: Form) -> None:
    sentence = 'forms = ["another"]\ntext = "Aldrig {C9}."'
    assert said(grund, sentence, {"C9": 1}) == []


def test_a_sentence_knows_where_it_came_from(grund: Form) -> None:
    rules = rules_of(
        'when = { op = "equals", question = "C1", value = 1 }\ntext = "Besvär {C9|dagar}."'
    )
    speaker = Speaker(
        grund, effective(grund, Answers({"C1": 1, "C9": 2})), rules.vocabulary
    )
    (spoken,) = speaker.all_said(rules.sentences)
    assert spoken.sentence.sources == ("C1", "C9")
    assert spoken.sentence.rule == "r0"


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Diabetes typ 2", "Diabetes typ 2"),
        (" ryggskott. ", "ryggskott"),
        ("smärta  i  ryggen", "smärta i ryggen"),
        ("X", ""),
        ("None", ""),
        ("{C9}", ""),
        ("<b>ont</b>", ""),
        ("E1.c", ""),
        ("Hon slog mig", ""),
        ("en två tre fyra fem sex sju", ""),
        ("Ont. Mycket ont", ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_own_words_are_said_only_where_they_fit(text: str, fit: str) -> None:
    assert own_words(text) == fit


def test_the_planted_words_are_mostly_unfit() -> None:
    assert sum(bool(own_words(text)) for text in WORDS) < len(WORDS) / 2
