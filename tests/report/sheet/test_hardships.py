# SPDX-License-Identifier: EUPL-1.2
"""What is hard, and what is wished for: seen from what the client said of weight and help."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from plausible import plausible_interview
from sheet_clients import client

from app.forms.answers import Answers, Mark
from app.forms.codec import parse
from app.forms.model import Form
from app.forms.relevance import effective
from app.report.sheet.document import CaseFacts
from app.report.sheet.feedback import build_feedback, sheet_text
from app.report.sheet.hardships import OF_ONE
from app.report.sheet.sheet_draft import Draft, draft_feedback
from app.report.sheet.sheet_rules import SheetRules

REAL = Path(__file__).parents[3].parent / "shared" / "data" / "real_interviews.csv"
LIVES = 200
FACTS = CaseFacts(client_name="Kim", interviewer="Anna Ek")
OWN = {
    "medical": ("C10", "C11"),
    "employment": ("D24", "D25"),
    "alcohol": ("E36.a", "E37.a"),
    "drug": ("E36.b", "E37.b"),
    "legal": ("F20", "F21"),
    "family": ("H20", "H22", "H21", "H23"),
    "psychiatric": ("I12", "I13"),
}
HURT = ("H13.a", "H14.a", "H15.a", "H13.b", "H14.b", "H15.b")


class Read:
    """The sheet of one interview, and what the client minds, area by area."""

    def __init__(self, name: str, form: Form, answers: Answers, rules: SheetRules) -> None:
        self.name = name
        self.given = effective(form, answers)
        self.draft: Draft = draft_feedback(form, answers, rules)
        self.sheet = build_feedback(form, answers, self.draft, {}, FACTS)
        subject = {rule.id: rule.subject for rule in rules.sentences}
        printed = [one for one in self.draft.slots["problems"] if not one.sensitive]
        self.areas = [subject[one.rule].replace("injection", "drug") for one in printed]

    def __repr__(self) -> str:
        return self.name

    def minds(self, area: str) -> int | None:
        rated = [self.given.get(key) for key in OWN[area]]
        return max((value for value in rated if isinstance(value, int)), default=None)

    @property
    def hurt(self) -> bool:
        return any(self.given.get(key) in (1, Mark.X) for key in HURT)


def _all(grund: Form, rules: SheetRules) -> Iterator[Read]:
    for seed in range(LIVES):
        yield Read(f"life {seed}", grund, plausible_interview(grund, seed), rules)
    if not REAL.exists():
        return
    with REAL.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        form = grund.model_copy(update={"id": row["form"]})
        given = {key: row[key] for key in form.questions if row.get(key)}
        answers = {key: parse(form.questions[key], text) for key, text in given.items()}
        yield Read(f"real {number}", form, Answers(answers), rules)


@pytest.fixture(scope="module")
def everybody(grund: Form, rules: SheetRules) -> list[Read]:
    return list(_all(grund, rules))


def test_nothing_light_stands_where_something_heavy_is_missing(
    everybody: list[Read],
) -> None:
    """But the family, where somebody was hurt: that is the interviewer's to put there."""
    heavy = 0
    for life in everybody:
        minds = {area: life.minds(area) or 0 for area in OWN}
        missing = [a for a, own in minds.items() if own >= 3 and a not in life.areas]
        if life.hurt and "family" in missing:
            missing.remove("family")
        light = [area for area in life.areas if minds.get(area, 9) <= 1]
        assert not missing or not light, (life, missing, light)
        heavy += any(own >= 3 for own in minds.values())
    assert heavy > 100


def test_what_weighs_heavily_has_a_line(everybody: list[Read]) -> None:
    for life in everybody:
        for area, (worry, *_) in OWN.items():
            if life.given.get(worry) in (3, 4) and not (life.hurt and area == "family"):
                assert area in life.areas, (life, area)


def test_the_lines_of_an_area_stand_together(everybody: list[Read]) -> None:
    for life in everybody:
        runs = [a for n, a in enumerate(life.areas) if not n or life.areas[n - 1] != a]
        assert len(runs) == len(set(runs)), (life, life.areas)
        assert max(Counter(life.areas).values(), default=0) <= OF_ONE + 1, life


