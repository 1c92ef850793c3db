# SPDX-License-Identifier: EUPL-1.2
"""Relatives, family and psychiatric health in the text: what the answers say, and no more."""

from collections.abc import Callable

import pytest

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.model import Form
from app.report.checks.sentence_check import check_investigation
from app.report.investigation.parts import TextPart, TextSection, draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.sheet.document import CaseFacts

X, N = Mark.X, Mark.N
Given = dict[str, Answer]
Make = Callable[[str, Given], TextSection]
ROWS = tuple("abcdefghi")  # of H12
SYMPTOMS = ("I3", "I4", "I5", "I6", "I7")
RELATIVES = tuple(f"G{number}" for number in range(1, 14))


def every(rows: tuple[str, ...], columns: str, value: Answer) -> Given:
    return {f"{row}.{column}": value for row in rows for column in columns}


NO_VIOLENCE = every(("H13", "H14", "H15"), "ab", 0)
NO_TROUBLE = every(tuple(f"H12{row}" for row in ROWS), "ab", 0)
NO_SYMPTOMS = every(SYMPTOMS, "ab", 0)
NO_SUICIDE = every(("I9", "I10"), "ab", 0)
NO_RELATIVES = every(RELATIVES, "abc", 0)
NO_SIGNS: Given = dict.fromkeys(("I14", "I15", "I16", "I17", "I18", "I19"), 0)


@pytest.fixture
def section(grund: Form, text_rules: InvestigationRules) -> Make:
    """Makes one section out of answers."""

    def made(name: str, given: Given) -> TextSection:
        whole = draft_investigation(grund, Answers(given), text_rules, CaseFacts())
        return whole.section(name)

    return made


def prose(section: TextSection) -> list[TextPart]:
    """Its sentences: neither the source, the figures, what is missing, nor the rating."""
    return [
        part
        for part in section.parts
        if not part.apart and not part.id.startswith("gap-") and part.id != "nothing"
    ]


def text(section: TextSection) -> str:
    return " ".join(part.text for part in prose(section))


def line(section: TextSection, number: int = 1) -> str:
    return next(part.text for part in section.parts if part.id == f"figures-{number}")


def test_every_question_is_said_and_no_sentence_has_a_fault(
    grund: Form, text_rules: InvestigationRules
) -> None:
    ours = {
        rule.id
        for name in ("relatives", "family", "psychiatric")
        for rule in text_rules.sections[name].sentences
    }
    found = [
        str(finding)
        for finding in check_investigation(grund, text_rules)
        if finding.place in ours or finding.place[:1] in "GHI"
    ]
    assert found == []


RELATIVES_SAID: list[tuple[Given, str]] = [
    ({"G3.a": 1}, "Mamma har någon gång behövt hjälp för problem med alkohol."),
    (
        {"G1.b": 1, "G4.b": 1, "G8.b": 1, "G11.b": 1, "G10.b": 1},
        (
            "Pappa, en bror, mormor och en moster har någon gång behövt hjälp för problem "
            "med narkotika. Även en farbror har behövt hjälp för problem med narkotika."
        ),
    ),
    (
        {"G13.c": 1, "G12.c": 0},
        "En annan viktig vuxen har någon gång behövt hjälp för psykisk ohälsa.",
    ),
    (
        NO_RELATIVES,
        (
            "Ingen i släkten och ingen annan viktig vuxen har behövt hjälp för problem "
            "med alkohol, narkotika eller psykisk ohälsa."
        ),
    ),
    (
        {**every(RELATIVES, "b", 0), **every(("G5", "G13"), "b", N), "G3.a": X},
        (
            "Ingen i släkten och ingen annan viktig vuxen har behövt hjälp för problem "
            "med narkotika."
        ),
    ),
    ({**every(RELATIVES, "a", 0), "G1.a": X}, ""),  # a gap, and nobody is cleared
    (every(RELATIVES, "abc", N), ""),
]


@pytest.mark.parametrize(("given", "said"), RELATIVES_SAID)
def test_relatives(section: Make, given: Given, said: str) -> None:
    made = section("relatives", given)
    assert text(made) == said
    assert not any(part.standard for part in prose(made))


