# SPDX-License-Identifier: EUPL-1.2
"""What the documents say about files, commands and messages is what the program does."""

import argparse
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

import app
from app.cli.main import command_line
from app.export.documents import HEADER, interview_document, interview_rows
from app.export.preview import Outgoing, Person, Ticks
from app.forms import model, questions
from app.forms.answers import YearMonth
from app.forms.bank import Bank
from app.forms.check import check_form
from app.forms.conditions import Condition
from app.forms.load import load_form
from app.interview.after.score_list import ScoreTable, scores
from app.interview.imports.csv_file import read_cells
from app.interview.imports.importing import Circumstances, read_interviews
from app.user_error import UserError
from tests.library import GRUND, LIBRARY

ROOT = Path(__file__).parent.parent
INTERNAL = {"keys", "asked"}  # of the model, not of the file
KINDS = get_args(get_args(model.Question)[0])


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def blocks(text: str, comment: str) -> list[str]:
    """The fenced blocks that follow the comment `<!-- comment -->`."""
    found = re.findall(rf"^<!-- {comment} -->\n```\w+\n(.*?)^```$", text, re.M | re.S)
    assert found, f"no block after <!-- {comment} -->"
    return found


def missing(names: Iterable[str], text: str) -> set[str]:
    """The names that do not stand in the text as words of their own."""
    return {one for one in names if not re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)}


def test_what_is_missing_is_found():
    assert missing(["key", "gone", "cs_", "F01"], "`key`, `keys`, cs_…, F012") == {
        "gone",
        "F01",
    }


# docs/forms.md


@pytest.mark.parametrize("text", blocks(read("forms.md"), "a form"))
def test_the_forms_are_sound(text):
    form = LIBRARY.read_form(text)
    assert check_form(form) == ()
    assert form.questions


def test_the_first_form_is_short():
    first = blocks(read("forms.md"), "a form")[0]
    assert len(first.splitlines()) <= 10


@pytest.mark.parametrize("text", blocks(read("forms.md"), "a bank"))
def test_the_items_of_the_bank_can_be_asked(text):
    age = '[[items]]\nkey = "A10"\ntype = "number"\nmaximum = 99\nlabel = "Ålder"\ntext = "Ålder?"'
    bank = Bank([age, text])
    names = ", ".join(f'"{name}"' for name in ("A10", *bank.grids, *bank.items))
    names = names.replace(', "A10"', "")
    section = f'[[sections]]\nid = "Z"\ntitle = "Z"\nitems = [{names}]'
    form = load_form(f'id = "z"\nversion = "1"\ntitle = "Z"\n{section}', bank, {})
    assert check_form(form) == ()
    assert len(form.questions) > 1


def test_every_condition_is_shown():
    (text,) = blocks(read("forms.md"), "conditions")
    shown = tomllib.loads(text)
    adapter: TypeAdapter[Any] = TypeAdapter(Condition)
    read_back = {name: adapter.validate_python(one).op for name, one in shown.items()}
    assert read_back == {name: name for name in shown}
    kinds = get_args(get_args(Condition)[0])
    ops = {get_args(kind.model_fields["op"].annotation)[0] for kind in kinds}
    assert set(shown) == ops


def test_every_key_of_a_form_is_named():
    kinds = (questions.Choice, model.GridColumn, model.GridRow, model.Shortcut, model.Grid)
    parts = (model.Section, model.Area, model.Check, model.Prompt, model.Form)
    names = {name for part in (*KINDS, *kinds, *parts) for name in part.model_fields}
    assert missing(names - INTERNAL, read("forms.md")) == set()


def test_every_kind_and_period_is_named():
    types = {get_args(kind.model_fields["type"].annotation)[0] for kind in KINDS}
    words = (*types, *filter(None, get_args(questions.Period)), *get_args(questions.Stage))
    assert missing(words, read("forms.md")) == set()


