# SPDX-License-Identifier: EUPL-1.2
"""The text for the investigation: everything that counts, each part to take away or put back."""

import re

import pytest
from interviews import ANSWERS, FACTS
from writing import text_rules_of

from app.forms.answers import Answer, Answers, Mark
from app.forms.model import Form
from app.report.investigation.parts import Investigation, draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.section_text import Chosen, section_text, whole_text
from app.report.sentences.language import faults, sentence_faults, words
from app.report.sheet.document import CaseFacts
from tests.report.lix import LIX_OF_INVESTIGATION, lix

ALL = Chosen()


@pytest.fixture(scope="module")
def made(grund: Form, text_rules: InvestigationRules) -> Investigation:
    return draft_investigation(grund, ANSWERS, text_rules, FACTS)


@pytest.fixture(scope="module")
def text(made: Investigation) -> str:
    return whole_text(made, ALL)


def blocks(text: str) -> dict[str, str]:
    return dict(part.split("\n", 1) for part in text.strip().split("\n\n")[1:])


def section_of(form: Form, rules: str, given: dict[str, Answer]) -> list[str]:
    """The lines of the section "medical" by these rules."""
    found = draft_investigation(form, Answers(given), text_rules_of(rules), CaseFacts())
    return section_text(found.section("medical"), ALL).splitlines()


def test_one_heading_a_section_and_the_wishes_last(text: str, grund: Form) -> None:
    titles = list(blocks(text))
    areas = [area.title for area in grund.areas]
    assert titles[:2] == ["Bakgrund och boende", "Barn"]
    assert [title for title in titles if title in areas] == areas
    assert titles[-1] == "Önskan om hjälp"


def test_the_source_and_the_figures_stand_in_each_area(text: str, grund: Form) -> None:
    for area in grund.areas:
        source, figures = blocks(text)[area.title].splitlines()[:2]
        assert source == "Det här uppger klienten i en ASI-intervju den 19 november 2026."
        assert " av 4)" in figures, area.id
        assert "Intervjuarens skattning: " in blocks(text)[area.title]


def test_it_is_whole_sentences_in_plain_words(text: str) -> None:
    assert faults(text) == ()
    for block in blocks(text).values():
        for line in block.splitlines():
            assert sentence_faults(line) == (), line
    assert lix(text) <= LIX_OF_INVESTIGATION


def test_how_the_form_counts_where_the_sources_differ_is_said(
    grund: Form, text_rules: InvestigationRules
) -> None:
    """Where it was asked, for each section is pasted alone; nowhere else."""
    note = "Psykiska besvär som bara berodde på rus eller abstinens räknas inte."
    for given, said in (({"I5.b": 0}, True), ({"I9.b": 0, "I2": 0}, False)):
        made = draft_investigation(grund, Answers(given), text_rules, FACTS)
        assert (note in section_text(made.section("psychiatric"), ALL)) is said
        assert "abstinens" not in section_text(made.section("head"), ALL)
    for key in ("I3", "I4", "I5"):  # and the hints say the same
        assert "bara kommer av rus eller abstinens" in grund.questions[f"{key}.b"].hint


def test_nobody_is_addressed(text: str) -> None:
    assert not {"du", "dig", "din", "ditt", "dina", "ni", "er"} & set(words(text.lower()))


def test_what_was_taken_away_is_gone_and_comes_back(made: Investigation) -> None:
    section = made.section("alcohol")
    part = next(one for one in section.parts if "fem glas" in one.text)
    without = ALL.turned(section, part)
    assert part.text not in whole_text(made, without)
    assert whole_text(made, without.turned(section, part)) == whole_text(made, ALL)
    assert without.turned(section, part) == ALL


def test_what_is_private_is_told_of_only_if_put_in(made: Investigation) -> None:
    section = made.section("relatives")
    part = next(one for one in section.parts if one.id.startswith("släkten-"))
    assert part.text not in whole_text(made, ALL)
    put = ALL.turned(section, part)
    assert part.text in whole_text(made, put)
    assert put.turned(section, part) == ALL


