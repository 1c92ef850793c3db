# SPDX-License-Identifier: EUPL-1.2
"""Takes in interviews from a table: every row is right, or nothing at all is taken in."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.errors import UserError
from app.forms.codec import BadAnswer, parse
from app.forms.model import Form, Question
from app.interview.csv_file import Cells
from app.interview.form_versions import keep_form
from app.interview.kept import stored
from app.interview.numbers import read_number
from app.storage.errors import DiskFull, NotSaved
from app.storage.records import Client, ImportedInterview, StoredAnswer
from app.storage.vault import Vault

HEAD = ("person", "form", "date", "interviewer")
MOST_TOLD = 50  # problems that are told one by one
LONGEST_NAME = 100  # characters of a person or an interviewer
EARLIEST = date(1900, 1, 1)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Taken = tuple[str, str, str]  # person, form, date: one interview each


class ImportProblem(NamedTuple):
    """Why a row cannot be taken in. `row` counts from 1, the headings; never holds a value."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"Rad {self.row}, kolumn {self.column}: {self.reason}"


class ImportRefused(UserError):
    """Something in the table is wrong, so nothing of it is taken in.

    Attributes:
        problems: the first ones, in file order.
        count: how many there are in all.
    """

    what = "Filen har fel, så inget har lästs in."
    remedy = "Rätta raderna i filen och läs in den igen."

    def __init__(self, problems: list[ImportProblem]) -> None:
        self.problems = tuple(problems[:MOST_TOLD])
        self.count = len(problems)
        super().__init__()


class NotTakenIn(UserError):
    """The vault could not be written."""

    what = "Valvet går inte att skriva i, så inget har lästs in."
    remedy = (
        "Allt som fanns i valvet är kvar. Frigör utrymme eller öppna mappen för ändringar."
    )


@dataclass(frozen=True)
class Circumstances:
    """What the rows are held against.

    Attributes:
        forms: every form that a row may name, by id.
        taken: the interviews that the vault has already.
        today: no interview is later.
        at: ISO time, UTC, that the interviews are marked with.
    """

    forms: Mapping[str, Form]
    taken: frozenset[Taken]
    today: date
    at: str


@dataclass
class _Column:
    """One question's column: parses each text only once."""

    place: int
    question: Question
    today: date
    known: dict[str, StoredAnswer | str] = field(default_factory=dict)

    def read(self, text: str) -> StoredAnswer | str:
        """The answer, or the reason why it is none."""
        if (found := self.known.get(text)) is None:
            found = self.known[text] = self._parsed(text)
        return found

    def _parsed(self, text: str) -> StoredAnswer | str:
        try:
            answer = stored(parse(self.question, text, today=self.today))
        except BadAnswer as error:
            return error.what
        return answer if answer is not None else BadAnswer.what


class _Plan(NamedTuple):
    """How to read the rows of one form: its columns, and those that must stand empty."""

    form: Form
    columns: tuple[_Column, ...]
    foreign: tuple[tuple[int, str], ...]


def read_interviews(cells: Cells, given: Circumstances) -> list[ImportedInterview]:
    """Every row as an interview, ready for the vault.

    Raises:
        ImportRefused: with every problem of the table.
    """
    problems = list(_header_problems(cells.header, given.forms))
    if problems:
        raise ImportRefused(problems)
    reader = _Reader(cells.header, given)
    interviews = [reader.interview(number, row) for number, row in cells.rows]
    if reader.problems:
        raise ImportRefused(reader.problems)
    return [one for one in interviews if one is not None]


def take_in(
    vault: Vault,
    interviews: Sequence[ImportedInterview],
    forms: Mapping[str, Form],
    progress: Callable[[int], None],
) -> int:
    """Stores the interviews in one transaction, with their forms; how many there were.

    `progress` is called with the number stored so far, every now and then.

    Raises:
        NotTakenIn: the vault cannot be written. Nothing of it is stored.
    """
    try:
        with vault.transaction():
            for form_id in {one.form_id for one in interviews}:
                keep_form(vault, forms[form_id])
            return vault.import_interviews(interviews, progress)
    except DiskFull:
        raise NotTakenIn("Disken är full, så inget har lästs in.") from None
    except NotSaved:
        raise NotTakenIn from None


def taken_in(vault: Vault) -> frozenset[Taken]:
    """Every interview that the vault has, as a table would call it."""
    people: dict[int, str] = {}
    taken: set[Taken] = set()
    for one in vault.all_interviews():
        if one.client_id not in people:
            people[one.client_id] = person_of(vault.client(one.client_id))
        taken.add((people[one.client_id], one.form_id, one.date))
    return frozenset(taken)


def client_for(person: str) -> Client:
    """The client that a table calls `person`: by personnummer if it is one, else by case."""
    number = read_number(person)
    if number is not None:
        return Client(number.kind, number=number.text)
    return Client("none", case_number=unicodedata.normalize("NFC", person))


def person_of(client: Client) -> str:
    """What a table calls this client."""
    return client.number or client.case_number or client.name


