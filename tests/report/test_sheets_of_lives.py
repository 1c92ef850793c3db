# SPDX-License-Identifier: EUPL-1.2
"""The sheets of two hundred lives, and of many that nobody led, held against the answers."""

import re
from collections.abc import Iterator, Mapping

import pytest
from plausible import plausible_interview
from random_interviews import random_interview

from app.forms.answers import Answer, Mark
from app.forms.model import Form
from app.forms.relevance import effective
from app.forms.three_valued import number
from app.report.checks.idiom import TO_CLIENT, odd
from app.report.paper.fonts import Fonts
from app.report.sheet.document import CaseFacts
from app.report.sheet.feedback import build_feedback, sheet_text
from app.report.sheet.layout import layout_feedback
from app.report.sheet.sheet_draft import Draft, draft_feedback
from app.report.sheet.sheet_rules import SheetRules
from tests.report.lix import LIX_OF_SHEET, lix

LIVES = 200
RANDOM = 800
FACTS = CaseFacts(client_name="Kim Ek", case_number="2026-014", interviewer="Anna Ek")
Given = Mapping[str, Answer]

# Of each pair only one can be said of one client. The words are those of the sheet.
OPPOSITES = (
    (r"varit nykter", r"Du har druckit"),
    (r"inte druckit alkohol", r"Du har druckit"),
    (r"aldrig druckit", r"Du har druckit"),
    (r"aldrig druckit", r"nykter|utan alkohol, nu"),
    (r"utan alkohol, nu i", r"Du har druckit"),
    (r"varit drogfri", r"Du har (?:också )?tagit (?!flera|droger med spruta förr)"),
    (r"inte tagit några droger", r"Du har (?:också )?tagit (?!flera|droger med spruta förr)"),
    (r"aldrig använt narkotika", r"Du har (?:också )?tagit (?!flera)"),
    (r"aldrig använt narkotika", r"drogfri|utan droger"),
    (r"inte tagit droger med spruta det senaste", r"med spruta (?:\d|en dag|varje)"),
    (r"spruta förr, men inte", r"med spruta (?:\d|en dag|varje)"),
    (r"utan att bli berusad", r"blivit berusad, (?:\d|en dag|varje)|så att du blev"),
    (r"inte haft sug efter alkohol", r"har haft sug efter alkohol"),
    (r"inte haft sug efter (?:droger|medicin)", r"har haft sug efter (?:droger|medicin)"),
    (r"Medicinerna har", r"Drogerna har"),
    (r"inte haft kroppsliga besvär|inga kroppsliga besvär", r"haft kroppsliga besvär \d"),
    (r"inte haft kroppsliga besvär|inga kroppsliga besvär", r"Kroppen (?:har besvärat|tynger)"),
    (r"inga långvariga sjukdomar|ingen långvarig sjukdom", r"Du har en långvarig sjukdom"),
    (r"inga långvariga sjukdomar", r"Din sjukdom eller skada"),
    (r"inga långvariga sjukdomar", r"sjukersättning eller liknande för något med kroppen"),
    (r"inte haft bekymmer", r"haft bekymmer för jobb eller pengar (?:\d|en dag|varje)"),
    (r"inte haft bekymmer", r"Jobb och pengar har bekymrat|Bekymren"),
    (r"inte haft jobb, studier", r"något att gå till (?:\d|en dag|varje)"),
    (r"inte haft jobb, studier", r"Du har haft jobb, studier"),
    (r"inte haft något att gå till", r"något att gå till (?:\d|en dag|varje)"),
    (r"inga skulder", r"skulder på"),
    (r"någon vanlig inkomst", r"egen lön"),
    (r"inte gått klart grundskolan", r"gått klart (?:gymnas|en yrkes|högskola)"),
    (r"saknar bostad", r"egen bostad|bostad genom|boende med stöd|hotell"),
    (r"saknar bostad", r"Du bor (?:med (?!olika)|ensam|på)"),
    (r"saknar bostad", r"trivs med dem|trivs med att bo"),
    (r"egen bostad", r"bostad genom socialtjänsten|boende med stöd|på hotell"),
    (r"Du trivs med", r"Du trivs inte"),
    (r"Du bor ensam", r"Du bor (?:med|på)"),
    (r"Du bor ensam", r"dem där hemma"),
    (r"(?<!inte )nöjd med det\.", r"Du trivs inte med"),
    (r"ingen nära vän", r"Du har (?!ingen )\w+ nära vän"),
    (r"saknar en nära vän", r"Du har (?!ingen )\w+ nära vän"),
    (r"inga allvarliga konflikter|några allvarliga konflikter", r"allvarliga konflikter (?:i|utan)"),
    (r"nöjd med din fritid", r"inte nöjd med hur din fritid"),
    (r"vänner som inte har problem", r"vänner som har problem"),
    (r"ingen kontakt just nu", r"regelbunden kontakt|kontakt med (?:ditt|dina) barn ibland"),
    (r"ingen kontakt just nu", r"barn som bor hos dig|bor hos dig"),
    (r"ingen kontakt just nu", r"Så här ses ni"),
    (r"Inget (?:nytt )?är på gång", r"väntar på åtal"),
    (r"Inget (?:nytt )?är på gång", r"skyddstillsyn eller övervakare"),
    (r"Inget (?:nytt )?är på gång", r"suttit i arrest"),
    (r"Inget (?:nytt )?är på gång", r"kom till genom domstol"),
    (r"väntar inte på åtal", r"Du väntar på"),
    (r"aldrig varit misstänkt", r"har suttit i arrest|skyddstillsyn"),
    (r"inte som något problem", r"Det rättsliga känns (?:lite|måttligt|påtagligt|mycket)"),
    (r"tog själv första steget", r"kom till genom domstol"),
    (r"hjälp på gång", r"kom till genom domstol"),
    (r"inte haft psykiska besvär", r"mått psykiskt dåligt \d"),
    (r"inte haft psykiska besvär", r"Du har (?:varit djupt nedstämd|haft stark ångest|haft svårt att minnas)"),
    (r"inte haft psykiska besvär", r"Du har varit djupt|haft stark ångest"),
    (r"inte haft psykiska besvär", r"Psykiska besvär har tyngt"),
    (r"inte tidigare fått vård eller medicin för psyk", r"medicin utskriven|öppen vård|inlagd \w+ gång"),
    (r"inte fått vård för alkohol", r"fått vård för alkohol:"),
    (r"inte fått vård för droger", r"fått vård för droger:"),
    (r"Hjälpen du har räcker", r"ser inget behov av mer hjälp med alkoholen"),
)  # fmt: skip


