# SPDX-License-Identifier: EUPL-1.2
"""Body, mind, law and the head, as they are read: each kind of fault that a reader once found."""

import re
from collections.abc import Callable

import pytest

from app.forms.answers import Answer, Answers, Mark
from app.forms.model import Form
from app.report.investigation.parts import draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.section_text import Chosen, section_text
from app.report.sheet.document import CaseFacts
from app.report.sheet.sheet_rules import SheetRules

X = Mark.X
Given = dict[str, Answer]
Read = Callable[[str, Given], str]
CRIMES: Given = dict.fromkeys(("F3", "F4", "F5", "F6", "F7", "F8", "F9"), 0)


@pytest.fixture
def read(grund: Form, text_rules: InvestigationRules) -> Read:
    """Makes a section of the text for the investigation, as it is pasted."""

    def made(name: str, given: Given) -> str:
        whole = draft_investigation(grund, Answers(given), text_rules, CaseFacts())
        return section_text(whole.section(name), Chosen())

    return made


LOST_AROUND_AN_X: list[tuple[str, Given, str]] = [
    # The number of attempts first, although it was passed when they were.
    (
        "psychiatric",
        {"I9.a": 0, "I9.b": 0, "I10.a": X, "I10.b": 0, "I10n": 2},
        (
            "försökt ta sitt liv två gånger.* liv eller försökt göra det.*"
            "Frågan om självmordsförsök tidigare i livet besvarades inte."
        ),
    ),
    (
        "psychiatric",
        {"I9.a": 0, "I9.b": 0, "I10.a": 0, "I10.b": X, "I10n": 1},
        (
            "försökt ta sitt liv en gång.*"
            "Frågan om självmordsförsök de senaste 30 dagarna besvarades inte."
        ),
    ),
    # What was not asked of suicide, right after what was, before what weighs less.
    (
        "psychiatric",
        {"I9.a": 0, "I9.b": 1, "I10.a": 0, "I3.b": 1},
        "Frågan om självmordsförsök de senaste 30 dagarna ställdes inte.*nedstämd",
    ),
    ("legal", {**CRIMES, "F17": X, "F17a": "6"}, "Som brott anges bedr"),
    (
        "legal",
        {"F14": X, "F15": 2, "F16": "4"},
        "Klienten har suttit i häkte eller fängelse, ",
    ),
    # The crime that was passed has its name; the others were answered with no.
    (
        "legal",
        {**CRIMES, "F5": X},
        "Frågan om misstanke om rån besvarades inte. På de övriga frågorna om",
    ),
    ("legal", {**CRIMES, "F5": X}, "Frågan om misstanke om rån besvarades inte."),
    ("medical", {"C4": X, "C4a": ("A",)}, "Som sort anges hepatit A."),
    ("head", {"A12": X}, "Hur samtalet hölls är inte angivet."),
]


@pytest.mark.parametrize(("name", "given", "said"), LOST_AROUND_AN_X)
def test_no_answer_is_lost_around_one_that_is_missing(
    read: Read, name: str, given: Given, said: str
) -> None:
    assert re.search(said, read(name, given))


BOTH_TIMES: list[tuple[Given, str]] = [
    (
        {"I9.a": 1, "I9.b": 1, "I10.a": 0, "I10.b": 0},
        "Klienten har på allvar tänkt på att ta sitt liv, både de senaste 30 dagarna och",
    ),
    (
        {"I7.a": 1, "I7.b": 1},
        "Klienten har haft svårt att hejda sig från att slå, hota eller förstöra, både de",
    ),
    (
        {"I4.a": 1, "I4.b": 0},
        "Stark ångest eller oro har klienten haft tidigare i livet, men inte de senaste 30",
    ),
    (
        {"I6.a": 0, "I6.b": 1},
        "hört röster eller sett saker som andra inte märkt, men aldrig ti",
    ),
    (
        {"I5.a": 0, "I5.b": 0},
        "aldrig varit svårt för klienten att minnas, förstå eller koncentrera sig i mi",
    ),
]


@pytest.mark.parametrize(("given", "said"), BOTH_TIMES)
def test_one_sentence_tells_of_both_times(read: Read, given: Given, said: str) -> None:
    text = read("psychiatric", given)
    assert said in text
    about = ("ta sitt liv,", "hejda sig", "tark ångest", "röster", "minnas")
    assert all(text.count(words) <= 1 for words in about)


