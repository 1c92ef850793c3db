# SPDX-License-Identifier: EUPL-1.2
"""A form with anything at all in any place: told in lines that begin with a code, never a crash (F1)."""

import io
import json
import os
import tomllib
from copy import deepcopy
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.cli.main import run
from app.forms.bank import BadForm, Bank
from app.forms.check import check_form
from app.forms.load import load_form
from app.resources import resource_path
from tests.library import LIBRARY

LONG = bool(os.environ.get("OVERBLICK_LONG"))
TIMES = 200 if LONG else 8  # forms that are spoilt, by each of the seeds
SEEDS = range(8)

GRUND = tomllib.loads(resource_path("forms", "asi-grund.toml").read_text("utf-8"))
LISTS = ("brott", "kommuner", "lander", "yrken")
BANKS = [
    p.read_text("utf-8") for p in sorted(resource_path("forms", "bank").glob("*.toml"))
]
# Grund as if nothing came along from the bank, so that it can be spoilt too.
RESTING: dict[str, list[dict[str, Any]]] = {
    name: [one for text in BANKS for one in tomllib.loads(text).get(name, ())]
    for name in ("areas", "checks", "prompts")
}
GRUND |= {name: [*GRUND.get(name, ()), *some] for name, some in RESTING.items()}
GRUND["leave_out"] = sorted({one["id"] for some in RESTING.values() for one in some})
KINDS: dict[str, dict[str, Any]] = {
    "text": {},
    "date": {},
    "number": {"maximum": 30},
    "yearmonth": {},
    "yesno": {},
    "choice": {"choices": [{"code": "1", "label": "ett"}, {"code": "2", "label": "två"}]},
    "list": {"codes": "kommuner"},
    "multi": {"choices": [{"code": "1", "label": "ett"}]},
    "rating": {"maximum": 4, "card": list("abcde")},
}
CONDITIONS: list[dict[str, Any]] = [
    {"op": "equals", "question": "Qnumber", "value": 1},
    {"op": "one_of", "question": "Qchoice", "values": ["1", 2]},
    {"op": "at_least", "question": "Qrating", "value": 1},
    {"op": "contains", "question": "Qmulti", "value": "1"},
    {"op": "all_equal", "questions": ["Qyesno"], "value": 1},
    {"op": "compare", "left": {"questions": ["Qnumber"]}, "relation": "<", "right": {}},
    {"op": "not", "of": {"op": "answered", "question": "Qdate"}},
    {"op": "any", "of": [{"op": "is_n", "question": "Qlist"}]},
]
SMALL: dict[str, Any] = {
    "id": "p",
    "version": "1",
    "title": "P",
    "sections": [
        {
            "id": "S",
            "title": "S",
            "items": ["C1", "substances"],
            "questions": [
                *({"key": f"Q{kind}", "type": kind, "label": "l", "text": "t", **more} for kind, more in KINDS.items()),
                *({"key": f"K{n}", "type": "yesno", "label": "l", "text": "t", "relevant": one} for n, one in enumerate(CONDITIONS)),
            ],
        }
    ],
    "override": {
        "C1": {"text": "x"},
        "E1.a": {"hint": "h"},
        "substances": {"columns": ["a", "c"], "rows": ["E1", "E3"], "column": {"c": {"text": "{name}"}}},
    },
    "leave_out": ["away-but-using"],
    "broken_off": "Qchoice",
    "checks": [
        {"id": "c1", "strength": "error", "when": CONDITIONS[0], "at": "C1", "message": "{C1}"},
        {"id": "c2", "strength": "signal", "rows_of": "substances", "when": {"op": "answered", "question": "{row}.a"}, "at": "{row}.a", "message": "x"},
    ],
    "prompts": [{"id": "p1", "when": CONDITIONS[2], "title": "t", "steps": ["a"]}],
    "areas": [{"id": "a", "title": "A", "section": "S", "rating": "Qrating", "troubled": ["Qrating"], "importance": ["Qrating"], "critical": [], "comment": "Qtext"}],
}  # fmt: skip
WORDS = [
    "",
    "C1",
    "E1.a",
    "X",
    "substances",
    "{row}",
    "{",
    "{0.a}",
    "\0",
    "\u200f",
    "å" * 999,
]
ODD: list[Any] = [
    *WORDS, 0, -1, True, 2**63, 10**199, 1.5, float("inf"), float("nan"), [], {}, [[]], [{}], [1],
    ["C1", "C1"], date(1, 1, 1), time(0), datetime(9999, 12, 31, tzinfo=UTC), {"op": "not"},
    {"op": "all", "of": []}, {"op": 1}, {"key": "x"}, {"type": "text"}, {"": 1},
]  # fmt: skip
NAMES = [
    "key", "id", "override", "items", "questions", "keys", "asked", "grids", "rows_of", "columns",
    "cells", "relevant", "type", "choices", "grid", "row", "column", "maximum", "minimum", "unit",
    "card", "stage", "prefill", "x", "leave_out", "rows", "paper", "template", "observed", "areas",
]  # fmt: skip