FAMILY: list[tuple[Given, str, str]] = [
    # Violence: now before earlier, each kind named, the gravest first, and who did it.
    (
        {"H13.b": 1, "H14.b": 1, "H15.a": 1, "H15x": ("1", "5")},
        (
            "De senaste 30 dagarna har klienten utsatts för fysiskt och psykiskt våld. "
            "Tidigare i livet har klienten utsatts för sexuellt våld. Våldet har utövats av en "
            "nuvarande eller tidigare partner och en okänd person."
        ),
        "inte utsatts",
    ),
    (
        {**NO_VIOLENCE, "H14.a": 1, "H15x": ("2",)},
        (
            "Tidigare i livet har klienten utsatts för fysiskt våld. Tidigare i livet har "
            "klienten inte utsatts för sexuellt eller psykiskt våld. Våldet har utövats av "
            "en förälder. Klienten har inte utsatts för sexuellt, fysiskt eller psykiskt våld "
            "de senaste 30 dagarna."
        ),
        "aldrig",
    ),
    (
        NO_VIOLENCE,
        "Klienten har aldrig utsatts för psykiskt, fysiskt eller sexuellt våld.",
        "inte utsatts",
    ),
    # The same now and before is said once.
    (
        {**NO_VIOLENCE, "H14.a": 1, "H14.b": 1, "H15x": ("2",)},
        (
            "Både de senaste 30 dagarna och tidigare i livet har klienten utsatts för fysiskt "
            "våld. Klienten har inte utsatts för sexuellt eller psykiskt våld, vare sig nu eller "
            "tidigare i livet. Våldet har utövats av en förälder."
        ),
        "Tidigare i livet har",
    ),
    # A yes to one kind leaves the no to the others standing, right after it.
    (
        {"H13.b": 1, "H14.b": 1, "H15.b": 0, "H13.a": X, "H14.a": 1, "H15.a": 0},
        (
            "De senaste 30 dagarna har klienten utsatts för fysiskt och psykiskt våld. Under "
            "den tiden har klienten inte utsatts för sexuellt våld. Tidigare i livet har "
            "klienten utsatts för fysiskt våld. Tidigare i livet har klienten inte utsatts för "
            "sexuellt våld."
        ),
        "aldrig",
    ),
    # A pass is no no: it stands with the violence, before what is denied, and once.
    (
        {"H13.b": 0, "H14.b": X, "H15.b": 0},
        (
            "Frågan om fysiskt våld de senaste 30 dagarna besvarades inte. Klienten har inte "
            "utsatts för sexuellt eller psykiskt våld de senaste 30 dagarna."
        ),
        "om våld besvarades",
    ),
    (
        {**NO_VIOLENCE, "H13.a": X, "H15x": ("4",)},
        (
            "Frågan om psykiskt våld tidigare i livet besvarades inte. Klienten har behandlats "
            "illa av en bekant."
        ),
        "aldrig",
    ),
    (
        {**NO_VIOLENCE, "H13.b": X, "H14.b": X, "H15.b": X},
        "Frågorna om våld de senaste 30 dagarna besvarades inte.",
        "Frågan",
    ),
    (
        {"H14.a": 1, "H15x": X},
        "Tidigare i livet har klienten utsatts för fysiskt våld.",
        "utövats",
    ),
    # Trouble with others: every person by name, and nothing denied beside violence or conflict.
    (
        {**NO_TROUBLE, "H12a.b": 1, "H12h.b": 1, "H12i.b": 1},
        (
            "Klienten har haft allvarliga problem med sin mamma och grannar de senaste 30 "
            "dagarna. Under samma tid har klienten också haft allvarliga problem med arbets- "
            "eller skolkamrater."
        ),
        "de senaste 30 dagarna inte",
    ),
    (
        {**NO_TROUBLE, "H12e.b": 1},
        "Klienten har haft allvarliga problem med något av sina barn de senaste 30 dagarna.",
        "med sina barn",
    ),
    (
        NO_TROUBLE,
        "Klienten har aldrig haft allvarliga problem i kontakten med någon.",
        "Tidigare i livet",
    ),
    (
        {**NO_TROUBLE, "H12b.a": 1, "H12f.b": N},
        (
            "Klienten har inte haft allvarliga problem i kontakten med någon de senaste 30 "
            "dagarna. Tidigare i livet har klienten haft allvarliga problem med sin pappa."
        ),
        "aldrig",
    ),
    ({**NO_TROUBLE, "H14.b": 1}, "utsatts för fysiskt våld", "någon de senaste 30 dagarna"),
    (
        {**NO_TROUBLE, "H18": 3},
        "På frågorna om allvarliga problem med andra de senaste 30 dagarna svarar klienten nej.",
        "aldrig",
    ),
    ({**NO_TROUBLE, "H18": 3}, "", "inte haft allvarliga problem i kontakten med någon de"),
    (
        {**NO_TROUBLE, "H12d.b": X},
        "De svar som finns om allvarliga problem med andra de senaste 30 dagarna är nej.",
        "med någon de senaste 30 dagarna",
    ),
    # No contact is no trouble, and is said; N beside a life in the family is a mistake.
    (
        {**NO_TROUBLE, **{f"H12{row}.b": N for row in "abcdef"}, "H2": "7"},
        "inte haft kontakt med någon i familjen eller släkten.",
        "",
    ),
    ({**{f"H12{row}.b": N for row in "abcdef"}, "H2": "2"}, "", "inte haft kontakt"),
    # Loneliness.
    ({"H17": 1}, "Ensamhet har varit ett stort problem en dag de senaste 30 dagarna.", ""),
    ({"H17": 30}, "ett stort problem varje dag de senaste 30 dagarna.", "30 av"),
    ({"H17": 0}, "Ensamhet har inte varit ett stort problem de senaste 30 dagarna.", ""),
    # Civil state: the dead are lost, not an either-or; how long, and whether it is well.
    ({"H1": "3"}, "Klienten har förlorat sin partner.", "änk"),
    (
        {"A9": "2", "H1": "3", "H1a": YearMonth(2, 1), "H1b": "0"},
        "Klienten är änka sedan 2 år och 1 månad och inte nöjd med att leva som änka.",
        "partner",
    ),
    ({"A9": "1", "H1": "3", "H1a": X}, "Klienten är änkling.", "sedan"),
    ({"A9": "1", "H1": "3", "H1a": YearMonth(0, 0)}, "änkling sedan mindre än en", "0"),
    # How long, without what it was, says nothing.
    ({"H1": X, "H1a": YearMonth(1, 3), "H1b": "2", "H10": 1}, "", "3 månader"),
    ({"H3": X, "H4": YearMonth(5, 5), "H10": 1}, "", "5 år"),
    (
        {"H1": "3", "H1a": YearMonth(2, 1), "H1b": "0"},
        (
            "Klienten förlorade sin partner för 2 år och 1 månad sedan. Klienten är inte nöjd "
            "med att leva så just nu."
        ),
        "hur livet är",
    ),
    ({"H1": "3", "H1a": YearMonth(0, 0)}, "för mindre än en månad sedan.", "0 månader"),
    ({"H1": "2", "H1b": "2"}, "Klienten är omgift och nöjd med det.", ""),
    (
        {"H1": "5", "H1a": YearMonth(3, 2), "H1b": "1"},
        (
            "Klienten är skild sedan 3 år och 2 månader "
            "och varken nöjd eller missnöjd med det."
        ),
        "",
    ),
    (
        {"H1": "6", "H1a": YearMonth(9, 0)},
        "Klienten är ogift och har varit det i 9 år.",
        "sedan",
    ),
    ({"H1": "4"}, "Klienten är separerad, men inte skild.", "gift"),
    (
        {"H1": "4", "H1a": YearMonth(2, 0), "H1b": "0"},
        "Klienten är separerad sedan 2 år, men inte skild, och inte nöjd med det.",
        "",
    ),
    # The people one lives with, not the home.
    (
        {"H2": "4", "H5": "0"},
        "bor tillsammans med sina föräldrar och är inte nöjd med det.",
        "",
    ),
    ({"H2": "5"}, "Klienten bor tillsammans med någon i släkten.", "föräldrar"),
    ({"H2": "3", "H7": 1}, "Klienten bor med barn men utan partner.", "ensam"),
    (
        {"H2": "8", "H5": "2"},
        "Klienten bor just nu på institution och är nöjd med dem som",
        "",
    ),
    ({"H2": "9"}, "Det växlar vem som bor tillsammans med klienten.", ""),
    (
        {"H2": "7", "H3": "7", "H4": YearMonth(5, 1)},
        (
            "De senaste tre åren har klienten mest bott ensam. Så har det varit i 5 år och 1 "
            "månad."
        ),
        "sammanlagt",
    ),
    # What is no longer so is not told as if it were.
    (
        {"H2": "2", "H3": "4", "H4": YearMonth(5, 1)},
        "mest bott tillsammans med sina föräldrar. Så bodde klienten i 5 år och 1 månad.",
        "Så har det varit",
    ),
    (
        {"H2": "2", "H3": "9", "H4": YearMonth(0, 2)},
        "Så bodde klienten i 2 månader.",
        "Så har",
    ),
    ({"H3": "7", "H4": YearMonth(0, 0)}, "Tiden anges till mindre än en månad.", "varade"),
    ({"H5": "0", "H6": 1}, "Klienten är inte nöjd med dem som bor i hemmet.", "bo ensam"),
    # No home, and alone; no home of one's own, and alone: not both as if they agreed.
    ({"B2": "7", "H2": "7"}, "Klienten bor inte tillsammans med någon.", "bor ensam"),
    (
        {"B2": "7", "H2": "6"},
        "Klienten saknar bostad, men bor enligt ett annat svar tillsammans med vänner.",
        "",
    ),
    (
        {"B2": "3", "H2": "7"},
        "Klienten bor hos någon, men enligt ett annat svar ensam.",
        "",
    ),
    # Free time and friends.
    ({"H8": "2"}, "mest varit med familj som har problem med alkohol eller narkotika.", ""),
    (
        {"H8": "4", "H9": "0", "H10": 0},
        (
            "mest varit med vänner som har problem med alkohol eller narkotika. Klienten är "
            "inte nöjd med sin fritid. Klienten har ingen nära vän utanför familjen och släkten."
        ),
        "",
    ),
    ({"H8": "3", "H10": 2}, "mest varit med vänner utan problem med alkohol eller", ""),
    ({"H8": "5"}, "mest varit ensam.", ""),
    # Close relations, with their no; N of a parent, unless another answer tells of the parent.
    (
        {"H11a": 1, "H11b": 0, "H11c": 0, "H11d": 1, "H11e": N, "H11f": X},
        (
            "Klienten har under längre tid i livet stått nära sin mamma och en partner. "
            "Klienten har aldrig under längre tid stått nära sin pappa eller något av sina "
            "syskon."
        ),
        "sina barn",
    ),
    (
        {**{f"H11{row}": 0 for row in "abce"}, "H11d": N, "H11f": N},
        (
            "Klienten har aldrig under längre tid stått nära sin mamma, sin pappa eller något "
            "av sina syskon. Under längre tid har klienten inte heller stått nära något av sina barn."
        ),
        "Det gäller",
    ),
    (
        {**{f"H11{row}": 1 for row in "abcdef"}},
        "Klienten har också stått nära en partner, något av sina barn och någon vän.",
        "Det gäller",
    ),
    (
        {"H11a": 1, "H11b": N},
        "I klientens liv har det inte funnits någon pappa.",
        "mamma eller",
    ),
    (
        {"H11a": N, "H11b": N, "H10": 1},
        "inte funnits någon mamma eller pappa.",
        "någon pappa. ",
    ),
    ({"H11b": N, "H12b.a": 1}, "problem med sin pappa", "inte funnits"),
    # How far the answers can be trusted stands first.
    (
        {"H25": 1, "H26": 0, "H14.b": 1},
        (
            "Intervjuaren bedömer att svaren om familj och umgänge ger fel bild, eftersom vissa "
            "uppgifter inte stämmer. De senaste 30 dagarna har klienten utsatts för fysiskt våld."
        ),
        "svåra att förstå",
    ),
    ({"H25": 0, "H26": 0, "H10": 1}, "en nära vän", "fel bild"),
]


