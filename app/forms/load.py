# SPDX-License-Identifier: EUPL-1.2
"""TOML becomes a form: the bank's items, laid out by the form's own file."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.errors import UserError
from app.forms import source
from app.forms.model import Choice, Form, Grid, Question
from app.forms.source import Table
from app.forms.told import shape_words
from app.forms.toml_text import NotToml, read_tables

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_PLACE = {
    "key",
    "grid",
    "row",
    "column",
}  # what a question is, and where: the grids know it
_ROWS = (  # what a row may lay over its columns
    "critical",
    "hint",
    "help",
    "relevant",
    "source",
    "optional",
    "confirm",
    "stage",
)
_CODES: TypeAdapter[tuple[Choice, ...]] = TypeAdapter(tuple[Choice, ...])


class BadForm(UserError):
    """A definition that cannot be read. `findings` has one line a fault: place and reason."""

    what = "Formuläret går inte att läsa."
    remedy = "Rätta filen och prova igen med ”overblick forms check FIL”."

    def __init__(self, findings: Iterable[str]) -> None:
        self.findings = tuple(findings)
        super().__init__("Formuläret går inte att läsa: " + "; ".join(self.findings))


class Bank:
    """Every item and grid that forms may use, by key, as read and not yet laid out.

    Raises:
        BadForm: a text is no TOML, has the wrong shape, or has a key that stands twice.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.items: dict[str, Table] = {}
        self.grids: dict[str, Table] = {}
        for text in texts:
            tables = _shaped(source.BANK, read_toml(text))
            for item in tables.get("items", ()):
                _put(self.items, item["key"], item)
            for grid in tables.get("grids", ()):
                _put(self.grids, grid["id"], grid)

    def keys(self) -> frozenset[str]:
        """Every key that a form can ask for, those of the grids' cells among them."""
        cells = (cell["key"] for grid in self.grids.values() for cell in _cells(grid))
        return frozenset((*self.items, *cells))


def _put(shelf: dict[str, Table], name: str, table: Table) -> None:
    if name in shelf:
        raise BadForm([f"F07 {name}: står två gånger i frågebanken. Ta bort den ena."])
    shelf[name] = table


def read_toml(text: str) -> Table:
    """The tables of a TOML text.

    Raises:
        BadForm: the text is no TOML; says where.
    """
    try:
        return read_tables(text)
    except NotToml as error:
        raise BadForm([f"F01 {error.why}"]) from None


def _shaped(shape: TypeAdapter[Any], tables: Table) -> Table:
    try:
        shaped: Table = shape.validate_python(tables)
    except ValidationError as error:
        raise BadForm(_lines(error)) from None
    return shaped