def written(value: Any) -> str:
    """As it stands in TOML."""
    match value:
        case dict():
            return (
                "{"
                + ", ".join(f"{json.dumps(k)} = {written(v)}" for k, v in value.items())
                + "}"
            )
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case date() | time():
            return value.isoformat()
        case bool() | str():
            return json.dumps(value)
        case _:
            return repr(value)


def document(form: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(key)} = {written(value)}\n" for key, value in form.items())


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every table and list with a key or a number in it, however deep."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[tuple[Any, Any]] = []
    for name, one in inner:
        found.append((value, name))
        if isinstance(one, dict | list):
            found += places(one)
    return found


def spoilt(form: dict[str, Any], chance: Random) -> dict[str, Any]:
    """The form with one to three places changed."""
    form = deepcopy(form)
    for _ in range(chance.choice((1, 1, 2, 3))):
        part = form[chance.choice(list(form))] if form else form
        there = places(part if isinstance(part, dict | list) and part else form)
        holder, name = chance.choice(there or [(form, "x")])
        match chance.randrange(6):
            case 0:
                del holder[name]
            case 1 if isinstance(holder, dict):
                holder[chance.choice(NAMES)] = deepcopy(chance.choice(ODD))
            case 2:
                holder[name] = deepcopy(chance.choice(there)[0])
            case 3:
                holder[name] = nested(chance)
            case _:
                holder[name] = deepcopy(chance.choice(ODD))
    return form


def nested(chance: Random) -> Any:
    value: Any = CONDITIONS[0]
    for _ in range(chance.choice((3, 30, 38))):
        value = chance.choice(
            ({"op": "not", "of": value}, [value], {"op": "any", "of": [value]})
        )
    return value


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Bank(BANKS)


def findings(text: str, bank: Bank) -> list[str]:
    try:
        form = load_form(text, bank, {name: LIBRARY.codes(name)[:3] for name in LISTS})
    except BadForm as error:
        return list(error.findings)
    return [str(one) for one in check_form(form)]


def test_unspoilt_they_are_read(bank: Bank) -> None:
    assert findings(document(GRUND), bank) == []
    assert not [
        one for one in findings(document(SMALL), bank) if one[:3] in ("F01", "F02", "F04")
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_anything_in_any_place(bank: Bank, seed: int) -> None:
    chance = Random(f"{seed} {TIMES}")
    for _ in range(TIMES):
        text = document(spoilt(chance.choice((SMALL, SMALL, SMALL, GRUND)), chance))
        for line in findings(text, bank):
            assert line[0] == "F", text
            assert line[1:3].isdigit(), text
            assert line.endswith((".", "!")), text


def checked(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "mitt.toml"
    path.write_text(text, encoding="utf-8", newline="")
    out, err = io.StringIO(), io.StringIO()
    assert run(["forms", "check", str(path)], io.StringIO(), out, err) == 1
    return err.getvalue().splitlines()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a = " + "9" * 5_000, "F01"),  # more digits than Python takes
        ("a = " + "[" * 3_000, "F01"),
        ("a = " + "{a = " * 3_000, "F01"),
        ("relevant" + ".of" * 3_000 + " = 1", "F01"),
        (document({**SMALL, "override": {"E1.a": {"key": "Z"}}}), "F04"),  # of a grid
        (document({**SMALL, "override": {"E1.a": {"grid": "Z"}}}), "F04"),
        ("\ufeff\ufeff", "F01"),
        ("a = 1\ra = 2\0", "F01"),
    ],
)
def test_what_crashed_is_told(tmp_path: Path, text: str, code: str) -> None:
    (line,) = checked(tmp_path, text)
    assert line.startswith(f"mitt.toml: {code} ")


@pytest.mark.parametrize("kind", ["0123456789abcdef" * 20, "\xff\xfe", ""])
def test_bytes_that_are_no_text(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "mitt.toml"
    path.write_bytes(kind.encode("latin-1") + b"\xff")
    err = io.StringIO()
    assert run(["forms", "check", str(path)], io.StringIO(), io.StringIO(), err) == 1
    assert err.getvalue().startswith("mitt.toml: Filen går inte att läsa. ")
