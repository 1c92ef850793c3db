# SPDX-License-Identifier: EUPL-1.2
"""The log in Swedish: what each event is called, and what its key says. Nothing of anybody.

The words are the same in the window, on paper and on the command line.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from typing import Final

from app.forms.question_number import number_of
from app.interview.base.text_kinds import slot_words
from app.interview.clients.join_reasons import joined_words
from app.stewardship.gallring.removing import removed_words
from app.storage.copies.backups import OTHER, SECOND
from app.storage.disk.places import NetworkPlace, RemovablePlace, RoamingPlace, SyncedPlace
from app.storage.log.events import LOG_LOST, Event, LogRow
from app.storage.records import MEASURED
from app.swedish_figures import listed

SHEET = "sheet"  # keys of what leaves the computer
INVESTIGATION = "investigation"
ANSWERS = "answers"
IDENTIFIERS = "identifiers"
NO_TEXT = "without-text"
SCORES = "scores"
LISTING = "list"
PROTOCOL = "protocol"
REVIEW = "review"
LOG_END = "log-end"
ON_PAPER = "print"  # an extract; what is only ever printed has an event that says so
IN_FILE = "file"  # beside it: the printer made a file of it, and no paper

_MOST = 4  # keys that are named before the rest are counted


class Kind(StrEnum):
    """What sort of thing was done, to choose among."""

    READ = "read"
    CHANGED = "changed"
    SIGNED = "signed"
    LEFT = "left"
    GONE = "gone"
    VAULT = "vault"


KIND_WORDS: Final[dict[Kind, str]] = {
    Kind.READ: "Öppnat och läst",
    Kind.CHANGED: "Ändrat",
    Kind.SIGNED: "Signerat och rättat",
    Kind.LEFT: "Lämnat valvet",
    Kind.GONE: "Gallring",
    Kind.VAULT: "Valvet och lösenfraser",
}

_KINDS: Final[dict[Kind, tuple[Event, ...]]] = {
    Kind.READ: (Event.CLIENT_OPENED, Event.OPENED),
    Kind.CHANGED: (
        Event.CLIENT_ADDED, Event.CLIENT_CHANGED, Event.JOINED, Event.PARTED, Event.BEGUN,
        Event.IMPORTED, Event.ANSWERED, Event.WRITTEN, Event.DETAILS, Event.POSTPONED,
        Event.RESUMED,
    ),
    Kind.GONE: (
        Event.DELETED, Event.ERASED, Event.HOLD_PLACED, Event.HOLD_LIFTED, Event.DECIDED,
        Event.WITHDRAWN, Event.DISPOSED, Event.FINISHED,
    ),
    Kind.SIGNED: (Event.SIGNED, Event.CORRECTED, Event.DROPPED),
    Kind.LEFT: (
        Event.PRINTED, Event.SAVED, Event.COPIED, Event.EXPORTED, Event.EXTRACTED,
    ),
}  # fmt: skip

WORDS: Final[dict[str, str]] = {
    Event.VAULT_OPENED: "öppnade valvet",
    Event.VAULT_OPENED_BY_CODE: "öppnade valvet med återställningskoden",
    Event.MISSED: "öppnade valvet efter {key} försök med fel lösenfras",
    Event.SCHEMA_CHANGED: "uppdaterade valvet till version {key}",
    Event.BACKED_UP: "tog en säkerhetskopia {key}",
    Event.RESTORED: "hämtade tillbaka en säkerhetskopia",
    Event.SALVAGED: "räddade valvet ur en skadad fil {key}",
    Event.ROTATED: "bytte datanyckel",
    Event.SETTING: "ändrade inställningen {key}",
    Event.DRAFT_KEPT: "lade undan halvskrivna ord vid låsning",
    Event.DRAFT_DROPPED: "gick vidare från halvskrivna ord",
    Event.STAFF_ADDED: "lade till en handläggare",
    Event.STAFF_CHANGED: "ändrade uppgifter om en handläggare",
    Event.FORM_KEPT: "lade in formuläret {key}",
    Event.WAY_ADDED: "lade till en lösenfras {key}",
    Event.WAY_CHANGED: "bytte en lösenfras {key}",
    Event.WAY_REMOVED: "tog bort en lösenfras {key}",
    Event.CODE_CHANGED: "bytte återställningskod",
    Event.CODE_TRIED: "provade återställningskoden",
    Event.CLIENT_ADDED: "lade till klienten",
    Event.CLIENT_OPENED: "öppnade klientens sida",
    Event.CLIENT_CHANGED: "ändrade klientens uppgifter {key}",
    Event.JOINED: "förde samman klient {client} med {key}",
    Event.PARTED: "tog isär klient {client} och {key}",
    Event.BEGUN: "började intervjun",
    Event.IMPORTED: "läste in intervjun",
    Event.OPENED: "öppnade intervjun",
    Event.ANSWERED: "ändrade svar på {key}",
    Event.WRITTEN: "ändrade {key}",
    Event.DETAILS: "ändrade dag eller intervjuare",
    Event.POSTPONED: "sköt upp intervjun",
    Event.RESUMED: "tog upp intervjun igen",
    Event.SIGNED: "signerade intervjun",
    Event.CORRECTED: "började en rättelse",
    Event.DROPPED: "tog bort en påbörjad rättelse {key}",
    Event.PRINTED: "skrev ut {key}",
    Event.SAVED: "sparade {key} som fil",
    Event.COPIED: "kopierade {key} till urklipp",
    Event.EXPORTED: "exporterade {key}",
    Event.EXTRACTED: "tog ut registerutdrag {key}",
    Event.DELETED: "tog bort klienten",
    Event.ERASED: "tog bort intervjun {key}",
    Event.HOLD_PLACED: "sparade ett skäl att vänta med gallringen",
    Event.HOLD_LIFTED: "hävde ett skäl att vänta med gallringen",
    Event.DECIDED: "beslutade om gallring, beslut {key}",
    Event.WITHDRAWN: "tog tillbaka beslutet om gallring, beslut {key}",
    Event.DISPOSED: "genomförde gallringen, beslut {key}",
    Event.FINISHED: "gjorde klart gallringen i valvets kopior, beslut {key}",
    Event.END_MISFIT: "öppnade valvet, och programmet såg att slutet av loggen eller av signeringarna inte stämde",
    Event.REVIEW_BEGUN: "drog ett stickprov till en loggkontroll",
    Event.REVIEWED: "avslutade en loggkontroll",
}

_LEFT: Final[dict[str, str]] = {
    SHEET: "återkopplingen",
    INVESTIGATION: "texten till utredningen",
    ANSWERS: "svaren",
    PROTOCOL: "ett protokoll",
    REVIEW: "en loggkontroll",
    LOG_END: "loggens slut",
    SCORES: "mått och skattningar",
    LISTING: "listan över intervjuer",
    "json": "som JSON",
    "csv": "som CSV",
    "pdf": "som PDF",
    IDENTIFIERS: "med namn och nummer",
    NO_TEXT: "utan fri text",
    ON_PAPER: "som utskrift",
    IN_FILE: "till en fil",
}

_THINGS: Final = (SHEET, INVESTIGATION, ANSWERS, PROTOCOL, REVIEW, LOG_END, SCORES, LISTING)
_SETTINGS: Final[dict[str, str]] = {
    "municipality": "kommun",
    "unit": "enhet",
    "review_months": "hur ofta loggen ska kontrolleras",
    "second_place": "andra plats för säkerhetskopior",
    "code_not_on_paper": "återställningskoden på papper",
}

_PLACES: Final[dict[str, str]] = {
    SECOND: "och lade den på den andra platsen",
    OTHER: "och lade den på en annan plats än den valda",
    NetworkPlace.code: "på en nätverksenhet",
    SyncedPlace.code: "i en mapp som synkas",
    RoamingPlace.code: "i en mapp som följer med profilen",
    RemovablePlace.code: "på ett minne som går att ta loss",
}

_PARTS: Final[dict[str, str]] = {
    "name": "namn",
    "number": "nummer",
    "case_number": "ärendenummer",
    "protected": "skyddade uppgifter",
}


def phrase(row: LogRow) -> str:
    """What one event says was done: "ändrade svar på D9, D10 och 3 till"."""
    words = WORDS.get(row.code)
    if words is None:  # of a later version of the program
        return f"gjorde något som det här programmet inte känner till ({row.code})"
    if row.code == Event.WRITTEN and row.key.startswith(MEASURED):  # nobody wrote that
        return "hade intervjun framme, och programmet räknade tiden"
    told = _KEYS.get(row.code, str)(row.key)
    words = words.replace("{client}", str(row.client))
    return " ".join(words.replace("{key}", told).split())


def kind_of(code: str) -> Kind:
    """What sort of thing an event is."""
    return next((kind for kind, codes in _KINDS.items() if code in codes), Kind.VAULT)


def codes_of(kind: Kind) -> tuple[str, ...]:
    """The codes of every event of a kind."""
    return tuple(str(event) for event in Event if kind_of(event) is kind)


def _named(say: Callable[[str], str], key: str) -> str:
    return _listed(dict.fromkeys(map(say, key.split())))


def _changed(key: str) -> str:
    """What of a client: "(namn och nummer)"; rows of older versions do not say."""
    parts = [_PARTS[one] for one in key.split() if one in _PARTS]
    return f"({_listed(parts)})" if parts else ""


def _left(key: str) -> str:
    """Things are joined with "och"; how they left stands after them."""
    parts = key.split()
    things = [part for part in parts if part in _THINGS]
    how = [part for part in parts if part not in things]
    what = _listed(_LEFT[one] for one in things)
    return " ".join([what, ", ".join(_LEFT.get(one, one) for one in how)]).strip()


def _exported(key: str) -> str:
    listed = {SCORES, LISTING} & set(key.split())
    return _left(key) if listed else f"intervjun {_left(key)}"


def _salvaged(key: str) -> str:
    """Whether the log before it is lost; the numbers of interviews are told elsewhere."""
    return "utan loggen från tiden före" if key.startswith(LOG_LOST) else ""


def _whose(key: str) -> str:
    """Whose way in it was; rows from before version 4 do not say."""
    _, _, signature = key.partition(" ")
    return f"för {signature}" if signature else ""


def _put_where(key: str) -> str:
    """Where a copy was put beside the vault's own: which place, and of what sort."""
    return " ".join(_PLACES.get(one, one) for one in key.split())


