# SPDX-License-Identifier: EUPL-1.2
"""No two sentences contradict each other, and what the answers forbid is not said.

All from the answers of two hundred lives: their texts with everything put in, and their sheets
as they come and with everything kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from opposites_table import OPPOSITES, contradictions
from plausible import plausible_interview

from app.forms.answers import Answer
from app.forms.model import Form
from app.forms.state import effective
from app.report.document import CaseFacts
from app.report.draft import Draft, draft_feedback
from app.report.feedback import build_feedback, sheet_text
from app.report.investigation.draft import draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.text import Chosen, part_name, whole_text
from app.report.sheet_rules import SheetRules

LIVES = 200
FACTS = CaseFacts(client_name="Kim", case_number="2026-014", interviewer="Anna Ek")
# What is known to stand on a sheet against the text, and why.
KNOWN = {
    "aldrig narkotika": "the text tells of a drug whose first time was answered with N"
}


@dataclass(frozen=True)
class Told:
    """What comes of one life.

    Attributes:
        seed: of the life.
        given: the answers that count.
        text: for the investigation, everything put in.
        sheet: as it comes.
        kept: the sheet with every sensitive sentence on it.
        carries: the sheet's sentences on what is good.
    """

    seed: int
    given: Mapping[str, Answer]
    text: str
    sheet: str
    kept: str
    carries: tuple[str, ...] = ()

    def yes(self, *keys: str) -> bool:
        """Whether any of these was answered yes, or with a number."""
        return any(
            isinstance(value := self.given.get(key), int) and value > 0 for key in keys
        )


@pytest.fixture(scope="module")
def lives(grund: Form, rules: SheetRules, text_rules: InvestigationRules) -> list[Told]:
    return [_told(grund, rules, text_rules, seed) for seed in range(LIVES)]


def _told(form: Form, rules: SheetRules, text_rules: InvestigationRules, seed: int) -> Told:
    answers = plausible_interview(form, seed)
    made = draft_investigation(form, answers, text_rules, FACTS)
    put = frozenset(part_name(some, part) for some in made.sections for part in some.parts)
    draft = draft_feedback(form, answers, rules)

    def sheet(edits: Mapping[str, str]) -> str:
        return sheet_text(build_feedback(form, answers, draft, edits, FACTS))

    return Told(
        seed,
        effective(form, answers),
        whole_text(made, Chosen(put=put)),
        sheet({}),
        sheet({"keep": _ids(draft)}),
        tuple(one.text for one in draft.slots["resources"]),
    )


def _ids(draft: Draft) -> str:
    return " ".join(one.rule for some in draft.slots.values() for one in some)


def test_every_pair_is_found_and_no_half_of_one_by_itself() -> None:
    assert len(OPPOSITES) >= 60
    for pair in OPPOSITES:
        found = contradictions(pair.planted)
        assert any(one.startswith(f"{pair.about}:") for one in found), pair.about
        assert [contradictions([half]) for half in pair.planted] == [[], []], pair.about


def test_no_text_contradicts_itself(lives: list[Told]) -> None:
    assert [
        (one.seed, contradictions([one.text]))
        for one in lives
        if contradictions([one.text])
    ] == []


def test_no_sheet_contradicts_itself_or_the_text(lives: list[Told]) -> None:
    for one in lives:
        for sheet in (one.sheet, one.kept):
            assert contradictions([sheet]) == [], one.seed
            found = contradictions([sheet, one.text])
            assert [some for some in found if some.split(":")[0] not in KNOWN] == [], (
                one.seed
            )


# --- Praise ---------------------------------------------------------------------------------------

_PRAISE = re.compile(
    r"^(?!.*(?:tidigare|månad|\bår\b)).*(?:inte druckit|inte tagit|låtit bli|hållit dig borta|levt utan|utan alkohol|nykter|"
    r"drogfri|dricker inte)",
    re.IGNORECASE,
)


def unearned_praise(one: Told) -> list[str]:
    """Praise for keeping off what the client could not have, or did have."""
    locked = one.given.get("B6") in ("2", "3", "4", "5", "6") and one.given.get("B7") != 0
    return [
        said
        for said in one.carries
        if _PRAISE.search(said)
        and (locked or (re.search("druckit|alkohol", said) and one.yes("E1.c")))
    ]


def test_no_praise_where_it_was_not_a_choice(lives: list[Told]) -> None:
    assert [(one.seed, unearned_praise(one)) for one in lives if unearned_praise(one)] == []


@pytest.mark.parametrize("given", [{"B6": "2", "B7": 30}, {"B6": "3"}, {"E1.c": 4}])
def test_planted_praise_is_found(given: Mapping[str, Answer]) -> None:
    said = ("Du har inte druckit alkohol de senaste 30 dagarna.",)
    assert unearned_praise(Told(0, given, "", "", "", said))
    assert not unearned_praise(Told(0, {"B6": "1"}, "", "", "", said))


# --- Violence -------------------------------------------------------------------------------------

_HURT = tuple(f"H{row}.{column}" for row in (13, 14, 15) for column in "ab")
_VIOLENCE = re.compile(
    r"våld|bråk|slagit|slagen|hotat|kränk|illa behandlad|utsatt|det svåra i familjen",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"(?:bor med|hemma)[^.]*(?<!inte )\bnöjd med det", re.IGNORECASE)
_NEAR = {"1", "2", "3"}  # a partner, a parent, others of the family


def violence_shown(one: Told) -> list[str]:
    """What on the sheet as it comes tells or hints that somebody has hurt the client."""
    if not one.yes(*_HURT):
        return []
    told = re.split(r"(?<=[.!?])\s+|\n", one.sheet)
    who = one.given.get("H15x")
    known = who if isinstance(who, tuple) else ()
    near = one.yes("H13.b", "H14.b", "H15.b") or not known or _NEAR & set(map(str, known))
    return [
        said for said in told if _VIOLENCE.search(said) or (near and _CONTENT.search(said))
    ]


def test_no_violence_on_a_sheet_unless_it_is_chosen(lives: list[Told]) -> None:
    assert [(one.seed, violence_shown(one)) for one in lives if violence_shown(one)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Du har varit med om våld.",
        "Du har inte haft några svåra bråk de senaste 30 dagarna.",
        "Du bor med din partner och är nöjd med det.",
    ],
)
def test_planted_violence_is_found(line: str) -> None:
    assert violence_shown(Told(0, {"H14.b": 1}, "", line, line))
    assert not violence_shown(Told(0, {"H14.b": 0}, "", line, line))


# --- Whom to call ---------------------------------------------------------------------------------


def numbers_missing(one: Told) -> bool:
    """Whether somebody thinks of dying and the sheet as it comes has no number to call."""
    return one.yes("I9.b", "I10.b") and not re.search(
        r"\b(?:112|1177|90\s?101)\b", one.sheet
    )


def test_who_thinks_of_dying_is_told_whom_to_call(lives: list[Told]) -> None:
    assert [one.seed for one in lives if numbers_missing(one)] == []
    assert any(one.yes("I9.b", "I10.b") for one in lives)


def test_a_planted_sheet_without_numbers_is_found() -> None:
    assert numbers_missing(Told(0, {"I9.b": 1}, "", "Du mår dåligt.", ""))
    assert not numbers_missing(Told(0, {"I9.b": 1}, "", "Ring 112 om det blir svårt.", ""))
    assert not numbers_missing(Told(0, {"I9.b": 0}, "", "Du mår dåligt.", ""))


# --- Which, not "eller" ---------------------------------------------------------------------------

# Where "eller" may stand without a denial, and why.
OR_IS_TRUE = {
    "the form asks for both in one question": (
        r"sjukersättning eller liknande|sjukdom eller skada|ångest eller (?:stark )?oro|ångest, eller|"
        r"nedstämd eller utan hopp|förstå eller koncentrera|slå, hota eller|"
        r"röster eller sett|våld, hot eller sexualbrott|stöld eller liknande|"
        r"bedrägeri eller förfalskning|åtal, rättegång eller dom|arrest, häkte eller fängelse|"
        r"häkte eller fängelse|rattfylleri eller|pengar eller saker|spruta eller verktyg|"
        r"skyddstillsyn eller övervakare|frigiven, eller|polis eller kriminalvården|"
        r"bestämts eller föreslagits|bestämd eller föreslagen|fylleri eller störande|"
        r"a-kassa eller aktivitetsstöd|försäkringskassan eller pension|"
        r"arbetat, studerat eller|vård eller hjälp|har, eller ska|har, eller har haft|"
        r"alkohol eller (?:narkotika|droger)|öppenvård eller på möten|lvm eller på psykiatrisk|"
        r"dagvård eller självhjälpsgrupp|glas, eller|veckan, eller|halvår eller mer|"
        r"sjukhus eller institution|barn(?:en|et)?,? eller|ensamhet eller problem|arbets- eller|"
        r"arbete eller försörjning|vanlig\w+ eller senast|oftast, eller senast|nu eller för|hepatit|"
        r"nedstämd eller tillbakadragen|osammanhängande eller|rus eller abstinens|"
        r"minnas eller koncentrera|lösningsmedel eller lustgas|sig eller minnas"
    ),
    "one answer of the form": (
        r"sambo eller registrerad|polisen eller kriminalvården|hvb eller|ibland eller tillfälligt|"
        r"yrkesutbildning eller folkhögskola|högskola eller universitet|pension eller sjuk|"
        r"hemma eller sjukskriven|arbetslös eller hemma|familjehem eller på|föräldrar eller|"
        r"nuvarande eller tidigare partner|samtal eller program|hotell eller|"
        r"grundskola eller gymnasium|varken nöjd eller missnöjd|inskriven eller frihetsberövad|"
        r"värnplikt eller|service|vet inte, eller vill|"
        r"anstalt eller|partner eller|sug eller abstinens|glas så ofta, eller berusning|"
        r"fem glas, eller berusning"
    ),
    "some of the days, all of them, or not known which": (
        r"helt eller delvis|avgiftning, i skyddat boende eller|i hemmet, eller med att bo ensam|eller något annat medel"
    ),
}  # fmt: skip
_DENIED = re.compile(
    r"\b(?:inte|inga|inget|ingen|aldrig|utan|varken|nej|själv)\b", re.IGNORECASE
)
_TRUE = re.compile("|".join(OR_IS_TRUE.values()), re.IGNORECASE)


def idle_ors(text: str) -> Iterator[str]:
    """Sentences that say "eller" where the program knows which."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        if " eller " not in sentence or sentence.startswith("Anteckning"):
            continue
        if " eller " in _TRUE.sub("", sentence) and not _DENIED.search(sentence):
            yield sentence


def test_the_text_says_which_where_it_knows(lives: list[Told]) -> None:
    found = {sentence for one in lives for sentence in idle_ors(one.text)}
    assert found == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Klienten är änka eller änkling.",
        "Klienten har druckit öl eller vin 3 dagar.",
        "Klienten bor hos en mamma eller pappa.",
    ],
)
def test_a_planted_or_is_found(sentence: str) -> None:
    assert list(idle_ors(sentence)) == [sentence]