def test_every_fault_has_a_line():
    code = "".join(one.read_text("utf-8") for one in (ROOT / "app/forms").glob("*.py"))
    known = set(re.findall(r"\"(F\d\d)\"|f\"(F\d\d) |\[\"(F\d\d)", code))
    codes = {one for group in known for one in group if one}
    rows = set(re.findall(r"^\| (F\d\d) \|", read("forms.md"), re.M))
    assert rows >= codes
    assert len(codes) > 8


# docs/import.md and docs/export.md


def test_the_import_is_taken():
    form = LIBRARY.form(GRUND)
    given = Circumstances(
        {form.id: form}, frozenset(), date(2026, 11, 22), "2026-11-22T10:00:00Z"
    )
    (text,) = blocks(read("import.md"), "an import")
    first, second = read_interviews(read_cells(text.encode()), given)
    assert first.client.kind == "personnummer"
    assert second.client.case_number == "2026-114"
    assert first.answers["D5"].text == "2/6"
    assert first.answers["B4b"].text == "1 3"
    assert first.answers["E1.b"].mark == "X"


def test_every_kind_can_be_imported_by_the_book():
    types = {get_args(kind.model_fields["type"].annotation)[0] for kind in KINDS}
    assert missing(types, read("import.md")) == set()


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _names(inner)
    if isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def test_every_field_of_an_export_is_named():
    form = LIBRARY.form(GRUND)
    given = {"C1": 1, "D5": YearMonth(2, 6)}
    found = scores(form, given, LIBRARY.instrument(GRUND).scores)
    person = Person("personnummer", "19121212-1212", "Ada", "2026-114")
    out = Outgoing(
        id=1,
        form=form,
        date="2026-11-22",
        status="open",
        version=1,
        interviewer="Anna",
        person=person,
        given=given,
        scores=(*found.composites, *found.indexes),
        unit="Vuxen",
    )
    choices = Ticks("json", identifiers=True)
    fields = set(_names(interview_document(out, choices)))
    rows = {str(row[1]) for row in interview_rows(out, choices)} - given.keys()
    plain = {name for name in rows if not name.startswith(("cs_", "index_"))}
    assert fields | plain
    assert missing(fields | plain | set(HEADER), read("export.md")) == set()


def test_every_column_of_the_scores_is_named():
    header = ScoreTable(LIBRARY).header
    names = [name for name in header if not name.startswith(("index_", "rating_"))]
    text = read("export.md")
    assert missing(names, text) == set()
    assert "`index_` and `rating_`" in text


# docs/commands.md


def _commands(parser: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, set[str]]]:
    options: set[str] = set()
    inner = False
    for action in parser._actions:  # noqa: SLF001 - argparse tells of its commands
        options |= {one for one in action.option_strings if one.startswith("--")}
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - in no other way
            inner = True
            for word, sub in action.choices.items():
                yield from _commands(sub, f"{name} {word}")
    if not inner:
        yield name, options - {"--help"}


def test_every_command_and_option_is_named():
    text = read("commands.md")
    commands = dict(_commands(command_line(), "overblick"))
    assert len(commands) > 7
    for command, options in commands.items():
        rows = re.findall(rf"^\| `{command}(?: [^`]*)?` \| .*$", text, re.M)
        assert len(rows) == 1, command
        assert missing(options, rows[0]) == set(), command


# docs/handbok/