def test_a_no_of_long_ago_stands_after_what_is_grave_now(read: Read) -> None:
    text = read("psychiatric", {"I9.a": 0, "I10.a": 0, "I7.b": 1, "I3.b": 1})
    assert text.index("hejda sig") < text.index("Tidigare i livet har klienten varken")


def test_yes_and_no_on_violence_are_said_alike(read: Read) -> None:
    same = "haft svårt att hejda sig från att slå, hota eller förstöra"
    assert f"har klienten {same}" in read("psychiatric", {"I7.b": 1})
    assert f"har klienten inte {same}" in read("psychiatric", {"I7.b": 0})


def test_what_the_client_denies_beside_an_impression_is_the_clients(read: Read) -> None:
    never: Given = dict.fromkeys(("I9.a", "I9.b", "I10.a", "I10.b"), 0)
    text = read("psychiatric", {**never, "I19": 1})
    assert "självmordstankar. Klienten har enligt egen uppgift aldrig" in text
    assert "enligt egen uppgift" not in read("psychiatric", never)


CRIME: list[tuple[Given, str, str]] = [
    ({**CRIMES, "F5": X, "F10": 2}, "Klienten har blivit dömd två gånger", "Misstankarna"),
    ({**CRIMES, "F18": 30}, "svarar klienten nej på alla frågor om misstankar", "aldrig varit"),
    ({**CRIMES, "F9": 3}, "misstänkt tre gånger för något annat brott (vilket framgår inte)", "för annat brott"),
    ({**CRIMES, "F4": 1}, "Klienten svarar nej på frågorna om andra misstankar.", "gäller"),
    ({"F12": 1, "F13": 0}, "men inte för andra allvarliga trafikbrott.", "av annat slag"),
    ({"F19": 0, "D16": 1}, "Svaren om olagliga inkomster går isär: 0 dagar", "har inte fått"),
    ({"F17": 1, "F17a": "9"}, "dom för något annat brott (vilket framgår inte).", "formuläret"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "said", "unsaid"), CRIME)
def test_crime_is_said_as_it_was_answered(
    read: Read, given: Given, said: str, unsaid: str
) -> None:
    text = read("legal", given)
    assert said in text
    assert unsaid not in text


def test_doubt_has_one_degree_and_names_are_told_apart(read: Read) -> None:
    head = read("head", {"D27": 1, "H25": 1, "C13": 1})
    assert (
        "ger fel bild i fråga om fysisk hälsa, arbete och försörjning samt familj och umgänge."
        in head
    )


NOW_AND_EVER = ("I9.a", "I9.b", "I10.a", "I10.b")


@pytest.mark.parametrize("attempt", [(0, 1), (1, 1), (1, 0), (X, 1), (1, X)])
@pytest.mark.parametrize(
    "thoughts", [(0, 0), (0, 1), (1, 0), (1, 1), (X, 1), (1, X), (0, X)]
)
def test_thoughts_are_told_beside_an_attempt(
    read: Read, thoughts: tuple[Answer, Answer], attempt: tuple[Answer, Answer]
) -> None:
    """Yes and no, now and earlier, each in its own sentence or together, and once."""
    text = read("psychiatric", dict(zip(NOW_AND_EVER, (*thoughts, *attempt), strict=True)))
    told = [
        one
        for one in re.split(r"(?<=[.]) ", text)
        if re.search(r"tänkt på|tankar", one) and "besvarades" not in one
    ]
    for answer, when in zip(thoughts, ("tidigare", "30 dag"), strict=True):
        about = [one for one in told if when in one.lower()]
        assert len(about) == (answer is not X), (text, about)
        if answer == 1:
            assert not re.search(
                r"svarar klienten nej|har klienten (?:inte|varken)", about[0]
            )


def test_doubt_stands_before_the_facts_and_names_the_area(read: Read) -> None:
    text = read("psychiatric", {"I9.b": 1, "I10.b": 1, "I21": 1})
    assert text.index("svaren om psykisk hälsa ger fel bild") < text.index("ta sitt liv")


