# SPDX-License-Identifier: EUPL-1.2
"""The practice vault: made-up clients in three stages, and never anybody else's folder."""

import os
from datetime import date
from pathlib import Path

import pytest

from app.forms.state import page_states
from app.interview.after.status import Seen
from app.interview.base.persons import check_number
from app.interview.base.text_kinds import SHEET
from app.interview.clients import casework
from app.interview.practice import (
    MARK,
    OPENS_WITH,
    make_practice,
    open_practice,
    practice_clients,
    practice_vault,
)
from app.stewardship import overview
from app.storage.errors import VaultExists
from app.storage.records import Client
from app.storage.vault.entering import open_vault
from tests.library import GRUND, LIBRARY
from tests.modes import is_its_owners

TODAY = date(2026, 11, 22)


def test_three_clients_in_three_stages(tmp_path: Path) -> None:
    with make_practice(tmp_path / "p", TODAY, LIBRARY) as vault:
        shown = overview.overview(vault, TODAY, Seen(vault, LIBRARY))
        assert len(shown.unfinished) == 1
        assert len(shown.to_sign) == 1
        assert shown.signed == 1
        assert shown.clients == 3
        assert vault.seals.broken() == []


def test_the_finished_one_has_wishes_and_agreed_steps(tmp_path: Path) -> None:
    with make_practice(tmp_path / "p", TODAY, LIBRARY) as vault:
        (line,) = overview.overview(vault, TODAY, Seen(vault, LIBRARY)).to_sign
        edits = SHEET.all_in(casework.open_interview(vault, LIBRARY, line.id).texts)
        assert edits["wish:1"]
        assert edits["agreed"]
        assert date.fromisoformat(edits["feedback_date"]) > TODAY


@pytest.mark.parametrize("today", [TODAY, date(2027, 7, 1), date(2028, 2, 29)])
def test_every_answer_fits_its_question_on_any_day(tmp_path: Path, today: date) -> None:
    with make_practice(tmp_path / "p", today, LIBRARY) as vault:
        for interview in vault.interviews.find():
            opened = casework.open_interview(vault, LIBRARY, interview.id)
            state = page_states(opened.form, opened.answers)
            problems = [(key, one.check) for key, one in state.problems()]
            assert [one for one in problems if one[1] == "range"] == []


def test_the_numbers_are_real_in_form(tmp_path: Path) -> None:
    for client in practice_clients():
        if client.number:
            assert client.kind in ("personnummer", "samordningsnummer")
            assert check_number(client.kind, client.number, TODAY) == client.number


def test_it_opens_with_the_words_that_are_shown(tmp_path: Path) -> None:
    make_practice(tmp_path / "p", TODAY, LIBRARY).close()
    with open_vault(practice_vault(tmp_path / "p"), OPENS_WITH) as vault:
        assert vault.clients.count() == 3


def test_making_it_again_is_a_reset_and_opening_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "p"
    with open_practice(folder, TODAY, LIBRARY) as vault:
        vault.clients.add(Client("none", name="Övad"))
    with open_practice(folder, TODAY, LIBRARY) as vault:
        assert vault.clients.count() == 4
    with make_practice(folder, TODAY, LIBRARY) as vault:
        assert vault.clients.count() == 3


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "valv" / "viktigt.txt"
    mine.parent.mkdir()
    mine.write_text("kvar", encoding="utf-8")
    with pytest.raises(VaultExists):
        make_practice(tmp_path, TODAY, LIBRARY)
    assert mine.read_text(encoding="utf-8") == "kvar"
    assert not (tmp_path / MARK).exists()


def test_a_broken_practice_vault_can_be_reset(tmp_path: Path) -> None:
    make_practice(tmp_path / "p", TODAY, LIBRARY).close()
    (practice_vault(tmp_path / "p") / "keys.json").unlink()
    (practice_vault(tmp_path / "p") / "keys-2.json").unlink()
    with make_practice(tmp_path / "p", TODAY, LIBRARY) as vault:
        assert vault.clients.count() == 3


def test_the_preparation_has_four_ticks_and_a_reason_for_each() -> None:
    texts = LIBRARY.instrument(GRUND).preparation
    assert len(texts.ready) == 4
    reasons = {reason.id for reason in texts.postpone}
    assert {tick.id for tick in texts.ready} <= reasons
    assert all(tell.say for tell in texts.tell)
    every = [*texts.ready, *texts.tell]
    assert len({one.id for one in every}) == len(every)


def test_nobody_else_may_read_what_is_made(tmp_path: Path) -> None:
    """B1: without a umask, too, and the folder that others' vaults will lie in as well."""
    before = os.umask(0)
    try:
        make_practice(tmp_path / "overblick" / "p", TODAY, LIBRARY).close()
    finally:
        os.umask(before)
    top = tmp_path / "overblick"
    assert [one for one in [top, *top.rglob("*")] if not is_its_owners(one)] == []