def messages() -> dict[str, str]:
    """Everything the program can tell a user, by the class that tells it."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.startswith(("app.ui", "app.__main__")):
            importlib.import_module(module.name)
    found: dict[str, str] = {}
    waiting = list(UserError.__subclasses__())
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.startswith("app."):
            found[one.__name__] = one.what if one.what != UserError.what else one.remedy
    return found


def test_every_message_is_explained():
    told = set(
        re.findall(r"^\| \*\*(.+?)\*\* \|", read("handbok/5-om-nagot-gar-fel.md"), re.M)
    )
    known = messages()
    assert len(known) > 30
    assert {name: what for name, what in known.items() if what not in told} == {}


def test_every_key_of_the_talk_is_explained():
    pytest.importorskip("PySide6")
    from app.ui.talk.talk_keys import MEANINGS  # noqa: PLC0415 - there may be no Qt

    text = read("handbok/2-intervjun.md")
    rows = set(re.findall(r"^\| `([^|]+)` \|", text, re.M))
    assert {key for key, _ in MEANINGS} - rows == set()


PROMPTS = {
    "suicide": "självmordstankar",
    "violence": "pågående våld",
    "children": "barn som kan fara illa",
    "overdose": "risk för överdos",
    "withdrawal": "farlig abstinens",
}  # in the manual's words


def test_every_prompt_is_told_of():
    text = " ".join(read("handbok/2-intervjun.md").split())
    assert {one.id for one in LIBRARY.form(GRUND).prompts} == set(PROMPTS)
    assert {one for one in PROMPTS.values() if one not in text} == set()


def test_the_words_of_the_training_stand_once_in_the_manual_and_once_in_help():
    from app.ui.help.help_words import PAGES  # noqa: PLC0415 - it needs no Qt

    manual = "".join(one.read_text("utf-8") for one in (ROOT / "docs/handbok").glob("*.md"))
    for text in (manual, " ".join(PAGES.values())):
        for word in ("kritiska? fråg", "intervjuarskattning", "tillförlitlighet"):
            assert len(re.findall(word, text)) == 1, word


def buttons_in(text: str) -> set[str]:
    """What is said to stand on the screen: slanted, with a capital."""
    return set(re.findall(r"(?<!\*)\*([A-ZÅÄÖ][^*\n]+)\*(?!\*)", text))


def test_what_the_manual_says_is_on_the_screen_is_in_the_code():
    code = "".join(one.read_text("utf-8") for one in (ROOT / "app").rglob("*.py"))
    code = re.sub(r'"\s*\n\s*"', "", code)  # texts that go on in the next line
    manual = "".join(one.read_text("utf-8") for one in (ROOT / "docs/handbok").glob("*.md"))
    named = buttons_in(manual)
    assert len(named) > 20
    assert {one for one in named if one not in code} == set()
    assert buttons_in("*Gone*, **Bold**, *small*, `a*B*`") >= {"Gone"}


# docs/windows-11-laptop.md


def test_what_the_list_for_windows_says_is_on_the_screen_is_in_the_code():
    files = [*(ROOT / "app").rglob("*.py"), ROOT / "installer/windows/wix.py"]
    code = re.sub(r'"\s*\n\s*f?"', "", "".join(one.read_text("utf-8") for one in files))
    named = buttons_in(" ".join(read("windows-11-laptop.md").split()))
    assert len(named) > 20
    assert {one for one in named if one not in code} == set()


def test_what_is_left_for_windows_stands_in_one_list():
    boxes = re.findall(r"^- \[ \] \*\*(\d\.\d)", read("windows-11-laptop.md"), re.M)
    assert boxes == sorted(set(boxes))
    assert len(boxes) > 30
    for name in ("README.md", "SECURITY.md", "installer/windows/README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "windows-11-laptop.md" in text, name
        assert missing(["SmartScreen", "NVDA", "AppLocker"], text), name


UNSURE = (
    "untested|otesta[dt]|oprova[dt]|not tested|tried under Wine only|inte provat av oss"
)


def test_what_was_not_tried_is_said_in_the_words_that_say_what_was():
    """*Tried under Wine on Debian, not yet on Windows*; of macOS: *written, and not tried*."""
    places = (".", "docs", "docs/decisions", "docs/handbok", "docs/security", "installer/*")
    texts = [one for place in places for one in ROOT.glob(f"{place}/*.md")]
    assert len(texts) > 40
    found = {one.name: re.findall(UNSURE, one.read_text("utf-8"), re.I) for one in texts}
    assert {name: words for name, words in found.items() if words} == {}
    assert re.search(UNSURE, "in PowerShell, untested:")
