# SPDX-License-Identifier: EUPL-1.2
"""The yearly list, the decision and carrying it out, on a real vault; the protocol (G4)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.interview.clients import casework
from app.report.paper.fonts import Fonts
from app.report.paper.pdf import write_pdf
from app.report.paper.plain_paper import layout_plain, plain_text
from app.stewardship.care.copying import choose_second_place, second_copy
from app.stewardship.gallring.protocol import protocol, protocol_data
from app.stewardship.gallring.removing import ClientOnHold, remove_client
from app.stewardship.gallring.retention_list import (
    FEEDBACK_SLOT,
    BadHoldDay,
    NoSuchReason,
    NotDue,
    RetentionList,
    advice,
    carry_out,
    decide,
    how_many,
    place_hold,
    retention_list,
)
from app.stewardship.gallring.retention_rules import shipped_retention
from app.storage.clock import as_text
from app.storage.keys.cryptography import KeyCost
from app.storage.log.events import Event
from app.storage.records import Client, NewInterview, Staff, StoredAnswer
from app.storage.topics.disposal_errors import HasSigned, NothingToDelete
from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault

CHEAP = KeyCost(memory_kib=64, time=1, parallelism=1)
RULES = shipped_retention()
TODAY = date(2026, 11, 22)
AT = "2026-11-22T09:00:00Z"
PEOPLE = {  # name, number, when the last entry was made
    "Berit Borta": ("19920611-2386", "2020-05-10"),
    "Carl Kvar": ("19800101-0000", "2022-05-10"),
    "Disa Dagsfem": ("19900105-0000", "2020-06-01"),
    "Ester Okänd": ("", "2021-10-01"),
    "Folke Snart": ("19700202-0000", "2021-12-20"),
    "Gun Gammal": ("19600303-0000", "2015-02-28"),
}
BORTA, KVAR, FEM, ESTER, SNART, GAMMAL = range(1, 7)


class MovedClock:
    def __init__(self) -> None:
        self.now = datetime(2015, 1, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def set(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T09:00:00+00:00")


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def vault(tmp_path: Path, clock: MovedClock) -> Iterator[Vault]:
    """Six people, last worked with on their days; and it is 2026."""
    made, _ = create_vault(
        tmp_path / "valv", "fras", signature="anan", cost=CHEAP, clock=clock
    )
    staff = Staff(0, "Anna Andersson", "anan", None)
    casework.settle_in(made, staff, municipality="0685", unit="Vuxen")
    for name, (number, day) in PEOPLE.items():
        clock.set(day)
        kind = "personnummer" if number else "none"
        at = as_text(clock())
        one = made.clients.add(Client(kind, number, name, f"D-{name[0]}", at))
        talk = made.interviews.begin(NewInterview(one, "g", "1", day, "Anna", at))
        made.answers.put(talk, {"D9": StoredAnswer(None, "3")}, at=at)
        made.interviews.sign(talk, by="anan", at=at)
    clock.set("2026-11-22")
    with made:
        yield made


def listed(vault: Vault, today: date = TODAY) -> RetentionList:
    return retention_list(vault, RULES, today)


def names(clients) -> list[str]:
    return [each.name for each in clients]


def test_the_list_has_those_whose_time_has_come(vault):
    found = listed(vault)
    assert names(found.due) == ["Gun Gammal", "Berit Borta", "Ester Okänd"]
    assert names(found.held) == ["Disa Dagsfem"]
    assert [each.code for each in found.held[0].keeping] == ["born-5-15-25"]
    assert found.coming == 1  # Folke, in December
    gun, berit, ester = found.due
    assert (gun.overdue, berit.overdue, ester.overdue) == (True, False, False)
    assert berit.term.due == date(2025, 5, 10)
    assert berit.term.latest == TODAY.replace(month=12, day=31)
    assert (gun.ask_birth, ester.ask_birth) == (False, True)
    assert (found.decided, found.past, found.out_of_reach) == (None, (), ())


def test_reading_is_no_entry_and_writing_is(vault):
    casework.search(vault, "Berit")
    vault.log.add(Event.OPENED, interview=1)
    assert "Berit Borta" in names(listed(vault).due)
    vault.clients.update(vault.clients.get(BORTA)._replace(case_number="D-2"))
    assert "Berit Borta" not in names(listed(vault).due)


def test_a_text_written_later_is_an_entry_too(vault, clock):
    clock.set("2024-01-01")
    new = vault.interviews.correct(1, reason="fel", by="anan", at="2020-05-10T09:00:00Z")
    vault.texts.put(new, {"note:D9": "text"})
    clock.set("2026-11-22")
    assert "Berit Borta" not in names(listed(vault).due)


def test_in_some_municipalities_all_are_kept(vault):
    vault.settings.put(casework.MUNICIPALITY, "1480")
    found = listed(vault)
    assert found.due == ()
    assert len(found.held) == 4


def test_holds_are_placed_and_lifted_and_run_out(vault):
    place_hold(vault, RULES, GAMMAL, "adoption", by="anan", today=TODAY)
    place_hold(vault, RULES, BORTA, "other", by="anan", today=TODAY, until=TODAY)
    found = listed(vault)
    assert names(found.held) == ["Gun Gammal", "Berit Borta", "Disa Dagsfem"]
    adoption = found.held[0].keeping[0]
    assert (adoption.label, adoption.placed_by) == ("Adoption", "anan")
    assert "Berit Borta" in names(listed(vault, TODAY + timedelta(days=1)).due)
    vault.holds.lift(adoption.id, by="anan")
    assert names(listed(vault).held) == ["Berit Borta", "Disa Dagsfem"]
    for code in ("born-5-15-25", "påhittad"):
        with pytest.raises(NoSuchReason):
            place_hold(vault, RULES, GAMMAL, code, by="anan", today=TODAY)
    with pytest.raises(LookupError):
        place_hold(vault, RULES, 99, "adoption", by="anan", today=TODAY)
    for day in (TODAY - timedelta(days=1), date(2062, 1, 1), date.max):
        with pytest.raises(BadHoldDay):
            place_hold(vault, RULES, GAMMAL, "other", by="anan", today=TODAY, until=day)


@pytest.mark.parametrize("day", ["9999-12-31", "2062-01-01", "0001-01-01"])
def test_a_day_that_cannot_be_hides_nobody_and_keeps_nobody(vault, day):
    for signed in (BORTA, KVAR):
        new = vault.interviews.correct(signed, reason="fel", by="anan", at=AT)
        vault.interviews.set_details(new, date=day, interviewer="Anna")
        vault.texts.put(new, {FEEDBACK_SLOT: day})
    found = listed(vault, date(2032, 1, 1))
    assert {"Berit Borta", "Carl Kvar"} <= set(names(found.due))
    berit = next(each for each in found.due if each.name == "Berit Borta")
    assert berit.term.last_entry == TODAY  # the day it was put in


@pytest.mark.parametrize("client", [KVAR, FEM, SNART, 99])
def test_nobody_can_be_chosen_who_is_not_on_the_list(vault, client):
    with pytest.raises(NotDue):
        decide(vault, RULES, [GAMMAL, client], TODAY, by="anan")
    with pytest.raises(NothingToDelete):
        decide(vault, RULES, [], TODAY, by="anan")
    assert vault.disposals.all() == []


def test_two_steps_and_what_has_happened_between_them(vault, clock):
    decided = decide(vault, RULES, [GAMMAL, BORTA, ESTER], TODAY, by="anan")
    found = listed(vault)
    assert found.due == ()
    assert names(found.decided_clients) == ["Gun Gammal", "Berit Borta", "Ester Okänd"]
    place_hold(vault, RULES, BORTA, "paternity", by="bobo", today=TODAY)
    vault.clients.update(vault.clients.get(ESTER)._replace(case_number="D-9"))
    assert len(listed(vault).decided_clients) == 2
    assert listed(vault).unripe == 1
    clock.set("2026-12-01")
    later = TODAY.replace(month=12, day=1)
    lines = carry_out(vault, RULES, decided, later, by="bobo")
    heads = {line.client_id: line.kept for line in lines if not line.interview_id}
    assert heads == {BORTA: "hold", ESTER: "entry", GAMMAL: ""}
    with pytest.raises(LookupError):
        vault.clients.get(GAMMAL)
    assert vault.clients.get(BORTA).name == "Berit Borta"
    found = listed(vault, later)
    assert found.decided is None
    (past,) = found.past
    assert (past.state, past.decided_by, past.carried_out_by) == ("done", "anan", "bobo")
    assert vault.seals.broken() == vault.disposals.broken() == vault.log.broken() == []
    with pytest.raises(LookupError):
        carry_out(vault, RULES, decided, later, by="bobo")


def test_the_second_place_is_cleaned_if_it_is_there_and_told_of_else(
    vault, clock, tmp_path
):
    place = tmp_path / "minne"
    place.mkdir()
    clock.set("2026-11-21")
    choose_second_place(vault, place)
    assert listed(vault).elsewhere is None
    clock.set("2026-11-22")
    first = decide(vault, RULES, [GAMMAL], TODAY, by="anan")
    carry_out(vault, RULES, first, TODAY, by="bobo")
    assert len(vault.copies.elsewhere(place)) == 1
    assert listed(vault).elsewhere is None
    place.rename(tmp_path / "urdragen")
    clock.set("2026-11-23")
    second = decide(vault, RULES, [BORTA], TODAY, by="anan")
    carry_out(vault, RULES, second, TODAY, by="bobo")
    assert listed(vault).elsewhere == place
    (tmp_path / "urdragen").rename(place)
    assert listed(vault).elsewhere == place
    clock.set("2026-11-24")
    vault.copies.make()
    second_copy(vault)
    assert listed(vault).elsewhere is None


def test_somebody_else_and_another_day_is_advised_and_not_forced(vault):
    decide(vault, RULES, [GAMMAL], TODAY, by="anan")
    decided = listed(vault).decided
    assert len(advice(decided, TODAY, by="anan")) == 2
    assert len(advice(decided, TODAY, by="bobo")) == 1
    assert advice(decided, TODAY + timedelta(days=1), by="bobo") == ()


def test_the_protocol_counts_and_names_nobody(vault):
    decided = decide(vault, RULES, [GAMMAL, BORTA], TODAY, by="anan")
    place_hold(vault, RULES, BORTA, "paternity", by="bobo", today=TODAY)
    carry_out(vault, RULES, decided, TODAY, by="bobo")
    (disposal,) = vault.disposals.all()
    paper = protocol(disposal, vault.disposals.lines(decided))
    text = plain_text(paper)
    rows = {label: words for part in paper.parts for label, words in part.rows}
    assert rows["Gallrade klienter"] == "1"
    assert rows["Behållna klienter"] == "1"
    assert rows["Gallrade svar"] == "1"
    assert rows["Beslutat"] == "2026-11-22 av anan"
    assert rows["Klient 6"].startswith("Sista anteckning 2015-02-28. Skulle gallras från ")
    assert "Intervju 6, samtal 2015-02-28: 1 svar och 0 texter." in rows["Klient 6"]
    assert "Behållen: ett skäl att vänta" in rows["Klient 1"]
    assert rows["Reglernas version"] == RULES.name
    assert "2025:400" in text
    fonts = Fonts()
    pages = layout_plain(paper, fonts, mark="ÖVNING")
    pdf = PdfReader(BytesIO(write_pdf(pages, fonts, title="Gallringsprotokoll")))
    printed = " ".join(page.extract_text() for page in pdf.pages)
    said = " ".join(printed.split())
    assert "Gallringsprotokoll 1" in said
    assert "sida 1 av" in said
    data = str(protocol_data(disposal, vault.disposals.lines(decided)))
    for name, (number, _) in PEOPLE.items():
        for words in (text, said, data):
            assert name not in words
            assert not number or number not in words


def test_a_client_added_by_mistake_is_taken_away_at_once(vault):
    new = vault.clients.add(Client("none", "", "Fel Person", "", vault.log.now()))
    hold = vault.holds.place(new, "other", by="anan")
    with pytest.raises(ClientOnHold):
        remove_client(vault, new)
    vault.holds.lift(hold, by="anan")
    remove_client(vault, new)
    with pytest.raises(LookupError):
        vault.clients.get(new)
    with pytest.raises(HasSigned):
        remove_client(vault, BORTA)
    (done,) = vault.disposals.all()
    assert (done.reason, done.state) == ("mistake", "done")
    text = plain_text(protocol(done, vault.disposals.lines(done.id)))
    assert "klienten lades upp av misstag" in text


def test_about_how_many_wait(vault):
    assert how_many(vault, RULES, TODAY) == 3
    place_hold(vault, RULES, GAMMAL, "other", by="anan", today=TODAY)
    assert how_many(vault, RULES, TODAY) == 2