def contradictions(text: str) -> Iterator[str]:
    for one, other in OPPOSITES:
        if re.search(one, text) and re.search(other, text):
            yield f"{one} / {other}"


PLANTED = (
    "Du har varit nykter. Du har druckit 3 av 30 dagar.",
    "Du saknar bostad just nu. Du bor med dina föräldrar.",
    "Inget är på gång hos polis eller domstol. Du väntar på åtal, rättegång eller dom.",
    "Du har inga skulder. Du har skulder på ungefär 900 kr.",
    "Du har inte haft psykiska besvär. Du har varit djupt nedstämd.",
    "Barnet bor hos dig. Du och ditt barn har ingen kontakt just nu.",
    "Du har aldrig använt narkotika. Du har tagit heroin 2 dagar.",
    "Du har hjälp på gång: LARO. Kontakten med oss kom till genom domstol, polis eller annat.",
)


@pytest.mark.parametrize("text", PLANTED)
def test_a_planted_contradiction_is_found(text: str) -> None:
    assert list(contradictions(text))


def test_many_pairs_are_held_apart() -> None:
    assert len(OPPOSITES) >= 60
    for one, other in OPPOSITES:
        assert re.compile(one)
        assert re.compile(other)


class Read:
    """A life: what was answered, and what the sheet says by default."""

    def __init__(self, form: Form, rules: SheetRules, seed: int, *, random: bool) -> None:
        made = random_interview if random else plausible_interview
        answers = made(form, seed)
        self.seed = seed
        self.given: Given = effective(form, answers)
        self.draft: Draft = draft_feedback(form, answers, rules)
        self.sheet = build_feedback(form, answers, self.draft, {}, FACTS)
        self.text = sheet_text(self.sheet)

    def __repr__(self) -> str:
        return f"seed {self.seed}"

    def yes(self, *keys: str) -> bool:
        return any((number(self.given.get(key)) or 0) >= 1 for key in keys)


