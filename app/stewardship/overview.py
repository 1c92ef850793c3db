# SPDX-License-Identifier: EUPL-1.2
"""What the start page shows of an open vault: what waits, and what is due."""

from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from app.interview.after.status import FormLooker, InterviewLine, Seen, Status
from app.interview.clients.casework import SHOWN, ClientLine, at_work, client_line
from app.stewardship.care.copying import CopyState, copy_state
from app.stewardship.care.recovery_drill import code_state, drill_is_due
from app.stewardship.log.log_end import end_was_cut
from app.stewardship.review.log_review import review_is_due
from app.storage.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Overview:
    """What the start page shows.

    Attributes:
        name: of the one who opened the vault, or "".
        unfinished: talks in the middle, the last changed first.
        to_sign: talks that are done and not signed, the last changed first.
        postponed: the next day first, those without a day last.
        recent: clients last worked with.
        clients, interviews, signed, unsigned: how many there are in all.
        copies: how the copies of the vault stand.
        drill_is_due: whether it is time to try the recovery code.
        code_is_lost: whether it never came on paper, so that a new one is needed.
        review_is_due: whether it is time to look through the log.
        end_was_cut: whether something was cut off at the end of the log or of the seals, and
            nobody has looked through the log since.
    """

    name: str
    unfinished: tuple[InterviewLine, ...]
    to_sign: tuple[InterviewLine, ...]
    postponed: tuple[InterviewLine, ...]
    recent: tuple[ClientLine, ...]
    clients: int
    interviews: int
    signed: int
    unsigned: int
    copies: CopyState = field(default_factory=CopyState)
    drill_is_due: bool = False
    code_is_lost: bool = False
    review_is_due: bool = False
    end_was_cut: bool = False


def overview(vault: Vault, today: date, seen: Seen) -> Overview:
    """Everything that the start page shows, the latest 50 at most; `seen` is from last time."""
    recent = vault.clients.recent(SHOWN)
    looker = FormLooker(vault, today, seen)
    waiting = vault.interviews.find(status="open", limit=SHOWN)
    known = {interview.id for interview in waiting}
    held = vault.interviews.of(client.id for client in recent)
    for own in held.values():
        waiting += [one for one in own if one.status == "open" and one.id not in known]
    waiting.sort(key=attrgetter("changed_at"), reverse=True)
    lines = looker.lines(waiting[:SHOWN])
    looked = {line.id: line.standing for line in lines}
    counted = vault.interviews.count()
    postponed = vault.interviews.find(status="postponed") if counted["postponed"] else []
    postponed.sort(key=lambda one: one.postponed_until or "9999")
    staff, code = at_work(vault), code_state(vault)
    return Overview(
        name=staff.name if staff else "",
        unfinished=tuple(line for line in lines if line.standing is Status.ONGOING),
        to_sign=tuple(line for line in lines if line.standing is not Status.ONGOING),
        postponed=tuple(looker.lines(postponed[:SHOWN])),
        recent=tuple(client_line(one, held[one.id], looked) for one in recent),
        clients=vault.clients.count(),
        interviews=counted.total(),
        signed=counted["signed"],
        unsigned=counted["open"],
        copies=copy_state(vault),
        drill_is_due=drill_is_due(code, today),
        code_is_lost=code.is_lost,
        review_is_due=review_is_due(vault, today),
        end_was_cut=end_was_cut(vault),
    )
