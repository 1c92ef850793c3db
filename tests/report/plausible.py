# SPDX-License-Identifier: EUPL-1.2
"""Interviews whose answers go together: two hundred lives that somebody could have told of.

Every question that is to be asked is answered, now and then passed. What hangs together in a
life hangs together here: years of use and age, days in care and days of drinking, children
and who one lives with, troubles and the wish for help.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.model import Form
from app.forms.questions import Question

DAY = date(2026, 11, 19)
ILLNESSES = ("Diabetes typ 2", "Ont i ryggen sedan en olycka", "KOL", "Hepatit C och astma")
MEDICINES = ("Metformin", "Inhalator morgon och kväll", "Alvedon mot värken, vid behov")
DIAGNOSES = ("ADHD", "PTSD och depression", "Bipolär sjukdom, typ 2", "Ångestsyndrom")
JOBS = ("Undersköterska", "Snickare", "Lagerarbetare", "Kock på förskola")
MEETINGS = ("Varannan helg", "Varje dag", "En gång i månaden, med stöd från soc")
WORRIES = ("Förskolan har gjort en orosanmälan", "Barnen har varit med när det varit bråk")
OTHER_MONEY = ("Sålt saker på nätet", "Swish från en kamrat")
COMMENTS = (
    "Klienten vill gärna ha med sin kontaktperson.",
    "Se E24: dosen är nyligen höjd.",
)
# Of each drug: rows of the form, code of the main problem, how it is taken.
_DRUGS = {
    "E3": ("02", "3"), "E6": ("05", "1"), "E7": ("06", "1"), "E9": ("08", "2"),
    "E10": ("09", "5"), "E13": ("12", "3"),
}  # fmt: skip
_MEDICINES = {"E4": "03", "E5": "04", "E6": "05", "E7": "06", "E8": "07"}


@dataclass(frozen=True)
class Life:
    """What the answers follow from.

    Attributes:
        age: years.
        drinks: how hard, 0-4.
        drugs: rows of the form, such as "E10".
        prescribed: rows of medicine on prescription.
        away: code of B6, and the days there.
        hurt: 0 never, 1 earlier, 2 now.
        low: how ill at ease, 0-4.
        children: how many under 18.
        crime: 0-3.
        works: whether there is a job or the like.
    """

    age: int
    drinks: int
    drugs: tuple[str, ...]
    prescribed: tuple[str, ...]
    away: tuple[str, int]
    hurt: int
    low: int
    children: int
    crime: int
    works: bool


def plausible_life(seed: int) -> Life:
    """One of many lives; the same for the same seed."""
    random = Random(seed)
    drinks = random.choice((0, 0, 1, 2, 3, 4))
    many = random.choice((0, 0, 1, 1, 2, 3))
    away = random.choice(
        (("1", 0),) * 6 + (("2", 30), ("3", 30), ("3", 12), ("4", 5), ("5", 9), ("6", 3))
    )
    return Life(
        age=random.randint(19, 68),
        drinks=drinks,
        drugs=tuple(sorted(random.sample(list(_DRUGS), many))),
        prescribed=tuple(sorted(random.sample(list(_MEDICINES), random.choice((0, 0, 1))))),
        away=away,
        hurt=random.choice((0, 0, 1, 2)),
        low=random.choice((0, 1, 2, 3, 4)),
        children=random.choice((0, 0, 0, 1, 2)),
        crime=random.choice((0, 0, 1, 2, 3)),
        works=away[1] < 20 and random.random() < 0.5,
    )


def plausible_interview(form: Form, seed: int) -> Answers:
    """Every question that is to be asked, answered as this life would."""
    random = Random(seed * 7919 + 1)
    teller = Teller(plausible_life(seed), random)
    for key, question in form.questions.items():
        if question.relevant is not None and question.relevant.truth(teller.given) is False:
            teller.given[key] = Mark.N
            continue
        answer = _said(teller, question)
        spoken = question.stage == "interview" and not question.optional
        if answer is not None:
            passes = spoken and random.random() < _PASSES
            teller.given[key] = Mark.X if passes else answer
    return Answers(
        {k: v for k, v in teller.given.items() if v is not Mark.N or k in _HAS_N}
    )


@dataclass
class Teller:
    """Somebody with this life, and what was said so far."""

    life: Life
    random: Random
    given: dict[str, Answer] = field(default_factory=dict)

    def pick(self, *among: Answer | None) -> Answer | None:
        """One of these."""
        return self.random.choice(among)

    def often(self, chance: float) -> int:
        """Yes (1) as often as this."""
        return int(self.random.random() < chance)

    def number(self, key: str) -> int:
        """The number that was said to another question; 0 for none."""
        value = self.given.get(key)
        return value if isinstance(value, int) else 0

    @property
    def free(self) -> int:
        """Days of the 30 that were one's own."""
        return 30 - self.life.away[1]