@pytest.mark.parametrize(("given", "said", "unsaid"), FAMILY)
def test_family(section: Make, given: Given, said: str, unsaid: str) -> None:
    found = text(section("family", given))
    assert said in found
    assert not unsaid or unsaid not in found


AT_HOME: list[tuple[Answer, Answer, str]] = [
    (1, 1, "med någon som har problem med alkohol och med någon som tar narkotika."),
    (1, 0, "har problem med alkohol, men inte med någon som tar narkotika."),
    (0, 1, "tar narkotika, men inte med någon som har problem med alkohol."),
    (1, X, "Klienten bor med någon som har problem med alkohol."),
    (X, 1, "Klienten bor med någon som tar narkotika."),
    (0, 0, "bor inte med någon som har problem med alkohol eller tar narkotika."),
    (0, X, "Klienten bor inte med någon som har problem med alkohol."),
]


@pytest.mark.parametrize(("alcohol", "drugs", "said"), AT_HOME)
def test_a_yes_on_those_at_home_stands_as_evenly_as_a_no(
    section: Make, alcohol: Answer, drugs: Answer, said: str
) -> None:
    (part,) = prose(section("family", {"H6": alcohol, "H7": drugs}))
    assert part.text.endswith(said)
    assert part.standard


FIGURES: list[tuple[Given, int, str]] = [
    (
        {"H18": 0, "H20": 0, "H22": 0},
        1,
        (
            "Familjen: allvarlig konflikt 0 av 30 dagar. Problem i familjen har inte tyngt "
            "(0 av 4). Ser inget behov av mer hjälp än i dag (0 av 4)."
        ),
    ),
    (
        {"H18": 9, "H20": 0},
        1,
        (
            "Familjen: allvarlig konflikt 9 av 30 dagar, men problem i familjen har inte "
            "tyngt (0 av 4)."
        ),
    ),
    (
        {"H18": N, **{f"H12{row}.b": N for row in "abcdef"}, "H20": 0},
        1,
        "Familjen: problem i familjen har inte tyngt (0 av 4).",
    ),
    (
        {"H18": 0, "H20": 1, "H19": 0, "H21": 3},
        2,
        (
            "Umgänget: allvarlig konflikt 0 av 30 dagar. Ensamhet eller problem "
            "med andra har tyngt påtagligt (3 av 4)."
        ),
    ),
]


