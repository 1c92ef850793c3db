# SPDX-License-Identifier: EUPL-1.2
"""Alcohol and drugs on the sheet and in the text: nothing claimed, hidden, blamed or praised."""

import pytest

from app.forms.answers import Answer, Answers, Mark
from app.forms.model import Form
from app.report.investigation.parts import draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.section_text import Chosen, section_text
from app.report.sheet.document import CaseFacts
from app.report.sheet.sheet_draft import Draft, draft_feedback
from app.report.sheet.sheet_rules import SheetRules

X, N = Mark.X, Mark.N
Given = dict[str, Answer]
ROWS = tuple(f"E{number}" for number in range(3, 18))
NO_DRUGS: Given = {
    **{f"{row}.a": N for row in ROWS},
    **{f"{row}.{column}": 0 for row in ROWS for column in "bc"},
    "E18.b": 0, "E18.c": 0, "E19": 0, "E21": 0,
}  # fmt: skip
NO_DAYS: Given = {f"{row}.c": 0 for row in ROWS}
HEROIN: Given = {"E3.a": 19, "E3.b": 6, "E3.c": 18, "E3.d": "5", "E19": 1}
DRANK: Given = {"E1.a": 14, "E1.b": 9, "E1.c": 0, "E2.a": 15, "E2.b": 4, "E2.c": 0}


class Reports:
    """The two texts for some answers."""

    def __init__(self, form: Form, sheet: SheetRules, rules: InvestigationRules) -> None:
        self._form, self._sheet, self._rules = form, sheet, rules

    def text(self, given: Given, area: str = "drug", form: str = "asi-grund") -> str:
        asked = self._form.model_copy(update={"id": form})
        made = draft_investigation(asked, Answers(given), self._rules, CaseFacts())
        return section_text(made.section(area), Chosen()).replace("\u00a0", " ")

    def draft(self, given: Given) -> Draft:
        return draft_feedback(self._form, Answers(given), self._sheet)

    def sheet(self, given: Given, slot: str) -> str:
        return " ".join(one.text for one in self.draft(given).slots[slot])

    def either(self, given: Given, slot: str) -> str:
        draft = self.draft(given)
        return " ".join(one.text for one in (*draft.slots[slot], *draft.spare[slot]))


@pytest.fixture(scope="module")
def reports(grund: Form, rules: SheetRules, text_rules: InvestigationRules) -> Reports:
    return Reports(grund, rules, text_rules)


# --- nothing claimed -------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("age", [N, X])
def test_the_way_alone_is_no_use(reports: Reports, row: str, age: Mark) -> None:
    """As where the days were passed: never a use that nobody has told of."""
    given = {**NO_DRUGS, f"{row}.a": age, f"{row}.c": X, f"{row}.d": "3"}
    text = reports.text(given)
    assert "någon gång" not in text
    assert "rökning" not in text
    assert "antalet dagar med" in text
    assert "aldrig använt narkotika" not in text
    assert "aldrig använt narkotika" not in reports.sheet(given, "area:drug")


@pytest.mark.parametrize("route", ["4", "5"])
def test_a_no_to_injecting_does_not_stand_against_the_way_it_is_taken(
    reports: Reports, route: str
) -> None:
    """The route was answered, so there may have been days: nobody knows which is right."""
    text = reports.text({**NO_DRUGS, "E10.c": X, "E10.d": route})
    assert "Svaren om injektioner går isär" in text
    assert "har amfetamin oftast tagits med spruta" in text
    assert "aldrig injicerat" not in text
    assert "aldrig injicerat" in reports.text({**NO_DRUGS, "E10.c": X, "E10.d": "2"})