_PASSES = 0.02
_HAS_N = frozenset(
    f"{row}.{column}"
    for row in (*(f"E{n}" for n in range(1, 18)), *(f"G{n}" for n in range(1, 14)))
    for column in "abc"
)
Says = Callable[[Teller], Answer | None]
MONEY = ("D10", "D11", "D12", "D13", "D14", "D15", "D16", "D17", "D18", "D19")
CRIMES = ("F3", "F4", "F5", "F6", "F7", "F8", "F9", "F11", "F12", "F13")
SYMPTOMS = {"I3": 2, "I4": 1, "I5": 3, "I6": 4, "I7": 4, "I8": 2, "I9": 3, "I10": 4}

# What is said to the questions that hang on something; all others get any answer.
SAID: Mapping[str, Says] = {
    "A1": lambda _: "Kim Prov",
    "A9": lambda t: t.pick("1", "2"),
    "A10": lambda t: t.life.age,
    "A12": lambda _: "1",
    "A13": lambda _: None,
    "A14.b": lambda t: "2" if t.life.away[0] == "3" and t.life.low > 2 else "1",
    "A15": lambda t: t.pick("1", "2", "3", "4", "5"),
    "B2": lambda t: t.pick("1", "1", "1", "2", "3", "4", "5", "7"),
    "B3": lambda t: YearMonth(t.random.randint(0, 9), t.random.randint(1, 11)),
    "B4": lambda t: int(t.life.children > 0),
    "B4a": lambda t: max(1, t.life.children),
    "B4b": lambda t: (str(t.random.randint(1, 4)),),
    "B4b.text": lambda t: t.pick(None, *MEETINGS),
    "B4c": lambda t: t.often(0.4),
    "B4c.text": lambda t: t.pick(None, *WORRIES),
    "B6": lambda t: t.life.away[0],
    "B7": lambda t: t.life.away[1],
    "B8": lambda t: t.pick("0", "0", "3", "4", "5", "6"),
    "C1": lambda t: t.often(0.5),
    "C1a": lambda t: t.pick(*ILLNESSES),
    "C2": lambda t: t.pick(0, 1, 1, 2, 4),
    "C6.text": lambda t: t.pick(None, *MEDICINES),
    "C9": lambda t: t.pick(3, 7, 12, 30) if t.number("C1") else t.pick(0, 0, 2),
    "C10": lambda t: min(4, (t.number("C9") + 6) // 8),
    "C11": lambda t: min(4, (t.number("C9") + 6) // 9),
    "C12": lambda t: min(9, t.number("C9") // 4),
    "D7.text": lambda t: t.pick(None, *JOBS),
    "D8": lambda t: "1" if t.life.works else t.pick("3", "6", "7", "8"),
    "D9": lambda t: t.random.randint(8, 22) if t.life.works else 0,
    **{key: lambda t: t.often(0.1) for key in MONEY},
    "D10": lambda t: int(t.life.works),
    "D10.kr": lambda t: t.random.randint(1, 24) * 1000,
    "D12": lambda t: int(not t.life.works),
    "D16": lambda t: int(t.life.crime > 2),
    "D16.kr": lambda t: t.random.randint(1, 24) * 1000,
    "D19.text": lambda t: t.pick(None, *OTHER_MONEY),
    "D20": lambda t: t.pick(*([key[1:] for key in MONEY if t.number(key)] or [Mark.X])),
    "D21": lambda t: t.pick(0, 0, 4_000, 35_000, 280_000),
    "D22": lambda t: t.life.children,
    "D23": lambda t: t.pick(0, 2, 10, 30),
    "D24": lambda t: min(4, (t.number("D23") + 5) // 8),
    "D25": lambda t: min(4, (t.number("D23") + 5) // 8),
    "E2.c": lambda t: t.number("E1.c") // 2 if t.life.drinks > 1 else 0,
    "E18.b": lambda t: 0 if len(t.life.drugs) < 2 else 3,
    "E18.c": lambda t: 0 if len(t.life.drugs) < 2 else min(3, t.free),
    "E19": lambda t: int("E10" in t.life.drugs),
    "E19a": lambda _: 24,
    "E19b": lambda t: max(0, min(5, t.life.age - 24)),
    "E19d": lambda t: min(4, t.free),
    "E20": lambda t: t.pick(0, 0, 2) if t.life.drinks > 3 else 0,
    "E21": lambda t: t.pick(0, 1, 3) if "E3" in t.life.drugs else 0,
    **{f"E{n}.a": lambda t: t.pick(0, 1, 3) if t.life.drinks > 1 else 0 for n in range(22, 29)},
    **{f"E{n}.b": lambda t: t.pick(0, 1, 3) if t.life.drugs else 0 for n in range(22, 29)},
    "E24.a": lambda _: 0,
    "E24.b": lambda t: int(bool({"E4", "E5"} & set(t.life.prescribed))),
    "E30": lambda t: next(
        (_DRUGS[row][0] for row in t.life.drugs), "01" if t.life.drinks > 1 else "00"
    ),
    "E31": lambda t: t.pick(0, 2, 14),
    "E32": lambda t: t.pick(0, 5, 30) if not (t.life.drinks or t.life.drugs) else 5,
    "E33.a": lambda t: t.life.drinks * 700 if t.free else 0,
    "E33.b": lambda t: len(t.life.drugs) * 2_500 if t.free else 0,
    "E34": lambda t: t.pick(0, 4, 12),
    "E35.a": lambda t: t.life.drinks * 4 if t.life.drinks > 1 else 0,
    "E36.a": lambda t: t.life.drinks if t.life.drinks > 1 else 0,
    "E37.a": lambda t: t.life.drinks if t.life.drinks > 1 else 0,
    "E35.b": lambda t: len(t.life.drugs) * 8 if t.free else 0,
    "E36.b": lambda t: min(4, len(t.life.drugs) + 1) if t.life.drugs else 0,
    "E37.b": lambda t: min(4, len(t.life.drugs) + 1) if t.life.drugs else 0,
    **{key: lambda t: t.pick(0, 0, t.life.crime, t.life.crime * 3) for key in CRIMES},
    "F1": lambda t: int(t.life.crime > 1) and t.often(0.4),
    "F2": lambda t: int(t.life.crime > 1) and t.often(0.4),
    "F10": lambda t: t.pick(0, 1, 4),
    "F14": lambda t: t.pick(0, 3, 40) if t.life.crime > 1 else 0,
    "F15": lambda t: min(3, max(1, t.number("F14"))),
    "F17": lambda t: int(t.life.crime > 2),
    "F18": lambda t: t.life.away[1] if t.life.away[0] == "2" else 0,
    "F19": lambda t: min(6, t.free) if t.number("D16") else 0,
    "F20": lambda t: t.life.crime,
    "F21": lambda t: t.life.crime,
    "H1": lambda t: t.pick("1", "3", "5", "6", "7"),
    "H2": lambda t: (
        t.pick("1", "3") if t.given.get("B4b") == ("1",) else t.pick("2", "4", "7", "8", "9")
    ),
    "H10": lambda t: t.pick(0, 1, 3),
    "H13.a": lambda t: int(t.life.hurt > 0),
    "H13.b": lambda t: int(t.life.hurt > 1),
    **{f"{row}.a": lambda t: int(t.life.hurt > 0) and t.often(0.5) for row in ("H14", "H15")},
    **{f"{row}.b": lambda t: int(t.life.hurt > 1) and t.often(0.5) for row in ("H14", "H15")},
    **{f"H12{row}.a": lambda t: t.often(0.2) for row in "abcdefghi"},
    **{f"H12{row}.b": lambda t: t.often(0.1) for row in "abcdefghi"},
    "H17": lambda t: t.life.low * 5,
    "H18": lambda t: t.life.hurt * 3,
    "H19": lambda t: t.life.hurt * 2,
    "H20": lambda t: min(4, t.life.hurt * 2),
    "H21": lambda t: t.life.low,
    "H22": lambda t: min(4, t.life.hurt * 2),
    "H23": lambda t: t.life.low,
    "I1a": lambda t: max(0, t.life.low - 2),
    "I1b": lambda t: t.life.low,
    "I1c": lambda t: int(t.life.low > 1),
    "I1c.text": lambda t: t.pick(*DIAGNOSES),
    "I10n": lambda t: t.pick(1, 2),
    "I11": lambda t: t.life.low * 7,
    "I12": lambda t: t.life.low,
    "I13": lambda t: t.life.low,
}  # fmt: skip


# The interviewer's ratings follow the client's own wish for help, mostly.
_RATED: Mapping[str, Says] = {
    rating: lambda t, key=key: min(9, t.number(key) * 2 + t.often(0.5))
    for rating, key in (
        ("C12", "C11"), ("D26", "D25"), ("E38", "E37.a"), ("E39", "E37.b"), ("F22", "F21"),
        ("H24", "H22"), ("I20", "I13"),
    )
}  # fmt: skip


def _said(teller: Teller, question: Question) -> Answer | None:
    row, _, column = question.key.partition(".")
    if question.key in SAID:
        return SAID[question.key](teller)
    if row.removesuffix("p") in _ROWS:
        return _of_substance(teller, row.removesuffix("p"), column or "p")
    if row in SYMPTOMS:
        return int(teller.life.low >= SYMPTOMS[row]) and teller.often(0.7)
    if row.startswith("G"):
        return teller.pick(0, 0, 0, 1, Mark.N)
    if question.stage == "after":
        return _RATED.get(question.key, lambda t: t.often(0.05))(teller)
    return _anything(teller, question)


_ROWS = frozenset(f"E{number}" for number in range(1, 18))


def _of_substance(teller: Teller, row: str, column: str) -> Answer | None:
    life = teller.life
    if row in ("E1", "E2"):
        used, hard = life.drinks > int(row == "E2"), life.drinks
    else:
        used, hard = row in (*life.drugs, *life.prescribed), 2
    begun = min(life.age, 13 + int(row[1:]))
    days = 30 if row in life.prescribed else min(teller.free, hard * 7)
    told: dict[str, Answer] = {
        "a": begun if used else Mark.N,
        "b": min(life.age - begun, hard * 4) if used else 0,
        "c": days if used else 0,
        "d": _DRUGS.get(row, ("", "1"))[1],
        "p": int(row in life.prescribed),
    }
    return told[column]


def _anything(teller: Teller, question: Question) -> Answer | None:
    random = teller.random
    match question.type:
        case "number" | "rating":
            return random.randint(0, min(question.maximum, 12))
        case "yesno":
            return random.randint(0, 1)
        case "choice" | "list" | "multi":
            code = random.choice(question.choices).code
            return (code,) if question.type == "multi" else code
        case "yearmonth":
            return YearMonth(random.randint(0, 5), random.randint(0, 11))
        case "date":
            return DAY
        case "text":
            return teller.pick(None, *COMMENTS) if question.optional else "Prov"
