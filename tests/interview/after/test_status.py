# SPDX-License-Identifier: EUPL-1.2
"""How far an interview is, looked at quickly, is what looking at all of it says."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from app.forms.answers import Answer
from app.forms.codec import write
from app.forms.model import Form
from app.forms.state import page_states
from app.forms.talk_progress import percent
from app.interview.after.status import Seen, Status
from app.interview.base.form_versions import keep_form
from app.interview.base.known_people import taken_in
from app.interview.base.stored_answers import restored, stored
from app.interview.imports.csv_file import read_cells
from app.interview.imports.importing import HEAD, Circumstances, read_interviews, take_in
from app.stewardship.overview import overview
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.forms.any_answers import any_answers
from tests.forms.small_form import small_form
from tests.library import GRUND, LIBRARY

TODAY = date(2026, 11, 30)
CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
AT = "2026-11-30T10:00:00Z"


@pytest.fixture(scope="module")
def grund() -> Form:
    return LIBRARY.form(GRUND)


@pytest.fixture
def vault(tmp_path: Path, grund: Form) -> Iterator[Vault]:
    made, _ = create_vault(tmp_path / "valv", "en lång fras", signature="anan", cost=CHEAP)
    with made as vault:
        keep_form(vault.forms, grund)
        for name in ("Kim", "Eva"):
            client = vault.clients.add(Client("none", name=name))
            new = NewInterview(client, grund.id, grund.version, "2026-11-30", "Anna", AT)
            vault.interviews.begin(new)
        yield vault


class Given(NamedTuple):
    """An interview to be looked at: its answers as they are stored, and where it was left."""

    rows: dict[str, StoredAnswer]
    position: str = ""


def _rows(answers: Mapping[str, Answer]) -> dict[str, StoredAnswer]:
    rows = {key: stored(answer) for key, answer in answers.items()}
    return {key: row for key, row in rows.items() if row is not None}


def _held(form: Form, seed: int) -> Iterator[Given]:
    """Interviews as they are left: here and there, half done, done, rated, broken off."""
    chance = Random(seed)
    keys = list(form.questions)
    for share in (0.0, 0.3, 0.9, 1.0):
        yield Given(
            _rows(any_answers(form, chance.randrange(99), share)), chance.choice(keys)
        )
    whole = any_answers(form, seed, 1.0)
    half = keys[: chance.randrange(len(keys))]
    yield Given(_rows({key: whole[key] for key in half}))  # asked in order
    yield Given(_rows({key: whole[key] for key in half}), "is-no-question")
    talk = [one.key for one in form.asked if one.stage == "interview"]
    yield Given(_rows({key: whole[key] for key in talk}))  # nothing is rated yet
    if "A13" in form.questions:  # the talk was broken off
        yield Given(_rows({key: whole[key] for key in half} | {"A13": "1"}))


def _odd(form: Form, seed: int) -> Iterator[Given]:
    """Rows that this version would not write itself: from elsewhere, or from another version."""
    chance = Random(seed)
    rows = _rows(any_answers(form, seed, 0.8))
    odd = (
        "",
        "X",
        "n",
        "999",
        "-1",
        "nej",
        "Ja",
        "0,5",
        "ö" * 150,
        "ord " * 3000,
        "1\n2",
        '"',
    )
    for _ in range(4):
        some = chance.sample(list(form.questions), 60)
        yield Given(rows | {key: StoredAnswer(None, chance.choice(odd)) for key in some})
    yield Given(rows | {"Z9": StoredAnswer(None, "ett"), "Z9.b": StoredAnswer("N", None)})


def _expected(form: Form, given: Given) -> tuple[Status, int, int, str]:
    """What the talk itself says of these answers, question by question."""
    state = page_states(form, restored(form, given.rows))
    missing = [one.question for one in state.fields.values() if one.is_missing]
    talk = [one.key for one in missing if one.stage == "interview"]
    after = len(missing) - len(talk)
    broken_off = state.fields.get("A13")
    position = given.position if given.position in form.questions else (*talk, "")[0]
    if talk and not (broken_off and isinstance(broken_off.answer, str)):
        return Status.ONGOING, percent(form, state), len(talk), position
    standing = Status.TALKED if after else Status.READY
    return standing, percent(form, state), after, position


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "form", [LIBRARY.form(one) for one in LIBRARY.ids()] + [small_form()]
)
def test_the_lists_say_what_the_talk_says(tmp_path: Path, form: Form, seed: int) -> None:
    every = (
        [*_held(form, seed), *_odd(form, seed)]
        if len(form.asked) > 60
        else [one for several in range(4) for one in _held(form, 10 * seed + several)]
    )
    folder = tmp_path / "valv"
    with create_vault(folder, "en lång fras", signature="anan", cost=CHEAP)[0] as made:
        keep_form(made.forms, form)
        ids = [_begin(made, form, given) for given in every]
    with open_vault(folder, "en lång fras") as vault:
        found = overview(vault, TODAY, Seen(vault, LIBRARY))
    lines = {one.id: one for one in (*found.unfinished, *found.to_sign)}
    assert lines.keys() == set(ids)
    for one, given in zip(ids, every, strict=True):
        line = lines[one]
        shown = (line.standing, line.percent, line.left, line.position)
        assert shown == _expected(form, given)


def _begin(vault: Vault, form: Form, given: Given) -> int:
    client = vault.clients.add(Client("none", name="Kim"))
    new = NewInterview(client, form.id, form.version, "2026-11-30", "Anna", AT)
    begun = vault.interviews.begin(new)
    vault.answers.put(begun, given.rows, position=given.position, at=AT)
    return begun


def test_imported_interviews_stand_as_the_talk_says(vault: Vault, grund: Form) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*HEAD, *grund.questions], restval="")
    writer.writeheader()
    for number in range(30):
        answers = any_answers(grund, number, number / 29)
        row = {key: write(answer) for key, answer in answers.items()}
        head = (f"S-{number}", grund.id, "2026-11-01", "Anna", "")
        writer.writerow(row | dict(zip(HEAD, head, strict=True)))
    forms = {grund.id: grund}
    given = Circumstances(forms, taken_in(vault), TODAY, AT)
    read = read_interviews(read_cells(text.getvalue().encode()), given)
    take_in(vault, read, forms, lambda _: None)
    found = overview(vault, TODAY, Seen(vault, LIBRARY))
    lines = (*found.unfinished, *found.to_sign)
    assert len(lines) == 32
    for one in lines:
        shown = (one.standing, one.percent, one.left, one.position)
        assert shown == _expected(grund, Given(vault.answers.of(one.id)))


@pytest.mark.parametrize("form_id", LIBRARY.ids())
def test_what_a_question_hangs_on_is_never_cut_short(form_id: str) -> None:
    form = LIBRARY.form(form_id)
    conditions = [one.relevant for one in form.asked if one.relevant is not None]
    for key in {key for each in conditions for key in each.looks_at()}:
        question = form.questions[key]
        codes = getattr(question, "choices", ())
        together = " ".join(one.code for one in codes)
        longest = max((together, *(one.label for one in codes)), key=len)
        assert len(longest.encode()) <= 200
        assert question.type != "text"


def test_what_was_seen_holds_until_something_changes(vault: Vault, grund: Form) -> None:
    seen = Seen(vault, LIBRARY)

    def shown() -> list[tuple[int, int, str]]:
        found = overview(vault, TODAY, seen)
        assert found == overview(
            vault, TODAY, Seen(vault, LIBRARY)
        )  # what nobody has seen before
        lines = (*found.unfinished, *found.to_sign)
        return sorted((one.id, one.percent, one.position) for one in lines)

    before = shown()
    assert shown() == before
    every = {k: stored(a) for k, a in any_answers(grund, 3, share=1.0).items()}
    vault.answers.put(1, every, position="D12", at=AT)  # in the same second
    after = shown()
    assert after[0][1:] == (100, "D12")
    assert after[1] == before[1]
    vault.answers.put(1, {"C1": None}, at=AT)
    assert shown()[0][1] == 99
    vault.interviews.remove(2, reason="mistake")
    client = vault.clients.add(Client("none", name="Bo"))
    new = NewInterview(client, grund.id, grund.version, "2026-11-30", "Anna", AT)
    vault.answers.put(vault.interviews.begin(new), every, at=AT)
    assert {line[1] for line in shown()} == {99, 100}