def test_what_was_answered_of_injecting_is_said_where_the_question_was_passed(
    reports: Reports,
) -> None:
    told: Given = {"E19": X, "E19a": 24, "E19b": 5, "E19c": 0, "E19d": 0, "E19e": "1"}
    text = reports.text({**NO_DRUGS, **told})
    assert (
        "Enligt andra svar har klienten injicerat, men inte de senaste sex månaderna."
        in text
    )
    assert "Sammanlagt har klienten injicerat i 5 år." in text
    assert "Första gången var vid 24 års ålder." in text
    assert text.count("injektion någon gång i livet besvarades inte") == 1
    recent = {**NO_DRUGS, "E19": 1, "E19a": 24, "E19b": 5, "E19c": 0, "E19d": X}
    assert "inte de senaste sex månaderna" in reports.text(recent)
    nothing = {**NO_DRUGS, "E19": X, "E19a": X, "E19b": X, "E19c": 0, "E19d": 0}
    assert "inte injicerat narkotika de senaste sex månaderna" in reports.text(nothing)


@pytest.mark.parametrize("days", [1, 30])
def test_no_praise_beside_days_in_arrest(reports: Reports, days: int) -> None:
    clean = {**NO_DAYS, **DRANK, **HEROIN, "E3.c": 0, "E18.c": 0, "B6": "1", "B7": 0}
    assert "drogfri de senaste" in reports.sheet({**clean, "F18": 0}, "resources")
    for place in ({"B6": "1", "B7": 0}, {"B6": X, "B7": X}):
        praise = reports.either({**clean, **place, "F18": days}, "resources")
        assert "drogfri de senaste" not in praise
        assert "nykter de senaste" not in praise


@pytest.mark.parametrize(
    ("days", "glasses"), [((30, 14, 14), 0), ((14, 14, 0), 10), ((30, 4, 0), 0)]
)
def test_days_with_more_than_one_are_not_fewer_than_the_days_make(
    reports: Reports, days: tuple[int, ...], glasses: int
) -> None:
    used = dict(zip(("E3.c", "E10.c", "E7.c"), days, strict=True))
    given = {**NO_DRUGS, **HEROIN, **used, "E1.c": glasses, "E2.c": glasses, "E18.c": 3}
    assert "Dagarna för varje medel visar på fler." in reports.text(given)
    possible = {**given, "E3.c": 10, "E10.c": 10, "E7.c": 0, "E2.c": 0, "E1.c": 0}
    assert "visar på fler" not in reports.text(possible)


@pytest.mark.parametrize("mixed", [0, 2])
def test_that_little_alcohol_is_not_counted_is_said_where_there_was_some(
    reports: Reports, mixed: int
) -> None:
    given = {**NO_DRUGS, **HEROIN, "E10.c": 4, "E1.c": 27, "E2.c": 0, "E18.c": mixed}
    uncounted = "(alkohol under fem glas oräknad)"
    assert uncounted in reports.text(given)
    assert uncounted not in reports.text({**given, "E1.c": 0})


def test_the_main_drug_whose_days_were_passed_is_not_past(reports: Reports) -> None:
    given = {
        **NO_DRUGS,
        **HEROIN,
        "E3.c": X,
        "E13.a": 15,
        "E13.b": 2,
        "E13.c": 9,
        "E30": "02",
    }
    text = reports.text(given)
    asked = "Frågan om dagar med heroin de senaste 30 dagarna besvarades inte."
    assert text.count(asked) == 1
    assert text.index(asked) < text.index("Cannabis har använts")
    assert "antalet dagar med heroin" not in text  # it is told of once
    assert "Tidigare har heroin" not in text
    assert "Om dagar med heroin hade du inget svar" in reports.sheet(given, "area:drug")


def test_never_drunk_is_said_by_both_or_by_neither(reports: Reports) -> None:
    never: Given = {"E1.a": N, "E1.b": 0, "E1.c": 0, "E2.a": N, "E2.b": 0, "E2.c": 0}
    for given in (never, {**never, "E1.b": X}, {**never, "E29.a": 9, "E26.a": 1}):
        said = "aldrig druckit alkohol" in reports.text(given, "alcohol")
        assert said is ("aldrig druckit alkohol" in reports.sheet(given, "area:alcohol"))
    assert "aldrig druckit alkohol" in reports.text(never, "alcohol")