def _number(key: str) -> str:
    """The number of a decision; its protocol's seal stands after it."""
    return next(iter(key.split()), "")


def _listed(words: Iterable[str]) -> str:
    """Such as "D9", "D9 och D10" or "D9, D10, D11, D12 och 3 till"."""
    every = list(words)
    if len(every) > _MOST + 1:
        return f"{', '.join(every[:_MOST])} och {len(every) - _MOST} till"
    return listed(every)


_KEYS: Final[dict[str, Callable[[str], str]]] = {
    Event.ANSWERED: partial(_named, number_of),
    Event.CLIENT_CHANGED: _changed,
    Event.JOINED: joined_words,
    Event.PARTED: joined_words,
    Event.DROPPED: removed_words,
    Event.ERASED: removed_words,
    Event.WRITTEN: partial(_named, slot_words),
    Event.SETTING: lambda key: _SETTINGS.get(key, key),
    Event.BACKED_UP: _put_where,
    Event.PRINTED: _left,
    Event.SAVED: _left,
    Event.COPIED: _left,
    Event.EXPORTED: _exported,
    Event.EXTRACTED: _left,
    Event.SALVAGED: _salvaged,
    Event.WAY_ADDED: _whose,
    Event.WAY_CHANGED: _whose,
    Event.WAY_REMOVED: _whose,
    Event.DECIDED: _number,
    Event.WITHDRAWN: _number,
    Event.DISPOSED: _number,
    Event.FINISHED: _number,
}
