# SPDX-License-Identifier: EUPL-1.2
"""All that people and vaults have of ASI Grund, made anew from fixed answers on a fixed day."""

import csv
import io
import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.cli.main import run
from app.forms.codec import write
from app.forms.model import Form
from app.interview.base.known_people import known_people, taken_in
from app.interview.base.stored_answers import stored
from app.interview.clients import casework
from app.interview.imports.csv_file import read_cells
from app.interview.imports.importing import Circumstances, read_interviews, take_in
from app.interview.practice import OPENS_WITH, make_practice
from app.interview.sheet.investigation import investigation_text
from app.interview.sheet.sheet import facts_of, make_sheet
from app.interview.sheet.signed_sheet import keep_sheet
from app.interview.talk.prefill import Start
from app.report.paper.fonts import Fonts
from app.report.paper.plain_paper import layout_plain
from app.report.sheet.document import CaseFacts
from app.stewardship.extract.extract import make_extract
from app.stewardship.extract.extract_paper import extract_data, extract_paper
from app.stewardship.gallring.retention_rules import shipped_retention
from app.storage.data.opening import open_file
from app.storage.keys.cryptography import KeyCost, VaultKeys
from app.storage.keys.slots import unlock
from app.storage.records import Client, Staff
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.library import GRUND, LIBRARY
from tests.report.random_interviews import random_interview

GOLDEN = Path(__file__).parents[1] / "storage" / "golden"
PASSPHRASE = "åtta röda älgar sover"
CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
RANDOM = 200
TODAY = date(2026, 11, 22)
AT = "2026-11-22T13:32:05Z"

Content = Iterator[tuple[str, bytes]]


def clock() -> datetime:
    """Stands still."""
    return datetime(2026, 11, 22, 13, 32, 5, tzinfo=UTC)


def contents(place: Path) -> Content:
    """Everything, each with a name of its own.

    Args:
        place: an empty folder to work in.
    """
    yield from _blank(place)
    yield from _practice(place)
    yield from _random()
    yield from _vault(place)
    yield from _taken_in(place)


def _blank(place: Path) -> Content:
    yield "blank.pdf", _written(place, "forms", "blank", GRUND)
    listed = json.loads(_said("forms", "list", "--json"))
    grund = next(one for one in listed if one["id"] == GRUND)
    yield "list.json", json.dumps(grund, ensure_ascii=False, indent=1).encode()


def _practice(place: Path) -> Content:
    """The practice clients, by the command line: papers, texts, scores, exports, extracts."""
    folder = place / "practice"
    with make_practice(folder, TODAY, LIBRARY) as vault:
        held = [one.id for one in vault.interviews.find()]
    folder /= "valv"
    for number in held:
        for size in ((), ("--large",)):
            text = place / "text.txt"
            name = f"practice/{number}{'-large' if size else ''}"
            words = ("feedback", folder, number)
            yield f"{name}.pdf", _written(place, *words, then=(*size, "--text", text))
            yield f"{name}.txt", text.read_bytes()
    yield "practice/interviews.json", _said("interviews", folder, "--json")
    yield "practice/score.csv", _said("score", folder)
    for how in (("json", "--with-identifiers"), ("csv", "--with-identifiers"), ("csv",)):
        out = place / f"out-{'-'.join(how)}"
        _said("export", folder, out, "--format", *how)
        for path in sorted(out.iterdir()):
            yield f"practice/{out.name}/{path.name}", path.read_bytes()


def _random() -> Content:
    """Interviews that nobody held: sheet, text for the investigation, what a signature keeps."""
    form, sentences, fonts = LIBRARY.form(GRUND), LIBRARY.instrument(GRUND), Fonts()
    for seed in range(RANDOM):
        answers, facts = random_interview(form, seed), _facts(form)
        texts = {"feedback:wish:1": "Boende först."} if seed % 3 == 0 else {}
        sheet = make_sheet(form, answers, texts, facts, sentences.sheet)
        name = f"random/{seed:03}"
        yield f"{name}.sheet", repr(sheet.layout(fonts).pages).encode()
        text = investigation_text(form, answers, texts, facts, sentences.investigation)
        yield f"{name}.txt", text.encode()
        if seed % 10 == 0:
            kept = keep_sheet(form, answers, texts, facts, sentences, paper=(fonts, ""))
            yield f"{name}.kept", kept.encode()


def _facts(form: Form) -> CaseFacts:
    return CaseFacts("Kim Älv", "7", "Anna Andersson", TODAY, form.title, signed=False)