@pytest.mark.parametrize("glasses", [0, 5])
def test_mixing_counts_alcohol_only_where_there_was_some(
    reports: Reports, glasses: int
) -> None:
    given = {**NO_DRUGS, **HEROIN, "E10.c": 9, "E18.c": 4, "E1.c": glasses, "E2.c": glasses}
    assert ("alkohol inräknad" in reports.text(given)) is bool(glasses)
    assert ("alkohol inräknad" in reports.either(given, "area:drug")) is bool(glasses)


# --- nothing dropped -------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "area"), [("E20", "alcohol"), ("E21", "drug")])
@pytest.mark.parametrize("times", [0, 2])
def test_a_follow_up_tells_of_the_time_since_the_last(
    reports: Reports, key: str, area: str, times: int
) -> None:
    given = {**NO_DAYS, **DRANK, key: times}
    assert "Sedan förra intervjun har klienten" in reports.text(
        given, area, "asi-uppfoljning"
    )
    text = reports.text({**given, "E3.b": 2}, area)
    assert "Sedan förra" not in text
    assert ("i livet haft" if times else "aldrig haft") in text


def test_the_other_drugs_are_said_at_once(reports: Reports) -> None:
    text = reports.text({**NO_DRUGS, **HEROIN})
    assert "Klienten har aldrig använt något annat narkotiskt medel." in text
    assert "Inget annat medel" not in text
    assert text.index("Heroin har använts") < text.index("Med regelbundet menas")
    past = reports.text({**NO_DRUGS, "E9.a": 22, "E9.b": 8})
    other = past.index("aldrig använt något annat narkotiskt medel")
    assert past.index("har kokain använts regelbundet") < other
    assert "Inget annat medel" not in past
    text = reports.text({**NO_DRUGS, **HEROIN, "E13.a": 15})
    assert "Andra medel har inte använts de senaste 30 dagarna." in text
    assert "Inget annat medel har använts regelbundet." in text
    some = {"E3.c": 18, "E4.c": 0, "E3.b": 2, "E4.b": 0}
    assert "Övriga medel som klienten svarade om har inte använts" in reports.text(some)


def test_zeros_are_told(reports: Reports) -> None:
    medicine: Given = {**NO_DAYS, "E7.c": 30, "E18.c": 0, "E33.b": 0}
    text = reports.text(medicine)
    assert "inte använt mer än ett medel samma dag" in text
    assert "inte lagt några pengar på narkotika" in text
    never = {"E1.a": 15, "E1.b": 0, "E1.c": 0, "E2.b": 0, "E2.c": 0}
    assert "aldrig druckit regelbundet" in reports.text(never, "alcohol")


def test_what_the_interviewer_did_not_rate_is_not_the_clients(reports: Reports) -> None:
    text = reports.text({**NO_DRUGS, **HEROIN, "E30": X, "E30.which": ("10",)})
    assert "Intervjuaren har inte angett vilket medel som ger mest problem." in text
    assert "Frågan om vilket medel" not in text
    assert "Klienten ville" not in text


def test_a_passed_pause_is_told_where_the_substance_is(reports: Reports) -> None:
    given = {**NO_DRUGS, **DRANK, "E30": "01", "E31": X, "E32": 5}
    assert "hur länge det senaste egna uppehållet" in reports.text(given, "alcohol")
    assert "uppehåll" not in reports.text(given)


# --- no blame --------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ["E4", "E5", "E6", "E7", "E8"])
def test_medicine_of_which_nobody_knows_the_prescription_is_no_trouble(
    reports: Reports, row: str
) -> None:
    given = {**NO_DAYS, f"{row}.c": 30, "E36.b": 3}
    assert "tagit" not in reports.either(given, "problems")
    assert "tagit" in reports.sheet(given, "area:drug")
    text = reports.text(given)
    assert "var på recept frågades inte." in text
    assert "har använts varje dag" not in text
    assert "Frågan om recept på" in reports.text({**given, f"{row}p": X})
    assert "tagit" in reports.sheet({**given, f"{row}p": 0}, "problems")


