# SPDX-License-Identifier: EUPL-1.2
"""Two clients who are one: what follows along, what is hidden, and every list sees one person (G4)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.interview.after.status import Seen
from app.interview.base.known_people import known_people, taken_in
from app.interview.clients import casework
from app.interview.clients.client_history import add_client, open_client
from app.interview.clients.joining import join, look_at_both, part, together
from app.interview.imports.csv_file import read_cells
from app.interview.imports.importing import (
    Circumstances,
    ImportRefused,
    read_interviews,
    take_in,
)
from app.interview.talk.prefill import Start
from app.stewardship import overview
from app.stewardship.gallring import retention_list
from app.stewardship.gallring.protocol import outcomes, protocol
from app.stewardship.gallring.retention_rules import shipped_retention
from app.stewardship.log.log_words import phrase
from app.stewardship.log.logbook import EventChoice, read_page
from app.stewardship.review.log_review import Subjects
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, Staff, StoredAnswer
from app.storage.topics.joins import AlreadyOne
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath
from tests.library import LIBRARY

CHEAP = KeyCost(memory_kib=64, time=1, parallelism=1)
TODAY = date(2026, 11, 22)
AT = "2026-11-22T09:00:00Z"
NUMBER = "19920611-2386"
EVA = Client("personnummer", NUMBER, "Eva Ek", "", "2019-01-02T09:00:00Z")
CASE = Client("none", "", "Eva Eek", "S-1", "2019-03-02T09:00:00Z")
GRUND = LIBRARY.form("asi-grund")
STAFF = Staff(1, "Anna Andersson", "anan", None)
RULES = shipped_retention()
NAME, WHO = "A1", "A2"


def clock() -> datetime:
    return datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "valv"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    made, _ = create_vault(folder, "fras", signature="anan", cost=CHEAP, clock=clock)
    casework.settle_in(made, STAFF, municipality="0685", unit="Vuxenenheten")
    with made:
        yield made


def begin(vault: Vault, client: int, *, at: str = AT) -> int:
    day = date.fromisoformat(at[:10])
    return casework.begin(vault, LIBRARY, GRUND, client, Start(STAFF, "0685", day, at))


@pytest.fixture
def two(vault: Vault) -> tuple[int, int]:
    """Eva by her number, and once more by a case; each with an unsigned and a signed interview."""
    found = []
    for client in (EVA, CASE):
        found.append(vault.clients.add(client))
        begin(vault, found[-1])
        vault.interviews.sign(
            begin(vault, found[-1], at="2026-11-20T09:00:00Z"), by="anan", at=AT
        )
    return found[0], found[1]


def named(vault: Vault, interview: int) -> tuple[str | None, str | None]:
    answers = vault.answers.of(interview)
    return tuple(answers[key].text if key in answers else None for key in (NAME, WHO))  # type: ignore[return-value]


def test_side_by_side_the_one_with_a_number_stands_for_both(vault, two):
    eva, case = two
    for first, second in (two, two[::-1]):
        pair = look_at_both(vault, LIBRARY, first, second, TODAY)
        assert (pair.person.client.id, pair.other.client.id) == (eva, case)
        assert not pair.may_choose
        assert [len(side.interviews) for side in pair[:2]] == [2, 2]
    last = list(vault.log.rows())[-1]
    assert (last.code, last.client) == ("client.opened", eva)
    assert together(pair.person.client, pair.other.client)[1:4] == (NUMBER, "Eva Ek", "S-1")
    third = vault.clients.add(CASE._replace(case_number="S-2"))
    pair = look_at_both(vault, LIBRARY, third, case, TODAY)
    assert (pair.person.client.id, pair.may_choose) == (third, True)
    assert pair.swapped().person.client.id == case


def test_unsigned_interviews_follow_and_signed_stay(vault, folder, two):
    eva, case = two
    signed = named(vault, 4)
    person, changed = join(vault, LIBRARY, case, eva, reason="twice", at=AT)
    assert (person, changed.followed, changed.signed) == (eva, 1, 0)
    assert named(vault, 3) == ("Eva Ek", NUMBER)
    assert named(vault, 4) == signed == ("Eva Eek", "S-1")
    vault.close()
    with open_vault(folder, "fras") as again:
        assert named(again, 3) == ("Eva Ek", NUMBER)
        assert again.soundness.check().is_sound


def test_what_somebody_typed_stays(vault, two):
    vault.answers.put(3, {NAME: StoredAnswer(None, "Evis")})
    join(vault, LIBRARY, two[1], two[0], reason="twice", at=AT)
    assert named(vault, 3) == ("Evis", NUMBER)


def test_protection_on_either_hides_the_other_everywhere_unsigned(vault, two):
    eva, case = two
    vault.texts.put(1, {"note:D9": "Eva Ek ringer"})
    vault.texts.put(3, {"note:D10": "Eek kommer"})
    vault.answers.put(3, {"C6.text": StoredAnswer(None, "som Eek sade")})
    secret = vault.clients.add(Client("protected", "", "Alm", "S-7", AT))
    join(vault, LIBRARY, case, eva, reason="twice", at=AT)
    pair = look_at_both(vault, LIBRARY, eva, secret, TODAY)
    assert pair.person.client.id == secret
    assert together(pair.person.client, pair.other.client)[:4] == (
        "protected", "", "Alm", "S-7",
    )  # fmt: skip
    _, changed = join(vault, LIBRARY, eva, secret, reason="number", at=AT)
    assert [named(vault, one) for one in (1, 3)] == [("Alm", "S-7")] * 2
    assert changed.signed == 2
    assert set(changed.named_in) == {
        "anteckningen till D9", "anteckningen till D10", "svaret på C6\N{NO-BREAK SPACE}text",
    }  # fmt: skip
    assert vault.clients.search("eek") == []


def test_taken_apart_what_is_unsigned_goes_back(vault, two):
    eva, case = two
    join(vault, LIBRARY, case, eva, reason="twice", at=AT)
    new = begin(vault, case)
    changed = part(vault, LIBRARY, case, reason="two-people", at=AT)
    assert changed.followed == 1
    assert named(vault, 3) == ("Eva Eek", "S-1")
    assert named(vault, 1) == ("Eva Ek", NUMBER)
    assert vault.interviews.get(new).client_id == eva
    assert vault.clients.get(eva).case_number == ""
    with pytest.raises(ValueError, match="reason"):
        join(vault, LIBRARY, case, eva, reason="två gånger", at=AT)
    with pytest.raises(ValueError, match="reason"):
        part(vault, LIBRARY, case, reason="hej", at=AT)


def test_who_is_one_already_is_told(vault, two):
    join(vault, LIBRARY, two[1], two[0], reason="twice", at=AT)
    with pytest.raises(AlreadyOne):
        look_at_both(vault, LIBRARY, *two, TODAY)


def test_every_list_has_the_person_once(vault, two):
    eva, case = two
    assert open_client(vault, LIBRARY, eva, TODAY).alike == ()
    join(vault, LIBRARY, case, eva, reason="twice", at=AT)
    shown = overview.overview(vault, TODAY, Seen(vault, LIBRARY))
    assert [line.id for line in shown.recent] == [eva]
    assert {line.name for line in shown.unfinished} == {"Eva Ek"}
    assert {line.client_id for line in shown.unfinished} == {eva}
    assert (shown.clients, shown.interviews) == (1, 4)
    for text in ("eva", "eek", "s-1", "1992"):
        assert [line.id for line in casework.search(vault, text)] == [eva]
    summary = open_client(vault, LIBRARY, case, TODAY)
    assert summary.client.id == eva
    assert len(summary.interviews) == 4
    ((done, row),) = summary.joined
    assert (done.client_id, done.reason, row.case_number) == (case, "twice", "S-1")
    assert list(vault.log.rows())[-1].client == eva


def test_a_newcomer_known_by_the_other_row_is_asked_about(vault, two):
    join(vault, LIBRARY, two[1], two[0], reason="twice", at=AT)
    for new in (
        Client("none", name="Eva  eek"),
        Client("none", name="X", case_number="s-1"),
    ):
        assert [one.id for one in add_client(vault, new).known] == [two[0]]
    assert add_client(vault, EVA).is_same


def test_two_of_one_name_are_shown_to_each_other(vault):
    first = vault.clients.add(EVA)
    second = vault.clients.add(CASE._replace(name="eva  ek"))
    assert [one.id for one in open_client(vault, LIBRARY, first, TODAY).alike] == [second]
    assert [one.id for one in open_client(vault, LIBRARY, second, TODAY).alike] == [first]
    vault.clients.update(
        vault.clients.get(second)._replace(kind="personnummer", number="19920612-2393")
    )
    assert open_client(vault, LIBRARY, first, TODAY).alike == ()


# Gallring


def old(vault: Vault, client: Client) -> int:
    new = vault.clients.add(client)
    vault.interviews.sign(
        begin(vault, new, at="2019-05-05T09:00:00Z"), by="anan", at="2019-05-05T09:00:00Z"
    )
    return new


def test_the_person_is_deleted_as_one(folder):
    past = [datetime(2019, 5, 5, 9, tzinfo=UTC)]
    made, _ = create_vault(
        folder, "fras", signature="anan", cost=CHEAP, clock=lambda: past[0]
    )
    with made as vault:
        eva, case = old(vault, EVA), old(vault, CASE)
        vault.holds.place(case, "dispute", by="anan")
        join(vault, LIBRARY, case, eva, reason="twice", at=AT)
        past[0] = clock()
        found = retention_list.retention_list(vault, RULES, TODAY)
        assert ([one.id for one in found.due], [one.id for one in found.held]) == (
            [],
            [eva],
        )
        assert found.held[0].interviews == 2
        vault.holds.lift(1, by="anan")
        found = retention_list.retention_list(vault, RULES, TODAY)
        assert [one.id for one in found.due] == [eva]
        number = retention_list.decide(vault, RULES, [eva], TODAY, by="anan")
        found = retention_list.retention_list(vault, RULES, TODAY)
        assert ([one.id for one in found.decided_clients], found.unripe) == ([eva], 0)
        lines = retention_list.carry_out(vault, RULES, number, TODAY, by="anan")
        heads = [line for line in lines if not line.interview_id]
        assert [(line.client_id, line.outcome) for line in heads] == [
            (eva, "deleted"), (case, "deleted"),
        ]  # fmt: skip
        assert outcomes(lines) == ["deleted"]  # one person
        (disposal,) = vault.disposals.all()
        paper = protocol(disposal, vault.disposals.lines(number))
        rows = {label: words for part in paper.parts for label, words in part.rows}
        assert rows["Klienter i beslutet"] == "1, upplagda under 2 nummer"
        assert rows["Gallrade klienter"] == "1"
        told = rows[f"Klient {eva} och klient {case}, samma person"]
        assert told.count("Sista anteckning") == 1
        assert "Intervju 1, samtal" in told
        assert "Intervju 2, samtal" in told
        assert beneath(vault).rows("SELECT id FROM client") == []
        assert vault.soundness.check().is_sound


def test_what_was_written_of_either_keeps_both(folder):
    past = [datetime(2019, 5, 5, 9, tzinfo=UTC)]
    made, _ = create_vault(
        folder, "fras", signature="anan", cost=CHEAP, clock=lambda: past[0]
    )
    with made as vault:
        eva, case = old(vault, EVA), old(vault, CASE)
        join(vault, LIBRARY, case, eva, reason="twice", at=AT)
        number = retention_list.decide(vault, RULES, [eva], TODAY, by="anan")
        past[0] = clock()
        vault.interviews.correct(2, reason="fel", by="anan", at=AT)
        found = retention_list.retention_list(vault, RULES, TODAY)
        assert (found.due, found.decided_clients, found.unripe) == ((), (), 1)
        lines = retention_list.carry_out(vault, RULES, number, TODAY, by="anan")
        assert {line.outcome for line in lines} == {"kept"}
        assert outcomes(lines) == ["kept"]
        assert vault.clients.ids_of(eva) == (eva, case)


def test_who_was_parted_before_the_decision_has_a_line_alone(folder):
    past = [datetime(2019, 5, 5, 9, tzinfo=UTC)]
    made, _ = create_vault(
        folder, "fras", signature="anan", cost=CHEAP, clock=lambda: past[0]
    )
    with made as vault:
        eva, case = old(vault, EVA), old(vault, CASE)
        join(vault, LIBRARY, case, eva, reason="twice", at=AT)
        part(vault, LIBRARY, case, reason="two-people", at=AT)
        past[0] = clock()
        number = retention_list.decide(vault, RULES, [eva, case], TODAY, by="anan")
        lines = retention_list.carry_out(vault, RULES, number, TODAY, by="anan")
        assert outcomes(lines) == ["deleted", "deleted"]


# Import


def table(vault: Vault, *rows: str) -> int:
    text = "person,form,date,interviewer\n" + "".join(f"{row}\n" for row in rows)
    held = Circumstances({GRUND.id: GRUND}, taken_in(vault), TODAY, AT, known_people(vault))
    found = read_interviews(read_cells(text.encode()), held)
    return take_in(vault, found, {GRUND.id: GRUND}, bool)


def test_a_table_by_old_case_and_by_number_is_of_one_person(vault, two):
    eva, case = two
    join(vault, LIBRARY, case, eva, reason="twice", at=AT)
    rows = (f"{NUMBER},asi-grund,2026-01-01,Bo", "s-1,asi-grund,2026-01-02,Bo")
    assert table(vault, *rows) == 2
    assert vault.clients.count() == 1
    assert [one.client_id for one in vault.interviews.all()] == [eva] * 6
    with pytest.raises(ImportRefused) as refused:
        table(vault, "S-1,asi-grund,2026-01-01,Bo")
    assert [one.reason for one in refused.value.problems] == [
        "Intervjun finns redan i valvet."
    ]


def test_one_person_by_number_and_by_case_the_same_day_is_told(vault):
    vault.clients.add(EVA._replace(case_number="S-5"))
    with pytest.raises(ImportRefused) as refused:
        table(vault, f"{NUMBER},asi-grund,2026-01-01,Bo", "s-5,asi-grund,2026-01-01,Bo")
    (problem,) = refused.value.problems
    assert str(problem) == (
        "Rad 3, kolumn person: Samma intervju står redan på rad 2, "
        "under ett annat nummer eller ärende."
    )
    rows = (f"{NUMBER},asi-grund,2026-01-01,Bo", "s-5,asi-grund,2026-01-02,Bo")
    assert table(vault, *rows) == 2
    assert vault.clients.count() == 1


# The log


def test_the_log_of_the_person_has_what_was_done_to_either(vault, two):
    eva, case = two
    join(vault, LIBRARY, case, eva, reason="twice", at=AT)
    for text in ("eek", NUMBER, "klient 1", "klient 2"):
        lines = read_page(vault, EventChoice(text=text)).lines
        told = "förde samman klient 2 med klient 1 (upplagd två gånger)"
        assert told in [line.what for line in lines]
        assert sum(line.what == "signerade intervjun" for line in lines) == 2
        assert {line.about for line in lines} == {"Ärende S-1"}
    owners = {
        Subjects(vault).client_of(row)
        for row in vault.log.rows()
        if row.client or row.interview
    }
    assert owners == {eva}
    part(vault, LIBRARY, case, reason="wrong-client", at=AT)
    said = [phrase(row) for row in vault.log.rows()]
    assert "tog isär klient 2 och klient 1 (fel klient valdes)" in said
    assert read_page(vault, EventChoice(text="klient 1")).lines[0].what in said[-3:]
    assert sum(one.code == "interview.signed" for one in vault.log.rows()) == 2
    lines = read_page(vault, EventChoice(text="klient 1")).lines
    assert sum(line.what == "signerade intervjun" for line in lines) == 1