def test_a_section_with_everything_taken_away_is_gone(made: Investigation) -> None:
    section = made.section("alcohol")
    chosen = ALL
    for part in section.parts:
        if part.id != "source" and chosen.has(section, part):
            chosen = chosen.turned(section, part)
    assert section_text(section, chosen) == ""
    assert "\nAlkohol\n" not in whole_text(made, chosen)


FIGURES = '[[figures]]\ndays = "C9"\nworry = "C10"\nhelp = "C11"\n'
THEME = '[[theme]]\nname = "besvär"\nkeys = ["C9", "C10", "C11"]\n'


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            {"C9": 7, "C10": 2, "C11": 3},
            (
                "Besvär 7 av 30 dagar, tyngt måttligt (2 av 4). "
                "Vill ha mer hjälp i påtaglig grad (3 av 4)."
            ),
        ),
        (
            {"C9": 7, "C10": 0, "C11": 0},
            (
                "Besvär 7 av 30 dagar, men det har inte tyngt (0 av 4). "
                "Ser inget behov av mer hjälp än i dag (0 av 4)."
            ),
        ),
        (
            {"C9": 0, "C10": 0, "C11": 0},
            (
                "Inga besvär de senaste 30 dagarna, inte tyngt (0 av 4). "
                "Ser inget behov av mer hjälp än i dag (0 av 4)."
            ),
        ),
        (
            {"C9": 0, "C10": 1, "C11": Mark.X},
            (
                "Inga besvär de senaste 30 dagarna, men ändå tyngt lite (1 av 4). "
                "Önskan om mer hjälp: inget svar."
            ),
        ),
        (
            {"C9": Mark.X, "C10": Mark.X, "C11": 4},
            (
                "Dagar med besvär, och hur mycket besvären har tyngt: inget svar. "
                "Vill ha mer hjälp i mycket hög grad (4 av 4)."
            ),
        ),
        ({"C11": 1}, "Vill ha mer hjälp i liten grad (1 av 4)."),
    ],
)
def test_the_figures_are_one_line(grund: Form, given: dict[str, Answer], line: str) -> None:
    assert line in section_of(grund, FIGURES + THEME, given)


@pytest.mark.parametrize(
    ("days", "worry", "line"),
    [
        (0, 0, "Besvär 0 av 30 dagar, inte tyngt (0 av 4)."),
        (0, 2, "Besvär 0 av 30 dagar, men ändå tyngt måttligt (2 av 4)."),
        (3, 0, "Besvär 3 av 30 dagar, men det har inte tyngt (0 av 4)."),
        (Mark.N, 0, "Inte tyngt (0 av 4)."),
    ],
)
def test_no_days_can_be_counted_instead_of_denied(
    grund: Form, days: Answer, worry: int, line: str
) -> None:
    rules = FIGURES.replace("]]\n", ']]\nno_trouble = ""\n', 1) + THEME
    assert line in section_of(grund, rules, {"C9": days, "C10": worry})


def test_the_gravest_stands_first(grund: Form) -> None:
    rules = THEME + (
        '[[sentence]]\nid = "a"\nwhen = { op = "at_least", question = "C9", value = 1 }\n'
        'text = "Vanligt."\n'
        '[[sentence]]\nid = "b"\nwhen = { op = "at_least", question = "C10", value = 1 }\n'
        'text = "Allvarligt."\ngravity = 5\n'
        '[[sentence]]\nid = "c"\nwhen = { op = "at_least", question = "C9", value = 1 }\n'
        'text = "Vanligt sist."\n'
    )
    lines = section_of(grund, rules, {"C9": 1, "C10": 1, "C11": 1})
    assert "Allvarligt. Vanligt. Vanligt sist." in lines


