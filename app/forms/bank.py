# SPDX-License-Identifier: EUPL-1.2
"""What forms share, by key and id: items, grids, areas, checks and prompts, not yet laid out."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from app.forms import toml_shape
from app.forms.conditions import Model
from app.forms.grids import cells
from app.forms.questions import Choice
from app.forms.toml_shape import Table
from app.forms.toml_text import NotToml, read_tables
from app.user_error import UserError

_PLACE = ("grid", "row", "column")
_SHAPES = {
    "missing": "saknas. Lägg till den.",
    "extra_forbidden": "finns inte. Kontrollera stavningen.",
    "string": "ska vara text inom citattecken.",
    "int": "ska vara ett heltal utan citattecken.",
    "bool": "ska vara true eller false.",
    "list": "ska vara en lista inom hakparenteser.",
    "tuple": "ska vara en lista inom hakparenteser.",
    "dict": "ska vara en tabell.",
    "model": "ska vara en tabell.",
    "typed_dict": "ska vara en tabell.",
}
_UNKNOWN = "har fel form. Jämför med ett formulär som följer med."
M = TypeVar("M", bound=Model)


class BadForm(UserError):
    """A definition that cannot be read. `findings` has one line a fault: place and reason."""

    what = "Formuläret går inte att läsa."
    remedy = "Rätta filen och prova igen med ”overblick forms check FIL”."

    def __init__(self, findings: Iterable[str]) -> None:
        self.findings = tuple(findings)
        super().__init__("Formuläret går inte att läsa: " + "; ".join(self.findings))


class Bank:
    """Every item, grid, area, check and prompt that forms may use, in the files' order.

    A check may stand twice under one id: once for each kind of row.

    Raises:
        BadForm: a text is no TOML, has the wrong shape, or has a key that stands twice.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.items: dict[str, Table] = {}
        self.grids: dict[str, Table] = {}
        self.areas: list[Table] = []
        self.checks: list[Table] = []
        self.prompts: list[Table] = []
        for text in texts:
            tables = shaped(toml_shape.BANK, read_toml(text))
            for item in tables.get("items", ()):
                _put(self.items, item["key"], item)
            for grid in tables.get("grids", ()):
                _put(self.grids, grid["id"], _sound(grid))
            self.areas += tables.get("areas", ())
            self.checks += tables.get("checks", ())
            self.prompts += tables.get("prompts", ())
        self.ids = {one["id"] for one in (*self.areas, *self.checks, *self.prompts)}

    def keys(self) -> frozenset[str]:
        """Every key that a form can ask for."""
        return frozenset((*self.items, *self.cells))

    @cached_property
    def cells(self) -> dict[str, Table]:
        """Every cell of every grid by its key, as an ordinary question."""
        found = {}
        for cell in (cell for grid in self.grids.values() for cell in cells(grid)):
            found[cell["key"]] = {name: cell[name] for name in cell if name not in _PLACE}
        return found


def _sound(grid: Table) -> Table:
    letters = {column["id"] for column in grid["columns"]}
    named = [(row["key"], one) for row in grid["rows"] for one in row.get("columns", ())]
    if stray := [f"{row}, kolumn {one}" for row, one in named if one not in letters]:
        raise BadForm(map(lost, stray))
    return grid


def lost(name: str) -> str:
    """That something which is named is nowhere."""
    return f"F02 {name}: finns inte. Kontrollera stavningen."


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


def shaped(shape: TypeAdapter[Any], tables: Table, *place: str) -> Table:
    """The tables, if they have the shape.

    Raises:
        BadForm: they have another one; says where.
    """
    try:
        found: Table = shape.validate_python(tables)
    except ValidationError as error:
        raise BadForm(faults(error, *place)) from None
    return found


def made(kind: type[M], table: Table, *place: str) -> M:
    """A table as what it describes.

    Raises:
        BadForm: something in it is missing, unknown or of the wrong shape; says where.
    """
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        raise BadForm(faults(error, *place)) from None


def read_codes(text: str) -> tuple[Choice, ...]:
    """A code list from lines of `code;label`. Lines that begin with # say what it is."""
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    pairs = (line.partition(";") for line in lines)
    return tuple(Choice(code=code, label=label) for code, _, label in pairs)


def faults(error: ValidationError, *place: str) -> list[str]:
    """One line a fault: where, and what it should be. Never the value."""
    found = []
    for fault in error.errors(include_input=False, include_url=False):
        where = ".".join(map(str, (*place, *fault["loc"])))
        found.append(f"F04 {where}: {_shape_words(fault['type'], fault.get('ctx', {}))}")
    return found


def _shape_words(kind: str, context: Mapping[str, Any]) -> str:
    """What a key should be, from pydantic's kind of fault, which it tells in English."""
    if expected := context.get("expected") or context.get("expected_tags"):
        return f"ska vara något av {expected}.".replace(" or ", " eller ")
    whole = _SHAPES.get(kind)
    begun = (words for name, words in _SHAPES.items() if kind.startswith(f"{name}_"))
    return whole or next(begun, _UNKNOWN)
