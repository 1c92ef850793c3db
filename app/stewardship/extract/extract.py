# SPDX-License-Identifier: EUPL-1.2
"""Everything that the vault holds about one person, as plain data: GDPR, article 15 (G5).

What is in it and what is not, column by column, stands in tests/interview/extract_scope.py.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from app.forms.codec import show
from app.forms.conditions import Model
from app.forms.model import Form
from app.interview.after.signing import signer
from app.interview.base.earlier_interviews import meant_in_words
from app.interview.base.form_versions import KeptForms
from app.interview.base.library import Library
from app.interview.base.stored_answers import restored
from app.interview.clients.casework import MUNICIPALITY, UNIT
from app.interview.sheet.signed_sheet import kept_sheet
from app.resources import resource_text
from app.stewardship.extract.extract_words import TextWords
from app.stewardship.gallring.retention_list import (
    FEEDBACK_SLOT,
    Keeping,
    keeping_of,
    label_of,
)
from app.stewardship.gallring.retention_rules import RetentionRules, Term, last_entry, term
from app.stewardship.log.log_words import Kind, kind_of, phrase
from app.storage.records import (
    LOOKS_BACK,
    SIGNED_SHEET,
    Client,
    DisposalLine,
    Hold,
    Interview,
    Join,
    LogChoice,
    StoredAnswer,
)
from app.storage.topics.stored_drafts import DRAFT, Of, Owner, owner_of
from app.storage.vault.vault import Vault

_ALL = 1 << 40  # rows of the log: every one


class ExtractTexts(Model):
    """What stands in every extract, from resources/texts/extract.toml."""

    version: str
    date: date
    title: str
    lead: str
    controller: str
    purpose: tuple[str, ...]
    basis: tuple[str, ...]
    source: str
    protection: str
    recipients: str
    no_recipients: str
    access: str
    half_written: str
    rights: tuple[str, ...]
    beyond: tuple[str, ...]
    review: str


class GivenAnswer(NamedTuple):
    """An answer in words, and as it is stored.

    Attributes:
        section, label: of the question; "" where the form does not have it.
        words: the answer for people.
        stored: the mark or the text itself.
    """

    key: str
    section: str
    label: str
    words: str
    stored: str


class GivenText(NamedTuple):
    """A text beside the answers: `label` says what it is, `words` what it says."""

    name: str
    label: str
    text: str
    words: str


class OneInterview(NamedTuple):
    """One version of one interview with all that belongs to it.

    Attributes:
        signed_by, corrected_by: who did, as people read it; "" for nobody.
    """

    interview: Interview
    title: str
    answers: tuple[GivenAnswer, ...]
    texts: tuple[GivenText, ...]
    signed_by: str
    corrected_by: str


class HalfWritten(NamedTuple):
    """What somebody had in hand about the person when it locked, and has not gone on with.

    Attributes:
        who: their signature, or "".
        words: what stood in the fields.
        stored: all of it, as it is kept.
    """

    who: str
    words: tuple[str, ...]
    stored: str


class Done(NamedTuple):
    """One event of the log about the person; `name` of whoever has the signature, or ""."""

    n: int
    at: str
    who: str
    name: str
    code: str
    what: str
    key: str
    interview: int | None
    client: int | None
    left: bool


@dataclass(frozen=True, slots=True)
class Extract:
    """All of it.

    Attributes:
        made_at: ISO time, UTC.
        municipality, unit: whose vault it is.
        others, joins: other clients that are the same person, as they stand, and how they
            came together.
        term: when the data are to be deleted.
        keeping: what keeps them longer.
        holds: every hold there was, with its reason in words.
        lines: of decisions to delete, where the person was kept.
    """

    made_at: str
    municipality: str
    unit: str
    client: Client
    others: tuple[Client, ...]
    joins: tuple[Join, ...]
    interviews: tuple[OneInterview, ...]
    log: tuple[Done, ...]
    term: Term | None
    keeping: tuple[Keeping, ...]
    holds: tuple[tuple[Hold, str], ...]
    lines: tuple[tuple[int, DisposalLine], ...]
    half_written: tuple[HalfWritten, ...]
    rules: RetentionRules
    texts: ExtractTexts

    @property
    def sent(self) -> tuple[Done, ...]:
        """What left the computer."""
        return tuple(each for each in self.log if each.left)


def extract_texts() -> ExtractTexts:
    """The texts that ship with the program."""
    return ExtractTexts.of_toml(resource_text("texts", "extract.toml"))


def make_extract(
    vault: Vault,
    library: Library,
    client_id: int,
    rules: RetentionRules,
    *,
    at: str,
    today: date,
) -> Extract:
    """Everything about one client.

    Raises:
        LookupError: there is no such client.
    """
    client, *others = vault.clients.rows_of(client_id)
    own = vault.clients.ids_of(client_id)
    settings = vault.settings.all()
    municipality = settings.get(MUNICIPALITY, "")
    interviews = vault.interviews.find(client_id)[::-1]
    holds = vault.holds.find(client_id)
    forms = KeptForms(vault.forms, library)
    decisions = [disposal.id for disposal in vault.disposals.all()]
    lines = [(id_, line) for id_ in decisions for line in vault.disposals.lines(id_)]
    codes = {each.code: each.label for each in library.codes("kommuner")}
    return Extract(
        made_at=at,
        municipality=codes.get(municipality, municipality),
        unit=settings.get(UNIT, ""),
        client=client,
        others=tuple(others),
        joins=tuple(vault.joins.of(client_id)),
        interviews=tuple(_one(vault, library, forms, each) for each in interviews),
        log=tuple(_log(vault, own, interviews)),
        term=_term(vault, client.id, rules, today),
        keeping=keeping_of(rules, client, holds, municipality, today),
        holds=tuple((hold, label_of(rules, hold.reason)) for hold in holds),
        lines=tuple((id_, line) for id_, line in lines if line.client_id in own),
        half_written=tuple(_half_written(settings, own, interviews)),
        rules=rules,
        texts=extract_texts(),
    )


def _one(
    vault: Vault, library: Library, forms: KeptForms, interview: Interview
) -> OneInterview:
    try:
        form = forms.form(interview.form_id, interview.form_version)
    except LookupError:
        form = None
    rows = vault.answers.of(interview.id)
    texts, staff = vault.texts.of(interview.id), vault.staff.all()
    sheet = kept_sheet(texts)
    told = dict(texts)
    if sheet is not None:
        told[SIGNED_SHEET] = sheet.says
    if LOOKS_BACK in told:
        told[LOOKS_BACK] = meant_in_words(vault, forms, interview, told[LOOKS_BACK])
    words = TextWords(form, library.instrument(interview.form_id).preparation)
    return OneInterview(
        interview,
        form.title if form else interview.form_id,
        tuple(_answers(form, rows)),
        tuple(
            GivenText(name, words.label(name), told[name], words.text(name, told[name]))
            for name in sorted(texts)
        ),
        signer(staff, interview.signed_by),
        signer(staff, interview.corrected_by),
    )


def _answers(form: Form | None, rows: dict[str, StoredAnswer]) -> Iterator[GivenAnswer]:
    """Each answer, those of the form in its order and any others after them."""
    known = restored(form, rows) if form else {}
    for key, question in form.questions.items() if form else ():
        if form and key in rows:
            words, section = show(question, known[key]), form.section_of[key].title
            yield GivenAnswer(key, section, question.label, words, _stored(rows[key]))
    for key in sorted(rows.keys() - known.keys()):
        yield GivenAnswer(key, "", "", _stored(rows[key]), _stored(rows[key]))


def _half_written(
    settings: dict[str, str], clients: tuple[int, ...], interviews: list[Interview]
) -> Iterator[HalfWritten]:
    """Each person has at most one, among the settings: see app/ui/flow/lock/lock_draft.py."""
    own = {Owner(Of.CLIENT, each) for each in clients}
    own |= {Owner(Of.INTERVIEW, each.id) for each in interviews}
    for key, value in settings.items():
        if not key.startswith(DRAFT):
            continue
        if owner_of(value) in own:
            texts = tuple(_words_in(json.loads(value).get("stands")))
            yield HalfWritten(key.removeprefix(DRAFT), texts, value)


def _words_in(stands: Any) -> Iterator[str]:
    if isinstance(stands, str) and stands.strip():
        yield stands
    elif isinstance(stands, dict | list):
        for each in stands.values() if isinstance(stands, dict) else stands:
            yield from _words_in(each)


def _stored(row: StoredAnswer) -> str:
    return row.mark or row.text or ""


def _log(
    vault: Vault, clients: tuple[int, ...], interviews: list[Interview]
) -> Iterator[Done]:
    names = {each.signature: each.name for each in vault.staff.all()}
    gone = vault.log.removed_interviews()
    own = [number for number, client in gone.items() if client in clients]
    own += [each.id for each in interviews]
    choice = LogChoice(clients=clients, interviews=tuple(own))
    for row in reversed(vault.log.newest(choice, limit=_ALL)):
        who, what = (row.who, names.get(row.who, "")), (row.code, phrase(row), row.key)
        left = kind_of(row.code) is Kind.LEFT
        yield Done(row.n, row.at, *who, *what, row.interview, row.client, left)


def _term(vault: Vault, client_id: int, rules: RetentionRules, today: date) -> Term | None:
    every = vault.holds.entries(FEEDBACK_SLOT)
    times = [time for each in every if each.client.id == client_id for time in each.times]
    written = vault.holds.last_writing([client_id]).get(client_id, "")
    latest = last_entry([*times, written], today)
    return term(rules, latest) if latest else None