def test_what_the_client_minds_more_comes_first(everybody: list[Read]) -> None:
    """But for what is grave, whatever the client makes of it."""
    for life in everybody:
        hard = " ".join(life.sheet.problems)
        if re.search(r"överdos|delirium|med spruta", hard):
            continue
        # Where somebody was hurt, what is printed of the family is loneliness.
        areas = [a for a in life.areas if not (life.hurt and a == "family")]
        rated = [own for a in areas if a in OWN and (own := life.minds(a)) is not None]
        if len(rated) == len(areas):
            assert rated == sorted(rated, reverse=True), (life, life.areas)


def test_no_sentence_stands_twice(everybody: list[Read]) -> None:
    for life in everybody:
        lines = [*life.sheet.resources, *life.sheet.problems]
        blocks = " ".join(area.text for area in life.sheet.areas)
        # A paragraph may go on where the line stops: with medicine that may be prescribed.
        blocks = re.sub(r"Du har tagit [^.]+\. (?=Du har också tagit)", "", blocks)
        assert not [line for line in lines if line in blocks], life
        assert len(lines) == len(set(lines)), life


def test_each_wish_is_in_the_box_or_offered(everybody: list[Read]) -> None:
    asked = ("C11", "D25", "E37.a", "E37.b", "F21", "H22", "H23", "I13")
    for life in everybody:
        wanted = {key for key in asked if life.given.get(key) in (1, 2, 3, 4)}
        printed = {key for wish in life.draft.wishes for key in wish.sources}
        held = {key for wish in life.draft.held_wishes for key in wish.sources}
        assert wanted == printed | held, life
        assert held <= {"H22"}, life


def test_what_holds_of_the_hard_is_offered_where_it_is_not_printed(
    grund: Form, rules: SheetRules
) -> None:
    draft = draft_feedback(grund, client(grund, "homeless, many drugs"), rules)
    printed = {one.text for one in draft.slots["problems"]}
    for some in (draft.spare["area:drug"], draft.slots["area:drug"]):
        for one in some:
            assert one.text not in printed or one in draft.spare["area:drug"]


class Sheets:
    """What the sheet says of a client with these answers, and nothing grave beside."""

    def __init__(self, form: Form, rules: SheetRules) -> None:
        self.form = form
        self.rules = rules

    def draft(self, *, form: str = "", **answers: str) -> Draft:
        return draft_feedback(self._form(form), self._given(answers), self.rules)

    def hard(self, *, form: str = "", **answers: str) -> list[str]:
        draft = self.draft(form=form, **answers)
        return [one.text for one in draft.slots["problems"] if not one.sensitive]

    def text(self, *, form: str = "", **answers: str) -> str:
        draft = self.draft(form=form, **answers)
        given = self._given(answers)
        return sheet_text(build_feedback(self._form(form), given, draft, {}, FACTS))

    def _form(self, name: str) -> Form:
        return self.form.model_copy(update={"id": name}) if name else self.form

    def _given(self, answers: dict[str, str]) -> Answers:
        keys = {key.replace("__", "."): text for key, text in answers.items()}
        return Answers(
            {
                key: Mark.X if text == "X" else parse(self.form.questions[key], text)
                for key, text in keys.items()
            }
        )


@pytest.fixture(scope="module")
def sheet(grund: Form, rules: SheetRules) -> Sheets:
    return Sheets(grund, rules)


def test_few_days_of_what_weighs_come_before_many_days_of_what_does_not(
    sheet: Sheets,
) -> None:
    hard = sheet.hard(
        C9="3", C10="1", C11="0", E35__a="7", E36__a="2", E37__a="4", E1__c="2"
    )
    assert "7 av 30" in hard[0]
    assert "kropp" in hard[1].lower()


def test_wishing_for_much_help_without_weight_leaves_small_things_out(
    sheet: Sheets,
) -> None:
    """Nothing can be named of it: the box of wishes has it, and the small is offered."""
    alone = {"E36__a": "0", "E37__a": "4", "C9": "8", "C10": "1", "C11": "0"}
    assert sheet.hard(**alone) == []
    offered = [one.text for one in sheet.draft(**alone).spare["problems"]]
    assert any("8 av 30" in text for text in offered)
    text = sheet.text(**alone)
    assert "Det du vill ha hjälp med står i rutan nedanför." in text
    assert text.count("Det här fyller vi i tillsammans.") == 1  # what carries