def _vault(place: Path) -> Content:
    """A vault of an earlier version with a known key: every row of it, seals and log too."""
    folder = place / "vault"
    shutil.copytree(GOLDEN / "v4", folder)
    with open_vault(folder, PASSPHRASE, clock=clock) as vault:
        _take_in(vault)
        held = _hold(vault)
        for client in (held, held - 1):
            yield from _extract(vault, client)
    keys = VaultKeys(next(unlock(folder, PASSPHRASE)).data_key)
    connection = open_file(folder / "data.db", keys.db)
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema ORDER BY name"
    ).fetchall()
    yield "vault/schema", repr(rows).encode()
    for name in sorted(row[0] for row in rows if (row[1] or "").startswith("CREATE TABLE")):
        found = connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608  # ours
        yield f"vault/{name}", "\n".join(sorted(map(repr, found))).encode()
    connection.close()


def _extract(vault: Vault, client: int) -> Content:
    extract = make_extract(vault, LIBRARY, client, shipped_retention(), at=AT, today=TODAY)
    data = json.dumps(extract_data(extract), ensure_ascii=False, indent=1)
    yield f"vault/extract-{client}.json", data.encode()
    pages = layout_plain(extract_paper(extract), Fonts())
    yield f"vault/extract-{client}.pages", repr(pages).encode()


def _taken_in(place: Path) -> Content:
    """The same interviews in a vault of their own, by the command line: what leaves it again."""
    folder, table = place / "taken", place / "table.csv"
    table.write_bytes(_table(LIBRARY.form(GRUND)))
    create_vault(folder, OPENS_WITH, signature="anan", cost=CHEAP)[0].close()
    _said("import", folder, table)
    yield "taken/interviews.json", _said("interviews", folder, "--json")
    yield "taken/score.csv", _said("score", folder)
    for how in ("json", "csv"):
        out = place / how
        _said("export", folder, out, "--format", how, "--with-identifiers")
        for path in sorted(out.iterdir()):
            yield f"taken/{how}/{path.name}", path.read_bytes()


def _take_in(vault: Vault) -> None:
    forms = {one: LIBRARY.form(one) for one in LIBRARY.ids() if one == GRUND}
    around = Circumstances(forms, taken_in(vault), TODAY, AT, known_people(vault))
    cells = read_cells(_table(forms[GRUND]))
    take_in(vault, read_interviews(cells, around), forms, lambda _: None)


def _table(form: Form) -> bytes:
    rows = [_row(form, seed) for seed in range(RANDOM)]
    header = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _row(form: Form, seed: int) -> dict[str, str]:
    own = {
        "form": form.id,
        "person": f"P{seed:03}",
        "date": str(TODAY - timedelta(days=seed + 1)),
    }
    given = {key: write(answer) for key, answer in random_interview(form, seed).items()}
    asked = form.questions
    typed = {k: t for k, t in given.items() if t.strip() and not asked[k].prefill}
    return own | typed


def _hold(vault: Vault) -> int:
    """One from the start: prepared, answered, noted, edited, signed, corrected; its client."""
    client = vault.clients.add(
        Client("none", name="Kim Älv", case_number="7", created_at=AT)
    )
    start = Start(Staff(0, "Anna Andersson", "anan", None), "0180", TODAY, AT)
    form = LIBRARY.form(GRUND)
    one = casework.begin(vault, LIBRARY, form, client, start)
    casework.record_preparation(vault, one, ["sober"], ["voluntary"], stamp=(AT, "Anna"))
    given = random_interview(form, 7)
    rows = {key: stored(answer) for key, answer in given.items()}
    vault.answers.put(one, rows, position="C9", at=AT)
    texts = {"note:C9": "ont", "range:medical": "4-6", "reason:medical": "värk"}
    vault.texts.put(one, texts | {"feedback:wish:1": "Boende först."}, at=AT)
    opened = casework.open_interview(vault, LIBRARY, one)
    facts = facts_of(opened.form, opened.client, opened.interview)
    sheet = keep_sheet(
        opened.form, opened.answers, opened.texts, facts, LIBRARY.instrument(GRUND),
        paper=(Fonts(), ""),
    )  # fmt: skip
    vault.interviews.sign(one, by="anan", at=AT, sheet=sheet)
    casework.correct(vault, one, reason="fel dag", by="anan", at=AT)
    return client


def _said(*words: object) -> bytes:
    """What a command prints; the passphrase is that of the practice vault."""
    out, err = io.StringIO(), io.StringIO()
    done = run([str(word) for word in words], io.StringIO(f"{OPENS_WITH}\n"), out, err)
    assert done == 0, err.getvalue()
    return out.getvalue().encode()


def _written(place: Path, *words: object, then: Sequence[object] = ()) -> bytes:
    """The file that a command writes; its name comes after `words`."""
    out = place / "out"
    _said(*words, out, *then)
    return out.read_bytes()