def test_of_two_opposites_the_graver_one_is_said(grund: Form) -> None:
    both = (
        '[[sentence]]\nid = "a"\nwhen = { op = "at_least", question = "C9", value = 1 }\n'
        'text = "Ja."\nFIRST\n'
        '[[sentence]]\nid = "b"\nwhen = { op = "at_least", question = "C9", value = 1 }\n'
        'text = "Nej."\nSECOND\n'
    )
    given: dict[str, Answer] = {"C9": 1, "C10": 1, "C11": 1}
    for first, second, said in (
        ('opposes = ["b"]', "", "Ja."),
        ('opposes = ["b"]', "gravity = 3", "Nej."),
        ("gravity = 3", 'opposes = ["a"]', "Ja."),
        ("", "", "Ja. Nej."),
    ):
        rules = THEME + both.replace("FIRST", first).replace("SECOND", second)
        assert section_of(grund, rules, given)[-1] == said


def test_a_long_list_is_said_whole_in_several_sentences(grund: Form) -> None:
    rules = (
        '[[theme]]\nname = "brott"\nkeys = ["F4", "F5", "F9"]\n'
        '[[sentence]]\nid = "a"\nlisting = { rows = "allvar", most = 2 }\n'
        'text = "Misstänkt för {list}."\nalso = "Också för {list}."\n'
    )
    lines = section_of(grund, rules, {"F4": 9, "F5": 1, "F9": 2})
    assert lines[-1] == "Misstänkt för rån och stöld. Också för annat brott."


def test_own_words_are_said_whole(grund: Form) -> None:
    rules = (
        '[[theme]]\nname = "sjukdomar"\nkeys = ["C1", "C1a"]\n'
        '[[sentence]]\nid = "a"\ntext = "Sjukdom: {C1a|citat}."\n'
    )
    long = "Diabetes typ 2, högt blodtryck,\noch ont i ryggen sedan olyckan 2019."
    lines = section_of(grund, rules, {"C1": 1, "C1a": long})
    assert lines[-1] == (
        "Sjukdom: diabetes typ 2, högt blodtryck, och ont i ryggen sedan olyckan 2019."
    )
    lines = section_of(grund, rules, {"C1": 1, "C1a": "KOL"})
    assert lines[-1] == "Sjukdom: KOL."


def test_a_piece_without_an_answer_is_left_out(grund: Form) -> None:
    rules = THEME + '[[sentence]]\nid = "a"\ntext = "Besvär {C9|dagar}[, tyngd {C10}]."\n'
    lines = section_of(grund, rules, {"C9": 3, "C10": 2, "C11": 0})
    assert lines[-1] == "Besvär 3 dagar, tyngd 2."
    lines = section_of(grund, rules, {"C9": 3, "C10": Mark.X, "C11": 0})
    assert lines[-1].startswith("Besvär 3 dagar. ")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"C9": 1, "C10": Mark.X, "C11": 1}, "Några av frågorna om besvär besvarades inte."),
        ({"C9": 1, "C11": 1}, "Några av frågorna om besvär ställdes inte."),
        ({"C1": 1, "C9": Mark.X, "C10": Mark.X, "C11": Mark.X}, "Frågorna om besvär besvarades inte."),
        ({"C1": 1}, "Frågorna om besvär ställdes inte."),
    ],
)  # fmt: skip
def test_what_is_not_known_is_said(
    grund: Form, given: dict[str, Answer], said: str
) -> None:
    rules = THEME + '[[theme]]\nname = "sjukdomar"\nkeys = ["C1"]\n'
    lines = section_of(grund, rules, {"C1": 0, **given})
    assert lines[-1] == said


def test_doubt_is_said_in_the_head(grund: Form, text_rules: InvestigationRules) -> None:
    given = ANSWERS.with_answer("C13", 1).with_answer("I22", 1)
    made = draft_investigation(grund, given, text_rules, FACTS)
    assert "ger fel bild i fråga om fysisk hälsa och psykisk hälsa." in section_text(
        made.section("head"), ALL
    )


def test_the_clients_own_order_of_wishes(
    grund: Form, text_rules: InvestigationRules
) -> None:
    wishes = ["Sömnen", "Pengarna."]
    made = draft_investigation(grund, ANSWERS, text_rules, FACTS, wishes=wishes)
    assert blocks(whole_text(made, ALL))["Önskan om hjälp"] == (
        "Det här är viktigast för klienten: 1. Sömnen. 2. Pengarna."
    )


