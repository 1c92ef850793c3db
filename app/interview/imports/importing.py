# SPDX-License-Identifier: EUPL-1.2
"""Takes in interviews from a table: every row is right, or nothing at all is taken in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.forms.model import Form
from app.interview.base.form_versions import keep_form
from app.interview.base.known_people import Taken, client_for, folded, person_of
from app.interview.base.persons import BadNumber
from app.interview.imports.csv_file import Cells
from app.interview.imports.import_cells import Days, ImportColumn
from app.one_line import has_controls, one_line
from app.storage.errors import DiskFull, NotSaved
from app.storage.records import HELD_AT, Client, ImportedInterview, StoredAnswer
from app.storage.vault.vault import Vault
from app.user_error import UserError

HEAD = ("person", "form", "date", "interviewer", "unit")
MOST_TOLD = 50  # problems that are told one by one
MOST_COUNTED = 10_000  # problems after which a table is not read any further
LONGEST_NAME = 100  # characters of a person, an interviewer or a unit


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
        count: how many there are in all, or were when the reading was given up.
        given_up: whether there may be more than were counted.
    """

    what = "Filen har fel, så inget har lästs in."
    remedy = "Rätta raderna i filen och läs in den igen."

    def __init__(self, problems: Sequence[ImportProblem], count: int) -> None:
        self.problems = tuple(problems[:MOST_TOLD])
        self.count = count
        self.given_up = count >= MOST_COUNTED
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
        known: ids of the clients that the vault has, by what a table may call them.
        today: no interview is later.
        at: ISO time, UTC, that the interviews are marked with.
    """

    forms: Mapping[str, Form]
    taken: frozenset[Taken]
    today: date
    at: str
    known: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


class _Plan(NamedTuple):
    """How to read the rows of one form: its columns, and those that must stand empty."""

    form: Form
    columns: tuple[ImportColumn, ...]
    foreign: tuple[tuple[int, str], ...]


class ImportedInterviews:
    """The interviews of a table that is right to the last cell.

    They are made anew each time, for all of them at once may be more than the memory holds.
    """

    def __init__(self, cells: Cells, circumstances: Circumstances, count: int) -> None:
        self._cells = cells
        self._given = circumstances
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ImportedInterview]:
        return _RowReader(self._cells.header, self._given).interviews(self._cells)


def read_interviews(cells: Cells, circumstances: Circumstances) -> ImportedInterviews:
    """Every row as an interview, ready for the vault.

    Raises:
        ImportRefused: with the problems of the table.
    """
    problems = list(_header_problems(cells.header, circumstances.forms))
    if problems:
        raise ImportRefused(problems, len(problems))
    reader = _RowReader(cells.header, circumstances)
    count = sum(1 for _ in reader.interviews(cells))
    if reader.problems:
        raise ImportRefused(reader.problems, reader.count)
    return ImportedInterviews(cells, circumstances, count)


def take_in(
    vault: Vault,
    interviews: Iterable[ImportedInterview],
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
            kept = _keeping(vault, interviews, forms)
            return vault.imports.take_in(kept, progress)
    except DiskFull:
        raise NotTakenIn("Disken är full, så inget har lästs in.") from None
    except NotSaved:
        raise NotTakenIn from None


def _keeping(
    vault: Vault, interviews: Iterable[ImportedInterview], forms: Mapping[str, Form]
) -> Iterator[ImportedInterview]:
    """The interviews, and before the first of each form that form is kept."""
    known: set[str] = set()
    for interview in interviews:
        if interview.form_id not in known:
            keep_form(vault.forms, forms[interview.form_id])
            known.add(interview.form_id)
        yield interview


def _header_problems(
    header: tuple[str, ...], forms: Mapping[str, Form]
) -> Iterator[ImportProblem]:
    for name in HEAD[:3]:
        if name not in header:
            yield ImportProblem(1, name, "Kolumnen saknas. Första raden ska ha rubrikerna.")
    if not set(HEAD[:3]) <= set(header):
        return  # it may hold no headings at all but somebody's answers: say no more of it
    for place, name in enumerate(header):
        shown = "".join(sign for sign in name[:30] if sign.isprintable())
        where = shown or str(place + 1)
        if name in header[:place]:
            yield ImportProblem(1, where, "Rubriken finns två gånger.")
        elif name not in HEAD and not any(name in one.questions for one in forms.values()):
            yield ImportProblem(1, where, "Inget formulär har en fråga med den nyckeln.")


class _RowReader:
    """Reads row after row and collects what is wrong."""

    def __init__(self, header: tuple[str, ...], circumstances: Circumstances) -> None:
        self._header = header
        self._given = circumstances
        self._head = {name: header.index(name) for name in HEAD if name in header}
        self._plans: dict[str, _Plan] = {}
        self._days = Days(circumstances.today)
        # Whom the vault knows stands there by id, since number and case are one person's.
        self._seen: dict[tuple[int, str, str, str], tuple[int, str]] = {}
        self.problems: list[ImportProblem] = []  # the first of them
        self.count = 0

    def interviews(self, cells: Cells) -> Iterator[ImportedInterview]:
        """Those rows that are right, until there are so many problems that it is enough."""
        for number, row in cells.rows():
            interview = self.interview(number, row)
            if interview is not None:
                yield interview
            elif self.count >= MOST_COUNTED:
                return

    def interview(self, number: int, row: list[str]) -> ImportedInterview | None:
        """The interview of one row, or None where it has problems."""
        before = self.count
        if not any(row[len(self._header) :]):
            row = row[: len(self._header)]  # empty columns to the right are no fault
        if len(row) != len(self._header):
            reason = f"Raden har {len(row)} celler, rubrikerna är {len(self._header)}."
            self._tell(number, self._header[min(len(row), len(self._header) - 1)], reason)
            return None
        person, form_id, day, interviewer, unit = (self._cell(row, name) for name in HEAD)
        self._check_names(number, row)
        if reason := self._days.problem(day):
            self._tell(number, "date", reason)
        if form_id not in self._given.forms:
            self._tell(number, "form", "Det finns inget formulär med det namnet.")
            return None
        plan = self._plan(form_id)
        answers = self._answers(number, row, plan)
        client = self._client(number, person)
        if client is not None:
            self._check_double(number, (folded(person_of(client)), form_id, day), client.id)
        if client is None or self.count > before:
            return None
        return ImportedInterview(
            client=client._replace(created_at=self._given.at),
            form_id=form_id,
            form_version=plan.form.version,
            date=day,
            interviewer=interviewer,
            started_at=self._given.at,
            answers=answers,
            texts={HELD_AT: unit} if unit else {},
        )

    def _client(self, number: int, person: str) -> Client | None:
        """A client that the vault has already, or a new one."""
        try:
            client = client_for(person, self._given.today)
        except BadNumber as error:
            self._tell(number, "person", error.what)
            return None
        known = self._given.known.get(folded(person_of(client)), ())
        if len(known) > 1:
            many = "Flera klienter har det namnet eller ärendenumret. Skriv personnumret."
            self._tell(number, "person", many)
        return client._replace(id=known[0]) if len(known) == 1 else client

    def _cell(self, row: list[str], name: str) -> str:
        """One of the first columns, on one line."""
        return one_line(row[self._head[name]]) if name in self._head else ""

    def _tell(self, number: int, column: str, reason: str) -> None:
        self.count += 1
        if len(self.problems) < MOST_TOLD:
            self.problems.append(ImportProblem(number, column, reason))

    def _check_names(self, number: int, row: list[str]) -> None:
        if not self._cell(row, "person"):
            self._tell(number, "person", "Cellen är tom.")
        for column in ("person", "interviewer", "unit"):
            if len(self._cell(row, column)) > LONGEST_NAME:
                self._tell(number, column, f"Texten är längre än {LONGEST_NAME} tecken.")
            elif column in self._head and has_controls(row[self._head[column]]):
                self._tell(number, column, "Texten har tecken som inte går att skriva ut.")

    def _check_double(self, number: int, key: Taken, client_id: int) -> None:
        if sum(map(len, key)) > 3 * LONGEST_NAME:  # told already; not to be remembered
            return
        if key in self._given.taken:
            self._tell(number, "person", "Intervjun finns redan i valvet.")
        person, form_id, day = key
        whose = (client_id, "" if client_id else person, form_id, day)
        if whose in self._seen and key not in self._given.taken:
            row, called = self._seen[whose]
            other = "" if called == person else ", under ett annat nummer eller ärende"
            self._tell(number, "person", f"Samma intervju står redan på rad {row}{other}.")
        self._seen.setdefault(whose, (number, person))

    def _plan(self, form_id: str) -> _Plan:
        if form_id not in self._plans:
            form = self._given.forms[form_id]
            asked = [(i, name) for i, name in enumerate(self._header) if name not in HEAD]
            own = ((i, form.questions[name]) for i, name in asked if name in form.questions)
            columns = tuple(
                ImportColumn(i, question, self._given.today) for i, question in own
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
