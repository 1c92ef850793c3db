# SPDX-License-Identifier: EUPL-1.2
"""How far an interview is, looked at quickly, is what looking at all of it says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.forms.model import Form
from app.forms.state import bare_states, page_states, percent
from app.interview.casework import overview
from app.interview.form_versions import keep_form
from app.interview.forms import GRUND, shipped_form
from app.interview.kept import glanced, restored, stored
from app.interview.standing import Seen
from app.storage.keys import KeyCost
from app.storage.records import Client, NewInterview
from app.storage.vault import Vault, create_vault
from tests.forms.any_answers import any_answers

TODAY = date(2026, 11, 30)
CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
AT = "2026-11-30T10:00:00Z"


@pytest.fixture(scope="module")
def grund() -> Form:
    return shipped_form(GRUND)


@pytest.fixture
def vault(tmp_path: Path, grund: Form) -> Iterator[Vault]:
    made, _ = create_vault(tmp_path / "valv", "en lång fras", signature="anan", cost=CHEAP)
    with made as vault:
        keep_form(vault, grund)
        for name in ("Kim", "Eva"):
            client = vault.add_client(Client("none", name=name))
            new = NewInterview(client, grund.id, grund.version, "2026-11-30", "Anna", AT)
            vault.add_interview(new)
        yield vault


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 1.0])
@pytest.mark.parametrize("seed", range(6))
def test_a_glance_sees_what_is_missing(grund: Form, seed: int, share: float) -> None:
    answers = any_answers(grund, seed, share=share)
    rows = {key: stored(answer) for key, answer in answers.items()}
    kept = {key: row for key, row in rows.items() if row is not None}
    whole = page_states(grund, restored(grund, kept))
    quick = bare_states(grund, glanced(grund, kept))
    assert percent(grund, quick) == percent(grund, whole)
    assert [f.question.key for f in quick.missing()] == [
        f.question.key for f in whole.missing()
    ]
    for key, field in whole.fields.items():
        assert quick.fields[key].relevance is field.relevance
        assert (quick.fields[key].answer is None) == (field.answer is None)


def test_what_was_seen_holds_until_something_changes(vault: Vault, grund: Form) -> None:
    seen = Seen(vault)

    def shown() -> list[tuple[int, int, str]]:
        found = overview(vault, TODAY, seen)
        assert found == overview(vault, TODAY)  # what nobody has seen before
        lines = (*found.unfinished, *found.to_sign)
        return sorted((one.id, one.percent, one.position) for one in lines)

    before = shown()
    assert shown() == before
    every = {k: stored(a) for k, a in any_answers(grund, 3, share=1.0).items()}
    vault.put_answers(1, every, position="D12", at=AT)  # in the same second
    after = shown()
    assert after[0][1:] == (100, "D12")
    assert after[1] == before[1]
    vault.put_answers(1, {"C1": None}, at=AT)
    assert shown()[0][1] == 99
    vault.remove_interview(2, reason="mistake")
    client = vault.add_client(Client("none", name="Bo"))
    new = NewInterview(client, grund.id, grund.version, "2026-11-30", "Anna", AT)
    vault.put_answers(vault.add_interview(new), every, at=AT)
    assert {line[1] for line in shown()} == {99, 100}