def test_craving_is_no_trouble_that_was_made(reports: Reports) -> None:
    given = {**NO_DRUGS, **DRANK, "E35.a": 15, "E36.a": 3, "E35.b": 9, "E36.b": 2}
    for slot in ("area:alcohol", "area:drug", "problems"):
        said = reports.either(given, slot)
        assert "ställt till" not in said
        assert "abstinens eller liknande" in said
    assert "Besvär som sug eller abstinens 15 av 30" in reports.text(given, "alcohol")


# --- no praise that is not earned ------------------------------------------------------------


def test_sober_is_said_only_of_an_achievement(reports: Reports) -> None:
    sober = {**NO_DRUGS, **DRANK, "E36.a": 2}
    assert "nykter" in reports.sheet(sober, "resources")
    for more in (
        {**HEROIN},
        {"E4.c": 30},
        {"E1.b": 0, "E2.b": 0, "E36.a": 0, "E37.a": 0},
        {"B6": "4", "B7": 9},
    ):
        assert "nykter" not in reports.either({**sober, **more}, "resources")


def test_clean_is_said_only_of_an_achievement(reports: Reports) -> None:
    clean = {**NO_DRUGS, "E10.a": 20, "E10.b": 4, "E36.b": 2, "E1.c": 0, "E2.c": 0}
    assert "drogfri" in reports.sheet(clean, "resources")
    for more in ({"E1.c": 15, "E2.c": 15}, {"E10.b": 0, "E36.b": 0}, {"B6": "2", "B7": 30}):
        assert "drogfri" not in reports.either({**clean, **more}, "resources")


# --- the gravest first -----------------------------------------------------------------------


def test_injected_stands_first_and_opioids_before_the_rest(reports: Reports) -> None:
    given: Given = {
        **NO_DRUGS, "E13.c": 30, "E13.d": "3", "E7.c": 20, "E7p": 0, "E6.c": 14, "E6p": 0,
        "E6.d": "1", "E9.c": 5, "E9.d": "5", "E10.c": 9, "E10.d": "2", "E36.b": 3,
    }  # fmt: skip
    names = ("kokain", "starka smärtstillande", "amfetamin", "cannabis", "lugnande medicin")
    for text in (reports.text(given), reports.sheet(given, "problems")):
        places = [text.lower().find(name) for name in names]
        assert -1 not in places
        assert places == sorted(places)


def test_delirium_and_overdoses_can_stand_among_what_is_hard(reports: Reports) -> None:
    hard = reports.either({"E20": 4, "E21": 3, "E36.a": 2, "E36.b": 2}, "problems")
    assert "delirium" in hard
    assert "tre överdoser" in hard


# --- where somebody was kept -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("2", "i häkte eller fängelse"),
        ("3", "i behandling på HVB eller LVM-hem"),
        ("4", "på sjukhus för något med kroppen"),
        ("5", "på psykiatrisk avdelning"),
        ("6", "på avgiftning, i skyddat boende eller liknande"),
    ],
)
def test_a_stay_is_called_what_it_was(reports: Reports, place: str, words: str) -> None:
    given = {**NO_DRUGS, **DRANK, "B6": place, "B7": 9}
    text = reports.text(given, "alcohol")
    assert f"Klienten var {words}" in text
    assert "frihetsberövad" not in text
    assert words not in reports.text(given)  # there it explains nothing
    assert words not in reports.text({**given, "E1.c": 4}, "alcohol")


# --- what was answered stands where it belongs --------------------------------------------------