def test_nothing_hard_presumes_nothing(sheet: Sheets) -> None:
    text = sheet.text(C9="0", C10="0", C11="0")
    assert "Det som är svårt\nSäg till om något ska stå här." in text


@pytest.mark.parametrize("wish", ["0", "1"])
def test_what_does_not_weigh_is_not_hard_for_a_little_wish(
    sheet: Sheets, wish: str
) -> None:
    assert sheet.hard(E1__c="25", E2__c="20", E36__a="0", E37__a=wish) == []


def test_overdoses_and_delirium_are_among_the_hard(sheet: Sheets) -> None:
    rated = {"E36__a": "1", "E37__a": "1", "E36__b": "2", "E37__b": "1"}
    small = {"D23": "12", "D24": "2", "D25": "2", "C9": "20", "C10": "2", "C11": "1"}
    for form, words in (("", "i livet"), ("asi-uppfoljning", "sedan förra intervjun")):
        hard = sheet.hard(
            form=form,
            E20="4",
            E21="3",
            E10__c="12",
            E1__c="20",
            E2__c="18",
            **rated,
            **small,
        )
        grave = [text for text in hard[:4] if "överdoser" in text or "delirium" in text]
        assert len(grave) == 2, hard
        assert all(words in text for text in grave)


def test_thoughts_weigh_with_days_in_the_areas_own_words(sheet: Sheets) -> None:
    given = {"I11": "14", "I12": "3", "I13": "3"}
    (line,) = sheet.hard(**given)
    assert "14 av 30" in line
    assert "påtagligt" in line
    assert sheet.text(**given).count("14 av 30") == 1


def test_a_little_wish_says_the_degree_and_no_more(sheet: Sheets) -> None:
    text = sheet.text(C11="1", C9="4", C10="1", F21="1")
    assert "- Lite viktigt: kroppsliga besvär och det rättsliga\n" in text
    assert "gärna" not in text
    assert "lite mer hjälp" not in text


def test_on_a_line_of_wishes_what_weighs_most_comes_first(sheet: Sheets) -> None:
    draft = sheet.draft(C10="1", C11="4", I12="4", I13="4", E36__a="3", E37__a="4")
    (line,) = draft.wishes
    assert line.text == "Psykiska besvär, alkoholen och kroppsliga besvär"


def test_no_wish_reads_as_help_to_get_the_drug(
    everybody: list[Read], rules: SheetRules
) -> None:
    """All of a box is in one register: "alkoholen och kokainet", never "kokain"."""
    names = [row.name for row in rules.vocabulary.rows["medel_blad"]]
    wanted = [row.name for row in rules.vocabulary.rows["medel_önskat"]]
    used = 0
    for life in everybody:
        for wish in life.draft.all_wishes:
            text = wish.text.lower()
            used += any(name in text for name in wanted)
            assert not [name for name in names if re.search(rf"\b{name}\b", text)], text
            assert "användning" not in text
    assert used > 20


def test_what_is_only_offered_lends_its_place_to_nothing(sheet: Sheets) -> None:
    given = {"H14__b": "1", "H18": "6", "H20": "4", "H22": "4", "H17": "5", "H21": "1"}
    hard = sheet.hard(**given, H23="1", C9="30", C10="4", C11="4", D23="9", D24="2")
    assert "kroppsliga besvär" in hard[0]
    assert hard[-1].startswith("Ensamheten")


def test_the_greatest_problem_has_a_line_however_much_else_there_is(sheet: Sheets) -> None:
    much = {
        "E1__c": "28", "E2__c": "14", "E35__a": "16", "E36__a": "4", "E37__a": "4",
        "C9": "30", "C10": "4", "C11": "4", "F17": "1", "F20": "3", "F21": "3", "E21": "3",
        "I3__b": "1", "I5__b": "1", "I11": "21", "I12": "3", "I13": "3",
        "H17": "15", "H21": "3", "H23": "3", "E36__b": "2", "E37__b": "2", "E3__c": "14",
    }  # fmt: skip
    assert "Du har tagit heroin 14 av 30 dagar." in sheet.hard(**much, E30="02")
    assert "Du har tagit heroin 14 av 30 dagar." not in sheet.hard(**much, E30="01")


