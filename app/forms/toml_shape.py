# SPDX-License-Identifier: EUPL-1.2
"""The shape that TOML must have before it is laid out as a form. The rest is up to the model."""

from typing import Any, NotRequired

from pydantic import ConfigDict, TypeAdapter
from typing_extensions import TypedDict  # pydantic takes typing's own from 3.12 on

Table = dict[str, Any]


class _Open(TypedDict):
    """More may stand here: the model looks at it later."""

    __pydantic_config__ = ConfigDict(extra="allow")  # type: ignore[misc]  # pydantic's own way


class _Item(_Open):
    key: str


class _Named(_Open):
    id: str


class _Column(_Named):
    label: str


class _Row(_Item):
    label: str
    name: NotRequired[str]
    code: NotRequired[str]
    columns: NotRequired[list[str]]
    cells: NotRequired[dict[str, Table]]


class _Shortcut(_Open):
    sets: NotRequired[dict[str, str]]


class _Grid(_Named):
    columns: list[_Column]
    rows: list[_Row]
    shortcut: NotRequired[_Shortcut]


class _Area(_Named):
    rating: NotRequired[str]
    troubled: NotRequired[list[str]]
    importance: NotRequired[list[str]]
    days: NotRequired[list[str]]
    critical: NotRequired[list[str]]
    confidence: NotRequired[list[str]]
    observed: NotRequired[list[str]]


class _Check(_Named):
    rows_of: NotRequired[str]
    columns: NotRequired[list[str]]
    without: NotRequired[list[str]]


class _Judged(_Open):
    """What the bank and a form both have."""

    areas: NotRequired[list[_Area]]
    checks: NotRequired[list[_Check]]
    prompts: NotRequired[list[_Named]]


class _Bank(_Judged):
    items: NotRequired[list[_Item]]
    grids: NotRequired[list[_Grid]]


class _Section(_Named):
    items: NotRequired[list[str]]
    questions: NotRequired[list[_Item]]


class _Form(_Judged):
    sections: NotRequired[list[_Section]]
    override: NotRequired[dict[str, Table]]
    leave_out: NotRequired[list[str]]


class _OwnGrid(TypedDict):
    """What a form says of a grid of the bank, and nothing else."""

    __pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[misc]  # pydantic's own way
    title: NotRequired[str]
    rows_label: NotRequired[str]
    shortcut: NotRequired[_Shortcut]
    columns: NotRequired[list[str]]
    rows: NotRequired[list[str]]
    column: NotRequired[dict[str, Table]]


BANK: TypeAdapter[Any] = TypeAdapter(_Bank)
FORM: TypeAdapter[Any] = TypeAdapter(_Form)
OWN_GRID: TypeAdapter[Any] = TypeAdapter(_OwnGrid)