@pytest.mark.parametrize(("given", "number", "said"), FIGURES)
def test_the_two_lines_of_figures_say_what_they_count(
    section: Make, given: Given, number: int, said: str
) -> None:
    assert line(section("family", given), number) == said


def test_no_figures_deny_what_is_told(section: Make) -> None:
    told = section("psychiatric", {"I3.b": 1, "I11": 0, "I12": 0})
    assert line(told) == "Psykiska besvär 0 av 30 dagar, inte tyngt (0 av 4)."
    assert "djupt nedstämd" in text(told)


PSYCHIATRIC: list[tuple[Given, str, str]] = [
    # Suicide: exact, now and earlier, and how many times.
    (
        {"I9.b": 1, "I10.b": 1, "I9.a": 0, "I10.a": 0, "I10n": 1},
        (
            "De senaste 30 dagarna har klienten försökt ta sitt liv en gång, men aldrig "
            "tidigare. De senaste 30 dagarna har klienten också på allvar tänkt på att ta "
            "sitt liv, men inte tidigare."
        ),
        "De senaste 30 dagarna har klienten inte",
    ),
    (
        {"I9.b": 1, "I10.b": 0, "I9.a": 1, "I10.a": 1, "I10n": 3},
        (
            "De senaste 30 dagarna har klienten på allvar tänkt på att ta sitt liv, men inte "
            "försökt göra det. Tidigare i livet har klienten försökt ta sitt liv tre gånger "
            "och haft allvarliga tankar på att göra det."
        ),
        "Sammanlagt",
    ),
    (
        {"I9.b": 0, "I10.b": 0, "I9.a": 0, "I10.a": 1, "I10n": X},
        (
            "Tidigare i livet har klienten försökt ta sitt liv. De senaste 30 dagarna har "
            "klienten varken på allvar tänkt på att ta sitt liv eller försökt göra det."
        ),
        "Tidigare i livet har klienten inte",
    ),
    (
        {"I10.b": 1, "I9.b": 0, "I10n": 2},
        "De senaste 30 dagarna har klienten försökt ta sitt liv. Sammanlagt",
        "inte på allvar",
    ),
    (
        {"I10.a": 1, "I10.b": 1, "I10n": 1},
        (
            "Klienten har försökt ta sitt liv, både de senaste 30 dagarna och tidigare i "
            "livet. Svaren om självmordsförsök går isär, för antalet i livet är angivet till "
            "ett."
        ),
        "en gång",
    ),
    ({"I10.a": 1, "I10.b": 1, "I10n": 2}, "försökt ta sitt liv två gånger.", ""),
    (
        {"I10.a": 1, "I10.b": X, "I10n": 2},
        "Sammanlagt i livet har klienten försökt ta sitt liv två gånger.",
        "inte försökt",
    ),
    (
        {"I9.b": 0, "I10.b": X},
        "De senaste 30 dagarna har klienten inte på allvar tänkt på att ta sitt liv.",
        "försökt",
    ),
    ({"I9.b": X, "I10.b": 0}, "klienten inte försökt ta sitt liv.", "tänkt"),
    (
        {"I9.a": 1, "I10.a": 0, **every(("I9", "I10"), "b", 0)},
        "Tidigare i livet har klienten på allvar tänkt på att ta sitt liv, men inte försökt",
        "aldrig",
    ),
    (
        NO_SUICIDE,
        "Klienten har aldrig på allvar tänkt på att ta sitt liv, och aldrig försökt göra det.",
        "30 dagarna",
    ),
    # Before everything else, also when it is long ago, and before what others fear.
    (
        {"I10.a": 1, "I10.b": 0, "I10n": 1, "I7.b": 1, "I3.b": 1},
        (
            "Tidigare i livet har klienten försökt ta sitt liv en gång. De senaste 30 dagarna "
            "har klienten inte försökt ta sitt liv. De senaste 30 dagarna har klienten haft "
            "svårt att hejda sig från att slå, hota eller förstöra. Klienten har varit "
            "djupt nedstämd eller utan hopp i minst två veckor de senaste 30 dagarna."
        ),
        "",
    ),
    # Symptoms: whole, now before earlier, one sentence where both are a yes.
    (
        {"I4.b": 1, "I4.a": 0, "I5.b": 1, "I5.a": 1},
        (
            "De senaste 30 dagarna och tidigare har klienten haft svårt att minnas, förstå "
            "eller koncentrera sig i minst två veckor."
        ),
        "slappna",
    ),
    (
        {"I6.a": 1, "I6.b": 0},
        (
            "Tidigare i livet har klienten hört röster eller sett saker som andra inte märkt, "
            "men inte de senaste 30 dagarna."
        ),
        "",
    ),
    ({"I3.a": 1, "I6.b": 1}, "märkt. Klienten har tidigare i livet varit djupt", ""),
    (
        NO_SYMPTOMS,
        (
            "Klienten har aldrig haft stark ångest eller oro, och aldrig hört röster eller "
            "sett saker som andra inte märkt. Klienten har aldrig varit djupt nedstämd eller "
            "utan hopp i minst två veckor. Det har aldrig varit svårt för klienten att hejda "
            "sig från att slå, hota eller förstöra. Det har aldrig varit svårt för klienten "
            "att minnas, förstå eller koncentrera sig i minst två veckor."
        ),
        "30 dagarna",
    ),
    (
        {**NO_SYMPTOMS, **NO_SUICIDE, "I8.b": 0, "I11": 12},
        "Svaren om psykiska besvär går isär: tolv dagar med besvär, men nej på frågorna om",
        "",
    ),
    # Care, counted; none of it denied more than was asked.
    (
        {"I1a": 2, "I1b": 1},
        (
            "Klienten har i livet varit inlagd två gånger för psykiska besvär "
            "och haft en period i öppenvård för dem."
        ),
        "",
    ),
    ({"I1a": 1, "I1b": 0}, "inlagd en gång för psykiska besvär, men inte haft någon", ""),
    ({"I1a": 0, "I1b": 13}, "haft 13 perioder i öppenvård för psykiska besvär, men al", ""),
    ({"I1a": X, "I1b": 2}, "haft två perioder i öppenvård för psykiska besvär.", "inlagd"),
    (
        {"I1a": 0, "I1b": 0, "I1c": 1, "I8.b": 1},
        "Klienten har aldrig varit inlagd för psykiska besvär och inte haft någon period i",
        "aldrig fått",
    ),
    (
        {
            "I1c": 1,
            "I1c.text": "Adhd, bipolär sjukdom typ 2 och generaliserat ångestsyndrom.",
        },
        (
            "Klienten har fått en psykiatrisk diagnos: adhd, bipolär sjukdom typ 2 och "
            "generaliserat ångestsyndrom."
        ),
        "",
    ),
    ({"I1c": 1, "I1c.text": "PTSD"}, "Klienten har fått en psykiatrisk diagnos: PTSD.", ""),
    ({"I1c": 1, "I1c.text": X}, "Klienten har fått en psykiatrisk diagnos.", ":"),
    ({"I1c": 0}, "Klienten har inte fått någon psykiatrisk diagnos.", ""),
    ({"I8.a": 1, "I8.b": 1}, "både de senaste 30 dagarna och tidigare i livet.", ""),
    ({"I8.a": 1, "I8.b": 0}, "för psykiska besvär, men inte de senaste 30 dagarna.", ""),
    ({"I8.a": 0, "I8.b": 1}, "för psykiska besvär, men inte tidigare i livet.", ""),
    ({"I8.a": X, "I8.b": 1}, "dagarna har klienten haft medicin utskriven för", "tidigare"),
    ({"I2": 1}, "Klienten får sjukersättning eller liknande av psykiska skäl.", ""),
    ({"I2": 0}, "Klienten får inte sjukersättning eller liknande av psykiska skäl.", ""),
    # What the interviewer saw is the interviewer's.
    (
        {"I14": 1, "I15": 1, "I16": 0, "I17": 1, "I18": 1, "I9.b": 1},
        "Intervjuaren uppfattade att klienten tappade kontakten med verkligheten, tänkte",
        "Klienten var",
    ),
    (
        {"I19": 1, "I9.b": 0, "I3.b": 1},
        (
            "Intervjuaren fick under samtalet intryck av att klienten hade självmordstankar. "
            "De senaste 30 dagarna har klienten enligt egen uppgift inte på allvar tänkt på "
            "att ta sitt liv."
        ),
        "tecken",
    ),
    (
        {"I21": 1, "I22": 1, "I9.b": 1},
        (
            "Intervjuaren bedömer att svaren om psykisk hälsa ger fel bild: vissa uppgifter "
            "stämmer inte, och frågorna var svåra att förstå. De senaste 30 dagarna har"
        ),
        "eftersom",
    ),
    ({"I22": 1, "I2": 0}, "fel bild, eftersom frågorna var svåra att förstå.", "stämmer"),
]