def _header_problems(
    header: tuple[str, ...], forms: Mapping[str, Form]
) -> Iterator[ImportProblem]:
    for name in HEAD[:3]:
        if name not in header:
            yield ImportProblem(1, name, "Kolumnen saknas. Första raden ska ha rubrikerna.")
    if not set(HEAD[:3]) <= set(header):
        return  # it may hold no headings at all but somebody's answers: say no more of it
    for place, name in enumerate(header):
        where = _told(name) or str(place + 1)
        if name in header[:place]:
            yield ImportProblem(1, where, "Rubriken finns två gånger.")
        elif name not in HEAD and not any(
            name in form.questions for form in forms.values()
        ):
            yield ImportProblem(1, where, "Inget formulär har en fråga med den nyckeln.")


def _told(name: str) -> str:
    return "".join(sign for sign in name[:30] if sign.isprintable())


class _Reader:
    """Reads row after row and collects what is wrong."""

    def __init__(self, header: tuple[str, ...], given: Circumstances) -> None:
        self._header = header
        self._given = given
        self._head = {name: header.index(name) for name in HEAD if name in header}
        self._plans: dict[str, _Plan] = {}
        self._dates: dict[str, str] = {}
        self._seen: dict[Taken, int] = {}
        self.problems: list[ImportProblem] = []

    def interview(self, number: int, row: list[str]) -> ImportedInterview | None:
        """The interview of one row, or None where it has problems."""
        before = len(self.problems)
        if len(row) != len(self._header):
            reason = f"Raden har {len(row)} celler, rubrikerna är {len(self._header)}."
            self._tell(number, self._header[min(len(row), len(self._header) - 1)], reason)
            return None
        person, form_id, day, interviewer = (self._cell(row, name) for name in HEAD)
        self._check_names(number, person, interviewer)
        self._check_day(number, day)
        if form_id not in self._given.forms:
            self._tell(number, "form", "Det finns inget formulär med det namnet.")
            return None
        plan = self._plan(form_id)
        answers = self._answers(number, row, plan)
        client = client_for(person)
        self._check_double(number, (person_of(client), form_id, day))
        if len(self.problems) > before:
            return None
        return ImportedInterview(
            client=client._replace(created_at=self._given.at),
            form_id=form_id,
            form_version=plan.form.version,
            date=day,
            interviewer=interviewer,
            started_at=self._given.at,
            answers=answers,
        )

    def _cell(self, row: list[str], name: str) -> str:
        return row[self._head[name]] if name in self._head else ""

    def _tell(self, number: int, column: str, reason: str) -> None:
        self.problems.append(ImportProblem(number, column, reason))

    def _check_names(self, number: int, person: str, interviewer: str) -> None:
        if not person:
            self._tell(number, "person", "Cellen är tom.")
        for column, text in (("person", person), ("interviewer", interviewer)):
            if len(text) > LONGEST_NAME:
                self._tell(number, column, f"Texten är längre än {LONGEST_NAME} tecken.")
            elif not text.isprintable():
                self._tell(number, column, "Texten har tecken som inte går att skriva ut.")

    def _check_day(self, number: int, text: str) -> None:
        reason = self._dates.get(text)
        if reason is None:
            reason = self._dates[text] = _day_problem(text, self._given.today)
        if reason:
            self._tell(number, "date", reason)

    def _check_double(self, number: int, key: Taken) -> None:
        if key in self._given.taken:
            self._tell(number, "person", "Intervjun finns redan i valvet.")
        elif key in self._seen:
            self._tell(
                number, "person", f"Samma intervju står redan på rad {self._seen[key]}."
            )
        self._seen.setdefault(key, number)

    def _plan(self, form_id: str) -> _Plan:
        if form_id not in self._plans:
            form = self._given.forms[form_id]
            asked = [(i, name) for i, name in enumerate(self._header) if name not in HEAD]
            columns = tuple(
                _Column(i, form.questions[name], self._given.today)
                for i, name in asked
                if name in form.questions
            )
            foreign = tuple((i, name) for i, name in asked if name not in form.questions)
            self._plans[form_id] = _Plan(form, columns, foreign)
        return self._plans[form_id]

    def _answers(self, number: int, row: list[str], plan: _Plan) -> dict[str, StoredAnswer]:
        answers: dict[str, StoredAnswer] = {}
        for column in plan.columns:
            text = row[column.place]
            if text:
                found = column.read(text)
                if isinstance(found, str):
                    self._tell(number, column.question.key, found)
                else:
                    answers[column.question.key] = found
        for place, name in plan.foreign:
            if row[place]:
                self._tell(number, name, "Frågan finns inte i radens formulär.")
        return answers


def _day_problem(text: str, today: date) -> str:
    if not text:
        return "Cellen är tom."
    try:
        day = date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        return "Datumet går inte att läsa. Skriv det som åååå-mm-dd."
    if day > today:
        return "Dagen har inte kommit än."
    return "" if day >= EARLIEST else "Datumet är för långt tillbaka."