def test_nothing_asked(grund: Form, text_rules: InvestigationRules) -> None:
    made = draft_investigation(grund, Answers(), text_rules, CaseFacts())
    told = blocks(whole_text(made, ALL))
    assert told["Alkohol"] == text_rules.frame.fallback.unasked
    assert told["Önskan om hjälp"] == "Klientens önskan om hjälp är inte känd."
    assert told["Barn"] == text_rules.frame.fallback.unasked


def test_nothing_answered(grund: Form, text_rules: InvestigationRules) -> None:
    declined = Answers(dict.fromkeys(grund.questions, Mark.X))
    made = draft_investigation(grund, declined, text_rules, CaseFacts())
    told = blocks(whole_text(made, ALL))
    assert told["Alkohol"] == text_rules.frame.fallback.declined


def test_no_help_wanted(grund: Form, text_rules: InvestigationRules) -> None:
    answers = Answers({wish.question: 0 for wish in text_rules.frame.wishes})
    made = draft_investigation(grund, answers, text_rules, CaseFacts())
    assert blocks(whole_text(made, ALL))["Önskan om hjälp"] == (
        "Klienten ser inget behov av mer hjälp än i dag."
    )


NAMED = (
    '[[theme]]\nname = "besvär"\nkeys = ["C9", "C10"]\n'
    'names = { "C9" = "dagar med besvär", "C10" = "hur tungt det är" }\n'
    '[[theme]]\nname = "läkare och medicin"\nkeys = ["C6", "C8"]\n'
    '[[theme]]\nname = "sjukdom"\nkeys = ["C1"]\nnames = { "C1" = "långvarig sjukdom" }\n'
)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"C9": Mark.X}, "Frågan om dagar med besvär besvarades inte."),
        ({"C1": Mark.X}, "Frågan om långvarig sjukdom besvarades inte."),
        (
            {"C9": Mark.X, "C1": Mark.X},
            "Frågorna om dagar med besvär och långvarig sjukdom besvarades inte.",
        ),
        (
            {"C6": Mark.X, "C8": Mark.X, "C1": Mark.X},
            "Frågorna om läkare och medicin samt långvarig sjukdom besvarades inte.",
        ),
        (
            {"C9": Mark.X, "C6": Mark.X},
            (
                "Frågan om dagar med besvär besvarades inte. "
                "Några av frågorna om läkare och medicin besvarades inte."
            ),
        ),
        ({"C9": None}, "Frågan om dagar med besvär ställdes inte."),
    ],
)
def test_a_single_question_is_called_by_its_name(
    grund: Form, given: dict[str, Answer | None], said: str
) -> None:
    all_given: dict[str, Answer | None] = {"C1": 0, "C6": 0, "C8": 0, "C9": 1, "C10": 1}
    left = {key: one for key, one in (all_given | given).items() if one is not None}
    assert section_of(grund, NAMED, left)[-1] == said


def test_what_an_unfinished_talk_left_is_said_shortly_but_the_grave_is_named(
    grund: Form,
) -> None:
    themes = "".join(
        f'[[theme]]\nname = "tema {key}"\nkeys = ["{key}"]\n'
        for key in ("C1", "C2", "C4", "C5", "C6", "C8")
    )
    rules = themes + '[[theme]]\nname = "fara"\nkeys = ["C9", "C10"]\ngrave = true\n'
    lines = section_of(grund, rules, {"C1": 0, "C9": 3})
    assert lines[-1] == (
        "Några av frågorna om fara ställdes inte. Övriga frågor om området ställdes inte."
    )


_TELLS_A_GAP = re.compile(
    r"besvarades|frågades inte|ställdes|inte angett|inte angiv|angivet"
)


def test_a_sentence_that_keeps_a_gap_from_being_told_tells_it(
    text_rules: InvestigationRules,
) -> None:
    """Else an answer that was declined is lost: the gap is not named a second time."""
    for name, section in text_rules.sections.items():
        for rule in section.sentences:
            # Beside another sentence that names the days that are not known.
            beside = rule.id.startswith("okända-dagar")
            assert beside or not rule.gaps_told or _TELLS_A_GAP.search(rule.text), (
                name,
                rule.id,
            )