@pytest.mark.parametrize(("given", "said", "unsaid"), PSYCHIATRIC)
def test_psychiatric(section: Make, given: Given, said: str, unsaid: str) -> None:
    found = text(section("psychiatric", given))
    assert said in found
    assert not unsaid or unsaid not in found


@pytest.mark.parametrize(
    ("told", "suicide"),
    [
        ({**NO_SYMPTOMS, **NO_SUICIDE}, True),
        ({"I3.b": 1, "I9.b": 0}, True),
        ({"I9.b": 1}, False),
        ({"I10.b": 1}, False),
    ],
)
def test_what_the_interviewer_did_not_see_is_offered(
    section: Make, told: Given, suicide: bool
) -> None:
    (part,) = [
        part
        for part in prose(section("psychiatric", {**NO_SIGNS, **told}))
        if "tecken" in part.text
    ]
    assert not part.standard
    assert ("självmordstankar" in part.text) is suicide


def test_impressions_are_offered_alike_but_for_thoughts_of_suicide(section: Make) -> None:
    made = section("psychiatric", {"I2": 0, **dict.fromkeys(NO_SIGNS, 1)})
    standing = {part.id: part.standard for part in prose(made) if "intryck" in part.id}
    assert [name for name, standard in standing.items() if standard] == ["intryck-suicid"]
    assert len(standing) == len(NO_SIGNS)


def test_what_was_passed_on_is_no_no(section: Make) -> None:
    given: Given = {
        **every(("I9", "I10"), "ab", X),
        **every(("H13", "H14", "H15"), "ab", X),
        "I4.b": 1,
        "H10": 1,
    }
    for name, theme in (
        ("family", "våld"),
        ("psychiatric", "självmordstankar och självmordsförsök"),
    ):
        made = section(name, given)
        assert theme in " ".join(part.text for part in made.parts)
        said = text(made).partition(" Psykiska besvär som bara")[0]
        assert "inte" not in said.replace("besvarades inte", "")


def test_a_pass_on_violence_is_told_of_once_and_first(section: Make) -> None:
    made = section("family", {**NO_VIOLENCE, "H14.b": X, "H10": 1, "H6": 1})
    texts = [part.text for part in made.parts if not part.apart]
    assert texts[0] == "Frågan om fysiskt våld de senaste 30 dagarna besvarades inte."
    assert sum("fysiskt våld de senaste" in one for one in texts) == 1