@pytest.fixture(scope="module")
def lives(grund: Form, rules: SheetRules) -> list[Read]:
    return [Read(grund, rules, seed, random=False) for seed in range(LIVES)]


@pytest.fixture(scope="module")
def everybody(grund: Form, rules: SheetRules, lives: list[Read]) -> list[Read]:
    return [*lives, *(Read(grund, rules, seed, random=True) for seed in range(RANDOM))]


def test_nobody_contradicts_himself(everybody: list[Read]) -> None:
    found = [(life, pair) for life in everybody for pair in contradictions(life.text)]
    assert found == []


def test_no_credit_where_somebody_was_kept(everybody: list[Read]) -> None:
    kept = [life for life in everybody if life.given.get("B6") in {"2", "3", "4", "5", "6"}]
    assert len(kept) > 40
    for life in kept:
        carries = " ".join(life.sheet.resources)
        assert not re.search(r"nykter|drogfri|, nu i|inte tagit", carries), life


def test_compulsory_care_is_never_help_on_its_way(everybody: list[Read]) -> None:
    forced = [life for life in everybody if life.given.get("A14.b") == "2"]
    assert forced
    for life in forced:
        assert "hjälp på gång" not in life.text, life


NOW = ("H13.b", "H14.b", "H15.b")
HOME = re.compile(
    r"konflikter i familjen|familjen|där hemma|Du bor (?!på hotell)|\bgift\b|sambo|gjort dig illa"
)


def test_violence_now_leaves_no_trace_of_the_home(everybody: list[Read]) -> None:
    hurt = [life for life in everybody if life.yes(*NOW)]
    assert len(hurt) > 40
    for life in hurt:
        told = life.text.replace("utanför familjen", "").replace("i ett boende", "")
        assert not HOME.search(told), (life, HOME.findall(told))


def test_nothing_grave_is_there_by_default(everybody: list[Read]) -> None:
    grave = re.compile(
        r"ditt liv|självmord|misstänkt för (?!brott)|hepatit|ersättning för sex"
    )
    for life in everybody:
        written = [value for value in life.given.values() if isinstance(value, str)]
        text = life.text
        for own in written:
            text = text.replace(own.strip(" .;,")[1:], "") if len(own) > 3 else text
        assert not grave.search(text), life


def test_thoughts_of_dying_bring_the_numbers_to_call(everybody: list[Read]) -> None:
    for life in everybody:
        asked = ("I9.b", "I10.b", "I10.a")
        declined = any(life.given.get(key) is Mark.X for key in asked)
        thinks = life.yes("I9.a", "I9.b", "I10.a", "I10.b", "I10n", "I19") or declined
        assert ("1177" in life.text) == thinks, life


def test_what_the_client_does_not_mind_is_not_hard(lives: list[Read]) -> None:
    felt = {
        "kroppsliga besvär|Kroppen": ("C10", "C11"),
        "jobb eller pengar|skulder": ("D24", "D25"),
        "druckit|Alkoholen": ("E36.a", "E37.a"),
        "psykiskt dåligt|ångest|nedstämd": ("I12", "I13"),
        "Ensamheten|utanför familjen": ("H21", "H23"),
        "åtal|arrest": ("F20", "F21"),
    }
    checked = 0
    for life in lives:
        hard = " ".join(life.sheet.problems)
        for pattern, keys in felt.items():
            if all(life.given.get(key) == 0 for key in keys):
                checked += 1
                assert not re.search(pattern, hard), (life, pattern)
    assert checked > 100


def test_every_wish_is_in_the_box_or_offered(everybody: list[Read]) -> None:
    asked = ("C11", "D25", "E37.a", "E37.b", "F21", "H22", "H23", "I13")
    for life in everybody:
        wanted = {key for key in asked if (number(life.given.get(key)) or 0) >= 1}
        said = {key for wish in life.draft.all_wishes for key in wish.sources}
        held = {key for wish in life.draft.held_wishes for key in wish.sources}
        printed = {key for wish in life.draft.wishes for key in wish.sources}
        assert said == wanted == printed | held, life


def test_each_is_easy_and_has_two_pages_at_most(lives: list[Read]) -> None:
    fonts = Fonts()
    for life in lives:
        assert lix(life.text) <= LIX_OF_SHEET, life
        assert not odd(life.text, TO_CLIENT), life
        if life.seed % 10 == 0:
            assert not layout_feedback(life.sheet, fonts).overflow, life
