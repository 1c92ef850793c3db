# SPDX-License-Identifier: EUPL-1.2
"""The use cases on a real vault: begin, list, search, postpone, take up, correct."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.forms.answers import Mark
from app.forms.model import Form
from app.interview.after.status import Seen, Status
from app.interview.base.stored_answers import stored
from app.interview.clients import casework
from app.interview.clients.casework import NoReason
from app.interview.clients.client_history import client_summary
from app.interview.talk.prefill import Start, prefilled
from app.interview.talk.session import Session
from app.stewardship import overview
from app.storage.errors import CorrectionStarted
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, Staff, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault
from tests.library import GRUND, LIBRARY

CHEAP = KeyCost(memory_kib=64, time=1, parallelism=1)
TODAY = date(2026, 11, 22)
AT = "2026-11-22T09:00:00Z"
LATER = "2026-11-22T10:30:00Z"
EVA = Client("personnummer", "19920611-2386", "Eva Ek", "2026-014", AT)


@pytest.fixture(scope="module")
def form() -> Form:
    return LIBRARY.form(GRUND)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = create_vault(tmp_path / "valv", "fras", signature="anan", cost=CHEAP)
    staff = Staff(0, "Anna Andersson", "anan", None)
    casework.settle_in(made, staff, municipality="0685", unit="Vuxen")
    with made:
        yield made


@pytest.fixture
def start(vault: Vault) -> Start:
    staff = casework.at_work(vault)
    assert staff is not None
    return Start(staff, "0685", TODAY, AT)


@pytest.fixture
def begun(vault: Vault, form: Form, start: Start) -> int:
    return casework.begin(vault, LIBRARY, form, vault.clients.add(EVA), start)


def finish(vault: Vault, interview_id: int, form: Form, *, stage: str = "") -> None:
    """Answer everything with X, or everything of one stage."""
    keys = [q.key for q in form.asked if not stage or q.stage == stage]
    vault.answers.put(interview_id, {key: stored(Mark.X) for key in keys}, at=LATER)


def test_what_the_case_knows_is_filled_in(vault: Vault, begun: int) -> None:
    opened = casework.open_interview(vault, LIBRARY, begun)
    answers = opened.answers
    assert answers["A1"] == "Eva Ek"
    assert answers["A2"] == "19920611-2386"
    assert answers["A3"] == TODAY
    assert answers["A4"] == "Anna Andersson"
    assert answers["A5"] == "0685"
    assert answers["A10"] == 34
    assert answers["A11"] == "1"
    assert answers["A12"] == "1"
    assert opened.client.name == "Eva Ek"
    assert opened.interview.status == "open"


def test_a_protected_client_has_a_pseudonym_and_no_age(
    vault: Vault, form: Form, start: Start
) -> None:
    client = Client("protected", name="Kim", case_number="17")
    answers = prefilled(form, client, start)
    assert answers["A1"] == (None, "Kim")
    assert answers["A2"] == (None, "17")
    assert "A10" not in answers


def test_somebody_too_young_gets_no_age_filled_in(form: Form, start: Start) -> None:
    client = EVA._replace(number="20200611-2384")
    assert "A10" not in prefilled(form, client, start)


def test_a_name_that_is_a_mark_stays_a_name(form: Form, start: Start) -> None:
    assert prefilled(form, Client("none", name="X"), start)["A1"] == (None, "X")


def test_the_form_is_the_one_it_began_with(vault: Vault, begun: int, form: Form) -> None:
    newer = form.model_copy(update={"version": "9999", "title": "Nyare"})
    client_id = vault.interviews.get(begun).client_id
    staff = casework.at_work(vault)
    assert staff is not None
    later = casework.begin(vault, LIBRARY, newer, client_id, Start(staff, "", TODAY, AT))
    assert casework.open_interview(vault, LIBRARY, begun).form == form
    assert casework.open_interview(vault, LIBRARY, later).form.title == "Nyare"


def in_the_talk(vault: Vault, interview_id: int) -> int:
    """What the interview screen says of how far it is."""
    opened = casework.open_interview(vault, LIBRARY, interview_id)
    session = Session(opened.form, opened.answers, position="", keep=lambda *_: None)
    return session.percent


def test_unfinished_tells_where_to_go_on(vault: Vault, begun: int) -> None:
    vault.answers.put(begun, {}, position="D12", at=LATER)
    shown = overview.overview(vault, TODAY, Seen(vault, LIBRARY))
    (line,) = shown.unfinished
    assert (line.id, line.position, line.case_number) == (begun, "D12", "2026-014")
    assert 0 < line.percent == in_the_talk(vault, begun) < 10
    assert line.changed_at == LATER
    assert line.title == "ASI Grund"
    assert (shown.clients, shown.interviews, shown.signed, shown.unsigned) == (1, 1, 0, 1)
    assert shown.name == "Anna Andersson"
    assert shown.recent[0].standing is Status.ONGOING


def test_one_percentage_for_one_interview(vault: Vault, begun: int) -> None:
    """Also where X leaves it open for good whether other questions are asked."""
    opened = casework.open_interview(vault, LIBRARY, begun)
    session = Session(opened.form, opened.answers, position="", keep=lambda *_: None)
    while missing := [
        field.question.key
        for field in session.state.missing()
        if field.question.stage == "interview"
    ]:
        session.answer(missing[0], Mark.X)
    vault.answers.put(begun, {key: stored(given) for key, given in session.answers.items()})
    (line,) = overview.overview(vault, TODAY, Seen(vault, LIBRARY)).to_sign
    assert session.percent == line.percent == 100


def test_not_begun_goes_on_with_the_first_open_question(vault: Vault, begun: int) -> None:
    (line,) = overview.overview(vault, TODAY, Seen(vault, LIBRARY)).unfinished
    assert line.position == "A6"


def test_a_talk_that_is_done_waits_for_ratings_then_for_a_signature(
    vault: Vault, begun: int, form: Form
) -> None:
    finish(vault, begun, form, stage="interview")
    shown = overview.overview(vault, TODAY, Seen(vault, LIBRARY))
    assert not shown.unfinished
    assert [one.standing for one in shown.to_sign] == [Status.TALKED]
    assert shown.to_sign[0].left > 0
    assert shown.to_sign[0].percent == in_the_talk(vault, begun) == 100
    finish(vault, begun, form)
    assert (
        overview.overview(vault, TODAY, Seen(vault, LIBRARY)).to_sign[0].standing
        is Status.READY
    )
    vault.interviews.sign(begun, by="anan", at=LATER)
    shown = overview.overview(vault, TODAY, Seen(vault, LIBRARY))
    assert not shown.to_sign
    assert shown.signed == 1
    assert shown.recent[0].standing is Status.SIGNED


def test_the_last_changed_comes_first(vault: Vault, form: Form, start: Start) -> None:
    ids = []
    for number in range(3):
        client = vault.clients.add(Client("none", name=f"Klient {number}"))
        ids.append(casework.begin(vault, LIBRARY, form, client, start))
    vault.answers.put(ids[1], {}, at=LATER)
    assert overview.overview(vault, TODAY, Seen(vault, LIBRARY)).unfinished[0].id == ids[1]


def test_postponed_has_its_day_and_is_taken_up_again(
    vault: Vault, begun: int, start: Start
) -> None:
    casework.postpone(vault, begun, until=date(2026, 12, 3), reason=" Tolk ", at=AT)
    (line,) = overview.overview(vault, TODAY, Seen(vault, LIBRARY)).postponed
    assert (line.until, line.reason, line.is_due) == ("2026-12-03", "Tolk", False)
    assert (
        overview.overview(vault, date(2026, 12, 3), Seen(vault, LIBRARY))
        .postponed[0]
        .is_due
    )
    new_day = start._replace(
        today=date(2026, 12, 4), at=LATER, staff=start.staff._replace(name="Bo Berg")
    )
    casework.take_up(vault, LIBRARY, begun, new_day)
    opened = casework.open_interview(vault, LIBRARY, begun)
    assert opened.interview.status == "open"
    assert opened.interview.date == "2026-12-04"
    assert opened.interview.interviewer == "Bo Berg"
    assert opened.answers["A3"] == date(2026, 12, 4)
    assert opened.answers["A4"] == "Bo Berg"
    assert opened.answers["A5"] == "0685"


def test_postponed_without_a_day_comes_last(vault: Vault, form: Form, start: Start) -> None:
    for day in (None, date(2027, 1, 2), date(2026, 12, 1)):
        client = vault.clients.add(Client("none", name="Någon"))
        new = casework.begin(vault, LIBRARY, form, client, start)
        casework.postpone(vault, new, until=day, reason="Sjuk", at=AT)
    waits = [
        line.until
        for line in overview.overview(vault, TODAY, Seen(vault, LIBRARY)).postponed
    ]
    assert waits == ["2026-12-01", "2027-01-02", None]


def test_what_was_ticked_and_told_is_kept_with_time_and_name(
    vault: Vault, begun: int
) -> None:
    casework.record_preparation(
        vault, begun, ["sober"], ["why", "time"], stamp=(AT, "Anna Andersson")
    )
    texts = casework.open_interview(vault, LIBRARY, begun).texts
    assert texts.pop("unit") == "Vuxen"
    assert texts == dict.fromkeys(
        ["tick:sober", "told:why", "told:time"], f"{AT} Anna Andersson"
    )


@pytest.mark.parametrize("text", ["ek", "eva", "19920611", "920611", "2026-014", "Eva Ek"])
def test_search_finds_by_name_number_and_case(vault: Vault, begun: int, text: str) -> None:
    assert [line.name for line in casework.search(vault, text)] == ["Eva Ek"]


def test_search_looks_at_nothing_else(vault: Vault, begun: int) -> None:
    vault.answers.put(begun, {"C1a": (stored("Astma"))}, at=LATER)
    vault.texts.put(begun, {"note:C1": "hemligheten"})
    for text in ("astma", "hemligheten", "Anna", "asi-grund"):
        assert casework.search(vault, text) == []


def test_a_correction_needs_a_reason_and_keeps_the_old_one(
    vault: Vault, begun: int, form: Form
) -> None:
    finish(vault, begun, form)
    vault.interviews.sign(begun, by="anan", at=LATER)
    with pytest.raises(NoReason):
        casework.correct(vault, begun, reason="  ", by="anan", at=LATER)
    new = casework.correct(vault, begun, reason="Fel dag", by="anan", at=LATER)
    summary = client_summary(vault, LIBRARY, vault.interviews.get(new).client_id, TODAY)
    assert [(one.id, one.version) for one in summary.interviews] == [(new, 2), (begun, 1)]
    assert summary.interviews[0].reason == "Fel dag"
    assert summary.interviews[1].corrected
    with pytest.raises(CorrectionStarted):
        casework.correct(vault, begun, reason="Igen", by="anan", at=LATER)


def test_who_is_at_work_is_whose_passphrase_it_was(vault: Vault) -> None:
    vault.staff.add("Aaron Ahl", "aaah")
    staff = casework.at_work(vault)
    assert staff is not None
    assert staff.signature == "anan"
    casework.save_own(
        vault, staff._replace(name="Anna Berg"), municipality="0380", unit="Ny enhet"
    )
    assert vault.settings.all()[casework.UNIT] == "Ny enhet"
    assert overview.overview(vault, TODAY, Seen(vault, LIBRARY)).name == "Anna Berg"


def test_an_empty_vault_has_an_empty_overview(vault: Vault) -> None:
    shown = overview.overview(vault, TODAY, Seen(vault, LIBRARY))
    assert (shown.unfinished, shown.to_sign, shown.postponed, shown.recent) == ((),) * 4


def test_lists_stop_at_fifty(vault: Vault, form: Form, start: Start) -> None:
    with vault.transaction():
        for number in range(60):
            client = vault.clients.add(Client("none", name=f"Klient {number}"))
            casework.begin(vault, LIBRARY, form, client, start)
    shown = overview.overview(vault, TODAY, Seen(vault, LIBRARY))
    assert len(shown.unfinished) == casework.SHOWN
    assert len(shown.recent) == casework.SHOWN
    assert len(casework.search(vault, "klient")) == casework.SHOWN
    assert shown.unsigned == 60


def test_a_talk_that_was_broken_off_waits_for_ratings_not_for_its_next_question(
    vault: Vault, begun: int
) -> None:
    vault.answers.put(begun, {"A13": StoredAnswer(None, "2")}, at=LATER)
    shown = overview.overview(vault, TODAY, Seen(vault, LIBRARY))
    assert not shown.unfinished
    assert [one.standing for one in shown.to_sign] == [Status.TALKED]