@pytest.mark.parametrize("answers", [(0, 0), (0, 1), (1, 0), (1, 1), (X, 0), (X, 1)])
def test_the_whole_question_is_said_and_no_opening_three_times(
    read: Read, answers: tuple[Answer, Answer]
) -> None:
    given = {
        f"I{n}.{c}": a for n in range(3, 8) for c, a in zip("ab", answers, strict=True)
    }
    text = read("psychiatric", given)
    said = text.split("\n")[-1].split("Frågorna om självmord")[0]
    for about in ("nedstämd eller utan hopp i minst två", "koncentrera sig i minst två"):
        assert about in said
    openings = [" ".join(one.split()[:4]) for one in re.split(r"(?<=[.]) ", said)]
    assert not any(
        one == two == three
        for one, two, three in zip(openings, openings[1:], openings[2:], strict=False)
    ), openings


def test_how_it_is_counted_stands_after_what_the_client_answers(read: Read) -> None:
    text = read("psychiatric", {"I3.b": 1, "I1c": 0, "I2": 0})
    assert text.index("rus eller abstinens") > text.index("av psykiska skäl")


LAW: list[tuple[Given, str, str]] = [
    ({"F12": 6, "F13": 6, "F11": 6}, "mot klienten sex gånger för rattfylleri eller", "sex gånger ing"),
    ({**CRIMES, "F5": 1, "F10": 0, "F2": 1}, "Enligt ett annat svar har misstankarna inte", "X"),
    ({**CRIMES, "F5": 1, "F10": 0, "F2": 0}, "Misstankarna har inte lett till någon dom.", "annat svar"),
    ({**CRIMES, "F5": 1, "F14": 4, "F15": 4, "F16": "6"}, "Enligt ett annat svar gällde det då bedr", "Då g"),
    ({**CRIMES, "F5": 1, "F14": 4, "F15": 4, "F16": "5"}, "Då gällde det rån.", "annat svar"),
    ({**CRIMES, "F5": 1, "F17": 1, "F17a": "6"}, "Samtidigt svarar klienten nej på frågorna om", "X"),
    ({"F1": 0}, "Kontakten har inte bestämts eller föreslagits av domstol", "Kontakten har bestämts"),
    ({"F12": X, "F13": 0}, "inte ingripit för andra allvarliga trafikbrott. Frågan om rattfylleri eller drograttfylleri besvarades inte.", "X"),
    ({**CRIMES, "F3": 1, "F7": X}, "På de övriga frågorna om misstankar svarar klienten nej.", "för annat brott"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "said", "unsaid"), LAW)
def test_law_joins_what_is_alike_and_tells_what_parts(
    read: Read, given: Given, said: str, unsaid: str
) -> None:
    text = read("legal", given)
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize(("key", "words"), [("C1", "C1a"), ("C6", "C6.text")])
def test_words_beside_a_pass_are_one_sentence_with_it(
    read: Read, key: str, words: str
) -> None:
    text = read("medical", {key: X, words: "Astma"})
    assert "besvarades varken med ja eller nej, men klienten nämner: astma." in text
    assert text.count("besvarades") == 1


STIFF = (
    r"men där de senaste|Trots besvären|formuläret räknar|är osäker på svaret|Nyligen har du haft|"
    r"tynger dig|Kroppen har|mår psykiskt dåligt|mådde psykiskt|räknar inga dagar|Frivården"
    r"|Kontakten med oss kom|minnessvårigheter|besvärats av|säger nej till"
    r"|Vården har ställt|har förekommit|tas regelbundet|Andra misstankar|låta bli att"
    r"|av annat slag än rattfylleri|sorts hepatit|slags brott"
)


def test_no_sentence_is_stiff_in_a_way_that_a_reader_has_named(
    rules: SheetRules, text_rules: InvestigationRules
) -> None:
    names = ("medical", "psychiatric", "legal")
    texts = [rule.text for rule in rules.sentences if rule.subject in names]
    texts += [one.text for name in names for one in text_rules.sections[name].sentences]
    texts += [
        word for table in text_rules.vocabulary.words.values() for word in table.values()
    ]
    assert [text for text in texts if re.search(STIFF, text)] == []


def test_the_heaviest_word_is_the_instruments(rules: SheetRules) -> None:
    words = rules.vocabulary.words
    assert words["tyngt"]["4"] == words["tyngt_svårt"]["4"] == "väldigt mycket"
    assert words["allvar"]["4"] == "väldigt allvarligt"


def test_every_question_that_is_asked_has_a_name_of_its_own(
    text_rules: InvestigationRules,
) -> None:
    for name in ("medical", "psychiatric", "legal"):
        for theme in text_rules.sections[name].theme:
            assert set(theme.names) == set(theme.keys), theme.name
            assert all(len(one.split()) <= 8 for one in theme.names.values())