@pytest.mark.parametrize("doubt", ["C13", "C14"])
def test_strengths_of_a_doubted_area_are_only_offered(sheet: Sheets, doubt: str) -> None:
    praise = "Du har inga långvariga sjukdomar och inga kroppsliga besvär."
    given = {"C1": "0", "C3": "4", "C4": "0", "C7": "0", "C9": "0", "C10": "0", "C11": "0"}
    sure, doubted = sheet.draft(**given), sheet.draft(**given, **{doubt: "1"})
    assert praise in [one.text for one in sure.slots["resources"]]
    assert praise not in [one.text for one in doubted.slots["resources"]]
    assert praise in [one.text for one in doubted.spare["resources"]]


@pytest.mark.parametrize("illness", [{"C5b": "1"}, {"C4": "1"}])
def test_no_health_is_praised_beside_hiv_or_hepatitis(
    sheet: Sheets, illness: dict[str, str]
) -> None:
    given = {"C1": "0", "C7": "0", "C9": "0", "C10": "0", "C11": "0", "C5": "1"}
    draft = sheet.draft(**{**given, **illness})
    assert not [one for one in draft.slots["resources"] if "sjukdomar" in one.text]


@pytest.mark.parametrize("key", HURT)
@pytest.mark.parametrize("answer", ["1", "X"])
@pytest.mark.parametrize("who", ["1", "4", "5"])
def test_the_strongest_wish_is_offered_where_the_home_may_be_dangerous(
    sheet: Sheets, key: str, answer: str, who: str
) -> None:
    calm = {each.replace(".", "__"): "0" for each in HURT}
    given = {
        **calm, key.replace(".", "__"): answer, "H15x": who, "H2": "2", "H5": "0",
        "H18": "6", "H19": "5", "H20": "4", "H21": "2", "H22": "4", "H23": "2",
    }  # fmt: skip
    draft = sheet.draft(**given)
    assert [wish.text for wish in draft.held_wishes] == ["Familjen"]
    assert "amilj" not in " ".join(wish.text for wish in draft.wishes)
    text = re.sub("familj och umgänge", "", sheet.text(**given), flags=re.IGNORECASE)
    assert not re.search(r"konflikt|familj|där hemma|partner", text, re.IGNORECASE)
    held = [one for some in draft.slots.values() for one in some if one.sensitive]
    assert any("konflikter" in one.text for one in held)


def test_what_was_hardly_asked_is_said(sheet: Sheets) -> None:
    text = sheet.text(H1="3", I9__a="0", C9="3", C10="2", C11="2")
    assert "Det här tog vi bara upp lite av: psykisk hälsa samt familj och umgänge." in text
    assert "boende" in text
    assert "barn" in text
    asked = sheet.text(B2="1", B4="0", C9="3")
    assert "boende" not in asked
    assert "barn" not in asked


def test_the_numbers_to_call_stand_on_their_own(sheet: Sheets) -> None:
    for given in (
        {"I9__b": "1"},
        {"I9__b": "X"},
        {"I10__a": "X", "I10n": "1"},
        {"I9__a": "1"},
        {"I10__a": "1"},
    ):
        text = sheet.text(**given)
        assert "Mår du sämre kan du ringa när som helst: 1177" in text
    assert "1177" not in sheet.text(I9__a="0", I9__b="0", I10__a="0", I10__b="0", I3__b="1")


def test_no_number_says_first_where_a_dearer_wish_is_held_back(sheet: Sheets) -> None:
    given = {"H13__b": "1", "H22": "4", "E37__a": "3", "C11": "2"}
    text = sheet.text(**given)
    wishes = text.partition("Det här vill du ha hjälp med\n")[2].partition("\n\n")[0]
    assert wishes.startswith("- ")
    assert "1." not in wishes
    calm = sheet.text(**{**given, "H13__b": "0"})
    assert "Det här vill du ha hjälp med\n1. " in calm