def read_codes(text: str) -> tuple[Choice, ...]:
    """A code list from lines of `code;label`. Lines that begin with # say what it is."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pairs = [line.partition(";") for line in lines]
    return _CODES.validate_python(
        [{"code": code, "label": label} for code, _, label in pairs]
    )


def load_form(text: str, bank: Bank, lists: Mapping[str, tuple[Choice, ...]]) -> Form:
    """The form that `text` defines, with items from the bank and its own laid over them.

    Raises:
        BadForm: something in the file cannot be read or does not exist.
    """
    tables = _shaped(source.FORM, read_toml(text))
    asked: list[Table] = []
    grids: list[Table] = []
    for section in tables.get("sections", ()):
        names = [*section.pop("items", ()), *section.pop("questions", ())]
        questions = [question for name in names for question in _expand(name, bank, grids)]
        section["keys"] = [question["key"] for question in questions]
        asked += questions
    asked = _laid_over(asked, tables.pop("override", {}))
    checks = tables.get("checks", ())
    tables["checks"] = [one for check in checks for one in _per_row(check, grids)]
    tables["asked"] = _validated(asked, lists)
    tables["grids"] = [_laid_out(grid) for grid in grids]
    try:
        return Form.model_validate(tables)
    except ValidationError as error:
        raise BadForm(_lines(error)) from None


def _laid_over(asked: list[Table], overrides: Table) -> list[Table]:
    """The questions with the form's own words over the bank's."""
    if lost := overrides.keys() - {question["key"] for question in asked}:
        raise BadForm(_lost(key) for key in sorted(lost))
    if moved := [
        f"{key}.{name}" for key in overrides for name in _PLACE & overrides[key].keys()
    ]:
        raise BadForm(
            f"F04 override.{one}: kan inte ändras. Ta bort raden." for one in moved
        )
    return [{**question, **overrides.get(question["key"], {})} for question in asked]


def _expand(name: str | Table, bank: Bank, grids: list[Table]) -> Iterable[Table]:
    if isinstance(name, dict):
        return [name]
    if name in bank.items:
        return [bank.items[name]]
    if name in bank.grids:
        grid = bank.grids[name]
        grids.append(grid)
        return list(_cells(grid))
    raise BadForm([_lost(name)])


def _lost(name: str) -> str:
    return f"F02 {name}: finns inte. Kontrollera stavningen."


def _cells(grid: Table) -> Iterable[Table]:
    columns = {column["id"]: column for column in grid["columns"]}
    for row in grid["rows"]:
        for letter in row.get("columns", columns):
            if letter not in columns:
                raise BadForm([_lost(f"{row['key']}, kolumn {letter}")])
            yield _cell(grid["id"], row, columns[letter])


def _cell(grid: str, row: Table, column: Table) -> Table:
    """One question of a grid: the column's, with the row's words and own texts laid over."""
    own: Table = {"grid": grid, "row": row["key"], "column": column["id"]}
    for name, value in column.items():
        if name not in ("id", "suffix", "label"):
            own[name] = _named(value, row)
    own["key"] = row["key"] + column.get("suffix", "." + column["id"])
    own["label"] = f"{row['label']}: {column['label'].lower()}"
    own.update((name, row[name]) for name in _ROWS if name in row)
    own.update(row.get("cells", {}).get(column["id"], {}))
    return own


def _named(value: Any, row: Table) -> Any:
    """`value` with the row's key, words and code in its gaps, however deep."""
    if isinstance(value, str):
        if "{" not in value:
            return value
        name = str(row.get("name", row["label"]))
        value = value.replace("{row}", row["key"]).replace("{name}", name)
        value = value.replace("{code}", str(row.get("code", "")))
        return value.replace("{Name}", name[:1].upper() + name[1:])
    if isinstance(value, dict):
        return {key: _named(inner, row) for key, inner in value.items()}
    if isinstance(value, list):
        return [_named(inner, row) for inner in value]
    return value


def _per_row(check: Table, grids: list[Table]) -> Iterable[Table]:
    """The check as it is, or once for each row of its grid that has the columns it needs."""
    wanted = check.pop("rows_of", None)
    if wanted is None:
        yield check
        return
    needs, without = set(check.pop("columns", ())), set(check.pop("without", ()))
    by_code = "{code}" in str(check)
    grid = next((grid for grid in grids if grid["id"] == wanted), None)
    if grid is None:
        raise BadForm([_lost(wanted)])
    letters = [column["id"] for column in grid["columns"]]
    for row in grid["rows"]:
        own = set(row.get("columns", letters))
        if needs <= own and not without & own and ("code" in row or not by_code):
            yield _named({**check, "id": f"{check['id']}-{row['key']}"}, row)


def _laid_out(grid: Table) -> Grid:
    letters = {
        column["id"]: column.get("suffix", "." + column["id"]) for column in grid["columns"]
    }
    rows = [
        {
            "key": row["key"],
            "label": row["label"],
            "cells": {
                one: row["key"] + letters[one] for one in row.get("columns", letters)
            },
        }
        for row in grid["rows"]
    ]
    columns = [{"id": one["id"], "label": one["label"]} for one in grid["columns"]]
    kept = {
        name: grid[name]
        for name in ("id", "title", "rows_label", "shortcut")
        if name in grid
    }
    try:
        return Grid.model_validate({**kept, "columns": columns, "rows": rows})
    except ValidationError as error:
        raise BadForm(_lines(error)) from None


def _validated(
    asked: list[Table], lists: Mapping[str, tuple[Choice, ...]]
) -> tuple[Question, ...]:
    questions: list[Question] = []
    faults: list[str] = []
    for table in asked:
        try:
            question = _QUESTION.validate_python(table)
        except ValidationError as error:
            faults += _lines(error, table["key"])
            continue
        if question.type == "list":
            if question.codes not in lists:
                faults.append(f"F03 {question.key}: kodlistan {question.codes} finns inte.")
                continue
            question = question.model_copy(update={"choices": lists[question.codes]})
        questions.append(question)
    if faults:
        raise BadForm(faults)
    return tuple(questions)


def _lines(error: ValidationError, *place: str) -> list[str]:
    """One line a fault: where, and what it should be. Never the value."""
    return [
        f"F04 {'.'.join(map(str, (*place, *fault['loc'])))}: "
        + shape_words(fault["type"], fault.get("ctx", {}))
        for fault in error.errors(include_input=False, include_url=False)
    ]
