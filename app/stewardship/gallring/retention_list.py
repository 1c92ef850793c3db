# SPDX-License-Identifier: EUPL-1.2
"""Gallring: the list for a person to decide on, the decision, and carrying it out (G4).

All of it belongs to the vault's thread. The rules (`retention_rules`) only propose: nothing is
deleted that a person has not chosen, and then carried out in a second step.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app.forms.days import last_ahead
from app.interview.base.active_holds import holding
from app.interview.base.persons import known_as
from app.interview.base.text_kinds import SHEET
from app.interview.clients.casework import MUNICIPALITY
from app.report.sheet.feedback import FEEDBACK_DAY
from app.stewardship.care.copying import is_there, second_copy, second_place
from app.stewardship.gallring.retention_rules import (
    RetentionRules,
    Term,
    automatic,
    birth_matters,
    by_hand,
    last_entry,
    term,
)
from app.storage.clock import from_text
from app.storage.records import Client, Disposal, DisposalLine, Entries, Hold
from app.storage.vault.vault import Vault
from app.user_error import UserError

FEEDBACK_SLOT = SHEET.slot(FEEDBACK_DAY)
HELD, WRITTEN = "hold", "entry"  # why a client is kept after all: codes of the protocol


class NotDue(UserError):
    """A client was chosen whose time has not come, or whom something keeps."""

    what = "En vald klient ska inte gallras nu."
    remedy = "Inget har beslutats. Öppna listan igen och välj bland dem som står där."


class NoSuchReason(UserError):
    """A hold was asked for with a code that a person cannot place."""

    what = "Det skälet att vänta med gallring finns inte."
    remedy = "Välj ett av skälen i listan. Inget har ändrats."


class BadHoldDay(UserError):
    """A hold was to end on a day that has been, or so far ahead that it is a slip."""

    what = "Skälet att vänta kan inte gälla till den dagen."
    remedy = "Inget har ändrats. Välj i dag eller en senare dag, högst tio år fram, eller ingen dag alls."


class Keeping(NamedTuple):
    """A reason to keep a client, that holds now.

    Attributes:
        id: of the hold, to lift it by; 0 for what the rules place themselves.
        placed_at, placed_by: "" for those.
        until: ISO date after which it holds no longer, or "".
    """

    id: int
    code: str
    label: str
    placed_at: str = ""
    placed_by: str = ""
    until: str = ""


class DueClient(NamedTuple):
    """A client whose time has come. Nothing here is sensitive.

    Attributes:
        term: last entry, due, latest.
        interviews: how many versions there are.
        keeping: what keeps the client for now; () is nothing.
        ask_birth: a rule asks for the day of birth, and it is not known.
        called: the name, or what tells the client from others (persons.known_as).
        overdue: the data should have been gone already.
    """

    id: int
    name: str
    case_number: str
    term: Term
    interviews: int
    keeping: tuple[Keeping, ...]
    ask_birth: bool
    overdue: bool
    called: str


@dataclass(frozen=True, slots=True)
class RetentionList:
    """The yearly list.

    Attributes:
        rules: that it was made by.
        today: the day it was made.
        due: to be decided on, those with the earliest last day first.
        held: their time has come, and something keeps them.
        coming: how many more come due before the year is over.
        decided: the decision that waits, or None.
        decided_clients: of that decision, those that would still go.
        past: decisions that were carried out or taken back, the latest first.
        out_of_reach: what in the vault's folder may hold what was deleted.
        elsewhere: the second place for copies, if it may hold it too, or None.
        unripe: clients of the decision that waits, whose time has not come after all.
    """

    rules: RetentionRules
    today: date
    due: tuple[DueClient, ...]
    held: tuple[DueClient, ...]
    coming: int
    decided: Disposal | None
    decided_clients: tuple[DueClient, ...]
    past: tuple[Disposal, ...]
    out_of_reach: tuple[Path, ...]
    elsewhere: Path | None = None
    unripe: int = 0


def retention_list(vault: Vault, rules: RetentionRules, today: date) -> RetentionList:
    """Who is to be deleted by the rules, whom something keeps, and what was decided."""
    clients, coming = _ripe(vault, rules, today)
    disposals = vault.disposals.all()
    decided = next((each for each in disposals if each.state == "decided"), None)
    lines = vault.disposals.lines(decided.id) if decided else []
    chosen = {vault.clients.person_of(line.client_id) for line in lines}
    return RetentionList(
        rules,
        today,
        tuple(each for each in clients if not each.keeping and each.id not in chosen),
        tuple(each for each in clients if each.keeping and each.id not in chosen),
        coming,
        decided,
        tuple(each for each in clients if each.id in chosen),
        tuple(each for each in disposals if each.state != "decided"),
        tuple(vault.disposals.out_of_reach()),
        _elsewhere(vault, disposals),
        len(chosen - {each.id for each in clients}),
    )


def how_many(vault: Vault, rules: RetentionRules, today: date) -> int:
    """About how many clients wait to be decided on: quick, for a line on another page."""
    clients, _ = _ripe(vault, rules, today, exact=False)
    return sum(not each.keeping for each in clients)


def decide(
    vault: Vault, rules: RetentionRules, clients: Iterable[int], today: date, *, by: str
) -> int:
    """Writes down the decision to delete these clients; its id. Deletes nothing.

    Raises:
        NotDue: of one of them the time has not come, or something keeps it.
        AlreadyDecided, NothingToDelete: see `vault.disposals.decide`.
    """
    found = {each.id: each for each in _ripe(vault, rules, today)[0] if not each.keeping}
    wanted = sorted(set(clients))
    if not found.keys() >= set(wanted):
        raise NotDue
    terms = [(each, found[each].term) for each in wanted]
    lines = [(each, str(its.last_entry), str(its.due)) for each, its in terms]
    return vault.disposals.decide((rules.name, rules.basis), lines, by=by)


def carry_out(
    vault: Vault, rules: RetentionRules, disposal_id: int, today: date, *, by: str
) -> list[DisposalLine]:
    """Deletes what was decided, where nothing speaks against it now; the protocol's lines.

    Raises:
        LookupError: no such decision waits.
        NotSaved: nothing is deleted.
        NotCopied, OldCopiesStay: deleted, and the rest is done at the next opening.
    """
    with vault.transaction():
        ripe = {each.id: each for each in _ripe(vault, rules, today)[0]}
        there = {each.client.id for each in vault.holds.entries(FEEDBACK_SLOT)}
        keep = {
            line.client_id: HELD if person in ripe else WRITTEN
            for line in vault.disposals.lines(disposal_id)
            if (person := vault.clients.person_of(line.client_id)) in there
            and (person not in ripe or ripe[person].keeping)
        }
        vault.disposals.carry_out(disposal_id, keep, by=by)
    vault.disposals.finish()
    second_copy(vault)  # and the older ones there go, if it is connected
    return vault.disposals.lines(disposal_id)


def place_hold(  # noqa: PLR0913 - the day is the caller's, and all six are of one hold
    vault: Vault,
    rules: RetentionRules,
    client_id: int,
    code: str,
    *,
    by: str,
    today: date,
    until: date | None = None,
) -> None:
    """Places a reason to wait.

    Raises:
        BadHoldDay: `until` is before today, or years too far ahead.
        NoSuchReason: a person cannot place it.
        LookupError: there is no such client.
    """
    if code not in {reason.code for reason in by_hand(rules)}:
        raise NoSuchReason
    if until is not None and not today <= until <= last_ahead(today):
        raise BadHoldDay
    vault.clients.get(client_id)
    vault.holds.place(client_id, code, by=by, until=until.isoformat() if until else None)


def advice(disposal: Disposal, today: date, *, by: str) -> tuple[str, ...]:
    """What to think of before carrying out: nothing here is forbidden."""
    said = []
    if disposal.decided_by == by:
        said.append(
            "Du har fattat beslutet själv. Låt helst någon annan genomföra det. Är du "
            "ensam om att kunna göra det går det ändå."
        )
    if from_text(disposal.decided_at).astimezone().date() == today:
        said.append(
            "Beslutet är från i dag. Vänta helst till en annan dag: det som har gallrats "
            "går inte att få tillbaka."
        )
    return tuple(said)


def keeping_of(
    rules: RetentionRules,
    client: Client,
    holds: Iterable[Hold],
    municipality: str,
    on: date,
) -> tuple[Keeping, ...]:
    """What keeps a client on a day: by the rules, and by those who placed it."""
    by_rule = [
        Keeping(0, reason.code, reason.label)
        for reason in automatic(rules, client.number, municipality)
    ]
    placed = []
    for hold in holding(holds, on):
        when = (hold.placed_at, hold.placed_by, hold.until or "")
        placed.append(Keeping(hold.id, hold.reason, label_of(rules, hold.reason), *when))
    return (*by_rule, *placed)


def label_of(rules: RetentionRules, code: str) -> str:
    """A reason in words; the code itself where the rules know it no longer."""
    reason = rules.by_code.get(code)
    return reason.label if reason else code


def _elsewhere(vault: Vault, disposals: Iterable[Disposal]) -> Path | None:
    """The second place, if it is not here or has copies from before a deletion."""
    is_done = any(one.carried_out_at for one in disposals if one.reason == "retention")
    place = second_place(vault)
    if place is None or not is_done:
        return None
    return place if vault.copies.hold_deleted(place) or not is_there(place) else None


def _ripe(
    vault: Vault, rules: RetentionRules, today: date, *, exact: bool = True
) -> tuple[list[DueClient], int]:
    """Those whose time has come, by their last day; and how many more this year.

    `exact` looks at the log too. Without, it is quick and may have a few too many.
    """
    terms: dict[int, tuple[Entries, Term]] = {}
    for each in vault.holds.entries(FEEDBACK_SLOT):
        latest = last_entry(each.times, today)
        if latest is not None:
            terms[each.client.id] = (each, term(rules, latest))
    eve = date(today.year, 12, 31)
    maybe = [number for number, (_, its) in terms.items() if its.has_come(eve)]
    # This reads the whole log, so once.
    logged = vault.holds.last_writing(maybe if exact else ())
    holds: defaultdict[int, list[Hold]] = defaultdict(list)
    for hold in vault.holds.find():
        holds[hold.client_id].append(hold)
    municipality = vault.settings.all().get(MUNICIPALITY, "")
    clients: list[DueClient] = []
    coming = 0
    for number in maybe:
        entries, its = terms[number]
        written = last_entry([logged.get(number, "")], today)
        if written and written > its.last_entry:
            its = term(rules, written)
        if its.has_come(today):
            keeping = keeping_of(rules, entries.client, holds[number], municipality, today)
            due = _due(rules, entries, its, keeping)
            clients.append(due._replace(overdue=its.has_passed(today)))
        elif its.has_come(eve):
            coming += 1
    return sorted(clients, key=lambda one: (one.term.latest, one.term.due, one.id)), coming


def _due(
    rules: RetentionRules, entries: Entries, its: Term, keeping: tuple[Keeping, ...]
) -> DueClient:
    client = entries.client
    return DueClient(
        id=client.id,
        name=client.name,
        case_number=client.case_number,
        term=its,
        interviews=entries.interviews,
        keeping=keeping,
        ask_birth=birth_matters(rules, client.number),
        overdue=False,
        called=known_as(client),
    )
