# SPDX-License-Identifier: EUPL-1.2
"""A table from outside: right to the last cell, or refused with row, column and reason (F1)."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.forms.bank import Bank
from app.forms.load import load_form
from app.forms.model import Form
from app.interview.base.known_people import client_for, person_of
from app.interview.imports.csv_file import LONGEST_ROW, BadFile, read_cells
from app.interview.imports.importing import (
    MOST_COUNTED,
    Circumstances,
    ImportedInterviews,
    ImportProblem,
    ImportRefused,
    read_interviews,
)
from app.storage.records import StoredAnswer

TODAY = date(2026, 3, 9)
HEAD = "person,form,date,interviewer"
FORM = """
id = "prov"
version = "2"
title = "Prov"
[[sections]]
id = "C"
title = "C"
questions = [
  { key = "C1", type = "yesno", label = "a", text = "a?" },
  { key = "C9", type = "number", maximum = 30, label = "a", text = "a?" },
  { key = "C15", type = "text", label = "a", text = "a?" },
  { key = "B3", type = "yearmonth", label = "a", text = "a?" },
  { key = "A14.a", type = "date", label = "a", text = "a?" },
]
"""
OTHER = """
id = "kort"
version = "1"
title = "Kort"
[[sections]]
id = "C"
title = "C"
questions = [{ key = "C9", type = "number", maximum = 30, label = "a", text = "a?" }]
"""


def circumstances(*taken: tuple[str, str, str]) -> Circumstances:
    forms: dict[str, Form] = {
        "prov": load_form(FORM, Bank([]), {}),
        "kort": load_form(OTHER, Bank([]), {}),
    }
    known = frozenset((who.casefold(), form, day) for who, form, day in taken)
    return Circumstances(forms, known, TODAY, "2026-03-09T10:00:00Z")


def read(text: str | bytes, *taken: tuple[str, str, str]) -> ImportedInterviews:
    content = text if isinstance(text, bytes) else text.encode()
    return read_interviews(read_cells(content), circumstances(*taken))


def problems(text: str, *taken: tuple[str, str, str]) -> list[tuple[int, str, str]]:
    with pytest.raises(ImportRefused) as refused:
        read(text, *taken)
    return [tuple(problem) for problem in refused.value.problems]


def test_a_row_becomes_an_interview() -> None:
    (one,) = read(f"{HEAD},C1,C9,B3,C15,A14.a\nP1,prov,2026-03-09,AB,ja,X,2/6,N,\n")
    assert (one.form_id, one.form_version, one.date, one.interviewer) == (
        "prov", "2", "2026-03-09", "AB",
    )  # fmt: skip
    assert one.client.kind == "none"
    assert one.client.case_number == "P1"
    assert one.answers == {
        "C1": StoredAnswer(None, "1"),
        "C9": StoredAnswer("X", None),
        "B3": StoredAnswer(None, "2/6"),
        "C15": StoredAnswer("N", None),
    }


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD},C9\r\nP1,prov,2026-03-09,AB,7\r\n",
        f"{HEAD},C9\nP1,prov,2026-03-09,AB,7",
        f"\N{ZERO WIDTH NO-BREAK SPACE}{HEAD},C9\nP1,prov,2026-03-09,AB,7\n,,,,\n\n",
        "person;form;date;interviewer;C9\nP1;prov;2026-03-09;AB;7\n",
        '"person";"form";"date";"interviewer";"C9"\n"P1"; prov ;2026-03-09;"AB";"7"\n',
        "C9,date,form,person\n7,2026-03-09,prov,P1\n",
    ],
)
def test_every_dialect(content: str) -> None:
    (one,) = read(content)
    assert one.answers == {"C9": StoredAnswer(None, "7")}


def test_text_may_hold_anything_but_stays_text() -> None:
    words = '=1+1; "hej",\nnästa rad'
    out = io.StringIO()
    csv.writer(out).writerows(
        [[*HEAD.split(","), "C15"], ["P1", "prov", "2026-03-09", "", words]]
    )
    (one,) = read(out.getvalue())
    assert one.answers["C15"] == StoredAnswer(None, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD},C9\nP1,prov,2026-03-09,,31", (2, "C9", "Talet ska vara från 0 till 30.")),
        (f"{HEAD},C1\nP1,prov,2026-03-09,,2", (2, "C1", "Svaret ska vara ja eller nej.")),
        (f"{HEAD},A14.a\nP1,prov,2026-03-09,,2026-03-10", (2, "A14.a", "Dagen har inte kommit än.")),
        (f"{HEAD}\nP1,prov,2026-03-10,", (2, "date", "Dagen har inte kommit än.")),
        (f"{HEAD}\nP1,prov,20260309,", (2, "date", "Datumet går inte att läsa. Skriv det som åååå-mm-dd.")),
        (f"{HEAD}\nP1,prov,2026-02-30,", (2, "date", "Datumet går inte att läsa. Skriv det som åååå-mm-dd.")),
        (f"{HEAD}\nP1,prov,1026-02-03,", (2, "date", "Datumet är för långt tillbaka.")),
        (f"{HEAD}\nP1,prov,,", (2, "date", "Cellen är tom.")),
        (f"{HEAD}\n,prov,2026-03-09,", (2, "person", "Cellen är tom.")),
        (f"{HEAD}\n{'P' * 101},prov,2026-03-09,", (2, "person", "Texten är längre än 100 tecken.")),
        (f"{HEAD}\nP\x07,prov,2026-03-09,", (2, "person", "Texten har tecken som inte går att skriva ut.")),
        (f"{HEAD}\nP1,okänt,2026-03-09,", (2, "form", "Det finns inget formulär med det namnet.")),
        (f"{HEAD},C1\nP1,kort,2026-03-09,,1", (2, "C1", "Frågan finns inte i radens formulär.")),
        (f"{HEAD},ZZ\nP1,prov,2026-03-09,,", (1, "ZZ", "Inget formulär har en fråga med den nyckeln.")),
        (f"{HEAD},,C9\nP1,prov,2026-03-09,,,", (1, "5", "Inget formulär har en fråga med den nyckeln.")),
        (f"{HEAD},C9,C9\nP1,prov,2026-03-09,,,", (1, "C9", "Rubriken finns två gånger.")),
        (f"{HEAD},C9\nP1,prov,2026-03-09,", (2, "C9", "Raden har 4 celler, rubrikerna är 5.")),
        (f"{HEAD}\nP1,prov,2026-03-09,,7", (2, "interviewer", "Raden har 5 celler, rubrikerna är 4.")),
        (
            f"{HEAD}\nP1,prov,2026-03-09,\nP2,prov,2026-03-09,\nP1,prov,2026-03-09,",
            (4, "person", "Samma intervju står redan på rad 2."),
        ),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_with_its_place(
    text: str, expected: tuple[int, str, str]
) -> None:
    assert problems(text) == [expected]


def test_every_problem_is_told_and_no_value() -> None:
    text = (
        f"{HEAD},C9\nHemlig,prov,hemlig,,hemlig\nP2,prov,2026-03-09,,3\nHemlig,hemlig,x,,\n"
    )
    found = problems(text)
    assert [(row, column) for row, column, _ in found] == [
        (2, "date"), (2, "C9"), (4, "date"), (4, "form"),
    ]  # fmt: skip
    assert "emlig" not in "".join(str(ImportProblem(*one)) for one in found)


def test_a_table_without_headings_is_not_read_aloud() -> None:
    found = problems("Kalle Hemlig,19800101-1234,alkohol\n")
    assert [column for _, column, _ in found] == ["person", "form", "date"]
    assert "Hemlig" not in str(found)


def test_what_the_vault_has_is_refused() -> None:
    text = f"{HEAD}\n811228-9874,prov,2026-03-09,\n"
    taken = ("19811228-9874", "prov", "2026-03-09")
    assert problems(text, taken) == [(2, "person", "Intervjun finns redan i valvet.")]
    assert len(read(text, ("19811228-9874", "prov", "2026-03-08"))) == 1


def test_another_forms_column_may_stand_empty() -> None:
    one, two = read(f"{HEAD},C1,C9\nP1,kort,2026-03-09,,,3\nP1,prov,2026-03-09,,1,3\n")
    assert set(one.answers) == {"C9"}
    assert set(two.answers) == {"C1", "C9"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a;b\nö".encode("latin-1"), "Rad 2: tecknen är inte UTF-8."),
        (b'person,form\n"a,b\n', "Rad 2: citattecknen går inte ihop"),
        (b'person,form\nx,"a"b\n', "Rad 2: citattecknen går inte ihop"),
        (b"," * 3000, "Rad 1: det är fler än 2000 kolumner."),
        (b"person\n" * 200_001, "Filen har fler än 200\u00a0000 rader."),
        (b"person\n" + b"a" * 200_000, "Rad 2: citattecknen går inte ihop, eller"),
        (b"person\nP1\n" + b"a," * LONGEST_ROW, "Rad 3: raden är för lång."),
        (b"person\nP1\n" + b'"\n",' * LONGEST_ROW, "Rad 3: raden är för lång."),
        (b"a" * 999_999 + "\n\né".encode() + b"\xc3", "Rad 3: tecknen är inte UTF-8."),
        (b"a\n" * 700_000 + b"\xff", "Rad 700001: tecknen är inte UTF-8."),
    ],
)
def test_what_is_no_table(content: bytes, told: str) -> None:
    with pytest.raises(BadFile) as bad:
        read_cells(content)
    assert bad.value.what.startswith(told)


def test_a_row_may_be_long_if_it_is_right() -> None:
    words = "Ont i ryggen. " * 700
    (one,) = read(f'{HEAD},C15\nP1,prov,2026-03-09,,"{words}\n{words}"\n')
    assert one.answers["C15"].text == f"{words}\n{words}".strip()
    many = "".join(f"P{n},prov,2026-03-09,,{words}\n" for n in range(250))
    assert len(many) > LONGEST_ROW
    assert len(read(f"{HEAD},C15\n{many}")) == 250


def test_lines_that_end_as_on_an_old_mac() -> None:
    (one,) = read(f"{HEAD},C9\rP1,prov,2026-03-09,AB,7\r")
    assert one.answers == {"C9": StoredAnswer(None, "7")}


def test_a_table_with_nothing_but_problems_is_not_read_to_its_end() -> None:
    rows = "".join(f"P{n},prov,2026-03-09,,zz\n" for n in range(MOST_COUNTED + 500))
    with pytest.raises(ImportRefused) as refused:
        read(f"{HEAD},C9\n{rows}")
    assert refused.value.given_up
    assert refused.value.count == MOST_COUNTED
    assert len(refused.value.problems) == 50
    with pytest.raises(ImportRefused) as refused:
        read(f"{HEAD},C9\nP1,prov,2026-03-09,,zz\n")
    assert not refused.value.given_up


def test_every_text_is_read_however_many_there_are() -> None:
    """Only some are remembered."""
    rows = "".join(f"P{n},prov,2026-03-09,,{n % 31},t{n}\n" for n in range(1_000))
    found = read(f"{HEAD},C9,C15\n{rows}")
    assert len(found) == 1_000
    for _ in range(2):  # they are made anew each time
        assert [one.answers["C15"].text for one in found] == [f"t{n}" for n in range(1_000)]
    assert [one.answers["C9"].text for one in found] == [str(n % 31) for n in range(1_000)]


@pytest.mark.parametrize(
    ("person", "kind", "called"),
    [
        ("19811228-9874", "personnummer", "19811228-9874"),
        ("8112289874", "personnummer", "19811228-9874"),
        ("198112289874", "personnummer", "19811228-9874"),
        ("19811288-9871", "samordningsnummer", "19811288-9871"),
        ("19811228\u20139874", "personnummer", "19811228-9874"),
        ("19811228 9874", "personnummer", "19811228-9874"),
        ("198112289874,0", "personnummer", "19811228-9874"),
        ("19850060-2381", "samordningsnummer", "19850060-2381"),
        ("850360-2388", "samordningsnummer", "19850360-2388"),
        ("H001", "none", "H001"),
        ("2026-114", "none", "2026-114"),
        ("2026001234", "none", "2026001234"),
        ("202699-0001", "none", "202699-0001"),
        ("123456789", "none", "123456789"),
        ("٨١١٢٢٨٩٨٧٤", "none", "٨١١٢٢٨٩٨٧٤"),
    ],
)
def test_who_a_person_is(person: str, kind: str, called: str) -> None:
    client = client_for(person, TODAY)
    assert (client.kind, person_of(client)) == (kind, called)


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("1,98505E+11", "kalkylprogram"),
        ("1.98505E+11", "kalkylprogram"),
        ("505121236", "tappat en nolla"),
        ("19811228-9875", "hänger inte ihop"),
        ("8112289875", "hänger inte ihop"),
        ("19811328-9874", "Månaden"),
        ("18500611-2386", "över 120 år"),
        ("20620611-2382", "inte varit än"),
    ],
)
def test_what_was_a_number_once_is_no_case(person: str, why: str) -> None:
    """A case made of it would put two people into one."""
    row = f'{HEAD}\n"{person}",prov,2026-03-09,AB\n'
    ((number, column, reason),) = problems(row)
    assert (number, column) == (2, "person")
    assert why in reason
    assert person not in reason


def test_empty_columns_to_the_right_are_no_fault() -> None:
    (one,) = read(f"{HEAD},C9,,\nP1,prov,2026-03-09,AB,7,,\n")
    assert one.answers == {"C9": StoredAnswer(None, "7")}
    (one,) = read(f"{HEAD};C9;;\nP1;prov;2026-03-09;AB;7\n".replace(",", ";"))
    assert one.answers == {"C9": StoredAnswer(None, "7")}
    ((number, _, reason),) = problems(f"{HEAD},C9,,\nP1,prov,2026-03-09,AB,7,,8\n")
    assert number == 2
    assert "celler" in reason


def test_a_case_is_one_however_it_is_typed() -> None:
    text = f"{HEAD}\nS-1,prov,2026-03-09,\ns-1,prov,2026-03-09,\n"
    ((number, _, reason),) = problems(text)
    assert (number, reason) == (3, "Samma intervju står redan på rad 2.")


_CELLS = st.sampled_from(
    ["", "P1", "prov", "kort", "2026-03-09", "X", "N", "7", '"', "\x00", "=1"]
)
_NAMES = st.sampled_from(
    [*HEAD.split(","), "C1", "C9", "C15", "B3", "A14.a", "ZZ", "", " "]
)


@settings(max_examples=150, deadline=None)
@given(
    header=st.lists(_NAMES, max_size=9),
    rows=st.lists(st.lists(_CELLS, max_size=9), max_size=5),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_table_is_taken_whole_or_refused(
    header: list[str], rows: list[list[str]], delimiter: str
) -> None:
    text = "\n".join(delimiter.join(row) for row in [header, *rows])
    try:
        found = read(text)
    except (ImportRefused, BadFile):
        return
    assert len(found) <= len(rows)


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_told(content: bytes) -> None:
    with pytest.raises((ImportRefused, BadFile)):
        read(content)