@pytest.mark.parametrize(
    ("area", "column", "name"), [("alcohol", "a", "alkohol"), ("drug", "b", "narkotika")]
)
@pytest.mark.parametrize("free", [0, 12])
def test_no_time_after_care_where_no_care_is_answered(
    reports: Reports, area: str, column: str, name: str, free: int
) -> None:
    care: Given = {f"E{number}.{column}": 0 for number in range(22, 29)}
    care |= {f"E24.{column}": X, f"E29.{column}": free}
    text = reports.text({**NO_DRUGS, **HEROIN, **DRANK, **care}, area)
    assert "Efter avslutad vård" not in text
    assert f"För {name} har klienten inte fått vård enligt LVM" in text
    assert "Klienten har inte heller fått" in text
    if free:
        assert "Vilken vård framgår inte." in text
    text = reports.text({**NO_DRUGS, **HEROIN, **DRANK, **care, f"E26.{column}": 1}, area)
    assert "Efter avslutad vård" in text


def test_what_belongs_to_alcohol_stands_there_where_no_drug_was_ever_used(
    reports: Reports,
) -> None:
    given: Given = {**NO_DRUGS, **DRANK, "E30": X, "E31": 14, "E32": 5, "E34": 0}
    text = reports.text(given, "alcohol")
    assert "egna uppehållet varade i 1 år och 2 månader. Det tog slut för 5 månader" in text
    assert "inte varit i öppenvård eller på möten" in text
    assert "framgår inte" not in text
    other = reports.text(given)
    assert "uppehåll" not in other
    assert "öppenvård eller på möten" not in other
    used = {**given, **HEROIN}
    assert "uppehållet" in reports.text(used)
    assert "uppehållet" not in reports.text(used, "alcohol")


@pytest.mark.parametrize("main", [X, "00", "02", "01"])
def test_no_meetings_are_told_of_whatever_gives_most_trouble(
    reports: Reports, main: Answer
) -> None:
    given: Given = {**NO_DRUGS, **HEROIN, **DRANK, "E30": main, "E34": 0}
    both = reports.text(given) + reports.text(given, "alcohol")
    assert both.count("inte varit i öppenvård eller på möten") == 1


@pytest.mark.parametrize("area", ["alcohol", "drug"])
def test_a_pause_of_unknown_length_is_told_with_its_end(
    reports: Reports, area: str
) -> None:
    given: Given = {**NO_DRUGS, **DRANK, "E30": X, "E31": X, "E32": 5}
    given = {**given, **HEROIN} if area == "drug" else given
    text = reports.text(given, area)
    assert "egna uppehållet tog slut för 5 månader sedan." in text
    assert "Frågan om hur länge det senaste egna uppehållet varade besvarades inte." in text


def test_what_the_interviewer_named_is_not_told_as_a_follow_up(reports: Reports) -> None:
    given: Given = {**NO_DRUGS, **DRANK, "E30": X, "E30.which": ("03",)}
    text = reports.text(given)
    assert "Ändå nämns metadon. Det går inte ihop med att narkotika aldrig har" in text
    text = reports.text({**given, **HEROIN})
    assert "Ändå nämns metadon." in text
    assert "går inte ihop" not in text


def test_passed_days_stand_with_what_was_answered_of_the_prescription(
    reports: Reports,
) -> None:
    given: Given = {
        **NO_DRUGS,
        "E3.b": 2,
        "E3.c": X,
        "E3p": 0,
        "E13.a": 15,
        "E13.b": 2,
        "E13.c": 9,
    }
    text = reports.text(given)
    asked = "Frågan om dagar med heroin de senaste 30 dagarna besvarades inte."
    assert text.count(asked) == 1
    assert text.index(asked) < text.index("Cannabis har använts")
    taken = "Heroin togs helt eller delvis utan läkares ordination"
    assert asked in text.partition(taken)[0]
    never = reports.text({**NO_DRUGS, "E3.c": X, "E3p": 0})  # as where it was never used
    assert "ordination" not in never
    painkillers = {**NO_DRUGS, "E6.a": 20, "E6.b": 3, "E6.c": X, "E6p": 0}
    assert "Starka smärtstillande togs helt eller delvis utan" in reports.text(painkillers)
