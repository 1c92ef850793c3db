# SPDX-License-Identifier: EUPL-1.2
"""What the vault takes and gives: plain frozen rows, no behaviour.

Dates are ISO dates ("2026-11-22"), times ISO times in UTC ("2026-11-22T13:32:05Z"); the
caller owns the clock. An id of 0 means "not stored yet".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

ClientKind = Literal["personnummer", "samordningsnummer", "none", "protected"]
Status = Literal["open", "signed", "postponed", "replaced"]

MEASURED = "seconds:"  # texts of an interview that the program itself counts
SIGNED_SHEET = (
    "signed-sheet"  # a text: the sheet as it was signed, written by signing alone
)
HELD_AT = "unit"  # a text: the unit that the interview was begun in
LOOKS_BACK = "then"  # a text: numbers of the earlier interviews that it looks back at


class StoredAnswer(NamedTuple):
    """One answer as it is stored.

    Attributes:
        mark: "X" (does not know or will not say), "N" (does not apply), or None.
        text: the canonical text of the answer, or None. Not both may be None.
    """

    mark: str | None
    text: str | None


class Glimpse(NamedTuple):
    """The answers of an interview, read quickly, to look at many.

    Attributes:
        texts: by key, of each answer; None is a mark. What takes more than 200 bytes is ""
            here: only words do.
        marked_n: keys of those that do not apply; all other marks are X.
    """

    texts: dict[str, str | None]
    marked_n: frozenset[str]


class Staff(NamedTuple):
    """Someone who interviews. `trained_on` is an ISO date, or None for not yet."""

    id: int
    name: str
    signature: str
    trained_on: str | None


class Client(NamedTuple):
    """A person who is interviewed.

    Attributes:
        kind: what sort of identity; "none" and "protected" have no number.
        number: ÅÅÅÅMMDD-NNNN, or "".
        name: the name, or the pseudonym of a protected person.
        case_number: the case (ärende) in the case system, or "".
    """

    kind: ClientKind
    number: str = ""
    name: str = ""
    case_number: str = ""
    created_at: str = ""
    id: int = 0


class Join(NamedTuple):
    """That a client is the same person as another one.

    Attributes:
        client_id: of the one that was joined.
        person_id: of the one it was joined to, which may have been joined since.
        at, by: when, ISO time, UTC, and the signature of whoever did it.
        reason: a code: see `app.interview.clients.joining`.
        gave: what the other one lacked and took over, with spaces between.
    """

    client_id: int
    person_id: int
    at: str
    by: str
    reason: str
    gave: str


class NewInterview(NamedTuple):
    """What it takes to begin an interview. `unit` is where, or ""; it stays with it."""

    client_id: int
    form_id: str
    form_version: str
    date: str
    interviewer: str
    started_at: str
    status: Literal["open", "postponed"] = "open"
    postponed_until: str | None = None
    reason: str | None = None
    unit: str = ""


class Interview(NamedTuple):
    """An interview without its answers.

    Attributes:
        client_id: of the client that stands for the person now.
        status: "open" until signed; "replaced" once a later version is signed.
        position: key of the question it was left at, or "".
        version: 1 for the first, one more for each correction.
        replaces: id of the version that this one corrects, or None.
        reason: why it was postponed or corrected.
        corrected_by: who began this correction.
        postponed_until: ISO date.
    """

    id: int
    client_id: int
    form_id: str
    form_version: str
    date: str
    interviewer: str
    status: Status
    started_at: str
    changed_at: str
    position: str
    version: int
    replaces: int | None
    reason: str | None
    corrected_by: str | None
    signed_at: str | None
    signed_by: str | None
    postponed_until: str | None


@dataclass(frozen=True, slots=True)
class ImportedInterview:
    """One row of an import: the client, the interview, its answers and texts.

    The client is matched on number, else on case number and name together, else added.
    """

    client: Client
    form_id: str
    form_version: str
    date: str
    interviewer: str
    started_at: str
    answers: Mapping[str, StoredAnswer]
    texts: Mapping[str, str] = field(default_factory=dict)
    signed_at: str | None = None
    signed_by: str | None = None


class WayIn(NamedTuple):
    """One slot of the key file as people see it."""

    id: str
    kind: Literal["passphrase", "recovery"]
    signature: str


class Findings(NamedTuple):
    """What a look through the whole vault found.

    Attributes:
        whole: whether every page and the structure of the file are as they must be.
        seals: ids of interviews that were changed, opened again or taken away after they
            were signed.
        events: numbers where the log was touched, or cut off.
        disposals: numbers of deletions whose protocol was touched.
        interviews, clients: ids of those that the log tells of and that are gone, with
            nothing to say why.
        guards: names of what keeps signed interviews and the log as they are, and is not as
            it must be: triggers, tables.
        joined: ids of clients that were joined or taken apart, or otherwise than the log says.
    """

    whole: bool
    seals: tuple[int, ...]
    events: tuple[int, ...]
    disposals: tuple[int, ...] = ()
    interviews: tuple[int, ...] = ()
    clients: tuple[int, ...] = ()
    guards: tuple[str, ...] = ()
    joined: tuple[int, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return self.whole and not any(self[1:])


class LogChoice(NamedTuple):
    """Which events of the log are asked for; what is None or "" leaves nothing out.

    Attributes:
        who: a signature, "" for the recovery code.
        codes: of events.
        clients, interviews: ids; an event that is of any of them.
        since, before: ISO times, UTC: the first that counts, and the first that does not.
    """

    who: str | None = None
    codes: tuple[str, ...] | None = None
    clients: tuple[int, ...] | None = None
    interviews: tuple[int, ...] | None = None
    since: str = ""
    before: str = ""


class Review(NamedTuple):
    """What a review of the log left behind; no name, no number of a person.

    Attributes:
        at, who: ISO time, UTC, and the reviewer's signature.
        from_n, to_n: numbers of the first and the last event that it covers.
        sampled, flagged: JSON, as `app.stewardship.review.log_review` writes it.
        remark: the reviewer's own words.
    """

    id: int
    at: str
    who: str
    from_n: int
    to_n: int
    sampled: str
    flagged: str
    remark: str


class Hold(NamedTuple):
    """A reason not to delete a client yet, placed by a person.

    Attributes:
        reason: code of the rule file.
        until: ISO date after which it holds no longer, or None.
        lifted_at, lifted_by: None while nobody has lifted it.
    """

    id: int
    client_id: int
    reason: str
    placed_at: str
    placed_by: str
    until: str | None
    lifted_at: str | None
    lifted_by: str | None


class Entries(NamedTuple):
    """A client, and when anything was last put down about them, as far as rows tell.

    Attributes:
        times: ISO dates and times: of talks, changes, signatures, feedback.
        interviews, signed: how many versions there are, and how many of them signed.
    """

    client: Client
    times: tuple[str, ...]
    interviews: int
    signed: int


class Disposal(NamedTuple):
    """A decision to delete, and what became of it. Also the head of the protocol.

    Attributes:
        reason: "retention" by the rules, "mistake" for a client added by mistake.
        rules, basis: version of the rules, and their legal references, a line each.
        state: "decided", "withdrawn", "deleted" (not yet from the copies) or "done".
        carried_out_at, carried_out_by: None until it is.
        key_changed: whether the data key has been exchanged since.
    """

    id: int
    reason: Literal["retention", "mistake"]
    rules: str
    basis: str
    decided_at: str
    decided_by: str
    state: Literal["decided", "withdrawn", "deleted", "done"]
    carried_out_at: str | None
    carried_out_by: str | None
    key_changed: bool = False


class DisposalLine(NamedTuple):
    """A line of the protocol: a client (interview_id 0) or an interview that went.

    Attributes:
        date: ISO date of the last entry, or of the talk.
        due: ISO date from which the client was to be deleted, "" for an interview.
        outcome: "decided", "deleted" or "kept".
        kept: why the client was kept after all: a code, or "".
        answers, texts: how many were deleted.
        person: the client that stood for the same person when it was decided; 0 for itself.
    """

    client_id: int
    interview_id: int
    date: str
    due: str
    outcome: Literal["decided", "deleted", "kept"]
    kept: str
    answers: int
    texts: int
    person: int = 0
