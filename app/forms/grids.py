# SPDX-License-Identifier: EUPL-1.2
"""Rows and columns of the bank become a grid and its questions, as the form wants them."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.forms.toml_shape import Table

_ROWS = (  # what a row may lay over its columns
    "critical", "hint", "paper", "help", "relevant", "source", "optional", "confirm", "stage"
)  # fmt: skip
_ON_PAPER = {"hint": "paper", "text": "template"}  # what paper says of it
_OF_COLUMN = ("id", "suffix", "label", "template")  # and not of its questions
_SAID = ("title", "rows_label", "shortcut")  # what a form may say of a grid of the bank


def laid(below: Table, *above: Table) -> Table:
    """Tables over each other. A new hint or text leaves nothing of what paper said of the old."""
    for table in above:
        stale = [paper for text, paper in _ON_PAPER.items() if text in table]
        kept = {name: value for name, value in below.items() if name not in stale}
        below = {**kept, **table}
    return below


def narrowed(grid: Table, own: Table) -> tuple[Table, list[str]]:
    """A grid of the bank with a form's own words, columns and rows, and what it has not of them.

    What the form says of a column weighs more than what the bank says of one of its cells.
    """
    letters = [column["id"] for column in grid["columns"]]
    rows = [row["key"] for row in grid["rows"]]
    words = own.get("column", {})
    asked = own.get("columns", letters)
    lost = [f"kolumn {one}" for one in (*asked, *words) if one not in letters]
    lost += [one for one in own.get("rows", ()) if one not in rows]
    there = (column for column in grid["columns"] if column["id"] in asked)
    columns = [laid(column, words.get(column["id"], {})) for column in there]
    kept = []
    for row in (one for one in grid["rows"] if one["key"] in own.get("rows", rows)):
        its = [one for one in row.get("columns", letters) if one in asked]
        kept += [{**row, "columns": its}] if its else []
    said = {name: own[name] for name in _SAID if name in own}
    made: Table = {**grid, **said, "columns": columns, "words": words, "rows": kept}
    if "shortcut" in grid and "shortcut" not in own:
        left_out = [letter for letter in letters if letter not in asked]
        made["shortcut"] = _shortened(grid["shortcut"], left_out)
    return made, [f"{grid['id']}, {one}" for one in lost]


def _shortened(shortcut: Table, left_out: Sequence[str]) -> Table | None:
    """A key for the whole row, without columns; None where nothing is left to answer."""
    if not left_out:
        return shortcut
    said = shortcut.get("sets", {}).items()
    sets = {one: text for one, text in said if one not in left_out}
    return {**shortcut, "sets": sets} if sets else None


def cells(grid: Table) -> Iterator[Table]:
    """The questions of a grid, row by row."""
    columns = {column["id"]: column for column in grid["columns"]}
    for row in grid["rows"]:
        for letter in row.get("columns", columns):
            yield _cell(grid, row, columns[letter])


def _cell(grid: Table, row: Table, column: Table) -> Table:
    """One question of a grid: the column's, with the row's words and own texts laid over."""
    letter = column["id"]
    place = {"grid": grid["id"], "row": row["key"], "column": letter}
    place["key"] = row["key"] + _suffix(column)
    place["label"] = f"{row['label']}: {column['label'].lower()}"
    own = {name: row[name] for name in _ROWS if name in row}
    words = _question(grid.get("words", {}).get(letter, {}), row)
    over = row.get("cells", {}).get(letter, {})
    return laid({**_question(column, row), **place}, own, over, words)


def _question(column: Table, row: Table) -> Table:
    """What a column says of its questions, in the words of a row."""
    own = {name: column[name] for name in column if name not in _OF_COLUMN}
    return {name: named(value, row) for name, value in own.items()}


def _suffix(column: Table) -> str:
    return str(column.get("suffix", f".{column['id']}"))


def named(value: Any, row: Table) -> Any:
    """`value` with the row's key, words and code in its gaps, however deep."""
    if isinstance(value, str):
        if "{" not in value:
            return value
        name = str(row.get("name", row["label"]))
        value = value.replace("{row}", row["key"]).replace("{name}", name)
        value = value.replace("{code}", str(row.get("code", "")))
        return value.replace("{Name}", name[:1].upper() + name[1:])
    if isinstance(value, dict):
        return {key: named(inner, row) for key, inner in value.items()}
    if isinstance(value, list):
        return [named(inner, row) for inner in value]
    return value


def rows_of(grid: Table, check: Table) -> Iterator[Table]:
    """A check once for each row of its grid that has the columns it needs."""
    needs, without = set(check.get("columns", ())), set(check.get("without", ()))
    by_code = "{code}" in str(check)
    said = {
        name: value
        for name, value in check.items()
        if name not in ("rows_of", "columns", "without")
    }
    letters = [column["id"] for column in grid["columns"]]
    for row in grid["rows"]:
        own = set(row.get("columns", letters))
        if needs <= own and not without & own and ("code" in row or not by_code):
            yield named({**said, "id": f"{said['id']}-{row['key']}"}, row)


def laid_out(grid: Table) -> Table:
    """The grid itself, as the form has it."""
    suffixes = {column["id"]: _suffix(column) for column in grid["columns"]}
    rows = []
    for row in grid["rows"]:
        letters = row.get("columns", suffixes)
        cells = {letter: row["key"] + suffixes[letter] for letter in letters}
        rows.append({"key": row["key"], "label": row["label"], "cells": cells})
    columns = []
    for one in grid["columns"]:
        template = str(one.get("template", one.get("text", "")))
        columns.append({"id": one["id"], "label": one["label"], "template": template})
    kept: Table = {name: grid[name] for name in ("id", *_SAID) if name in grid}
    return {**kept, "columns": columns, "rows": rows}
