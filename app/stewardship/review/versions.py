# SPDX-License-Identifier: EUPL-1.2
"""The versions of one interview, and two of them side by side: what a correction changed (G2).

All of it belongs to the vault's thread.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from app.forms.codec import show
from app.forms.model import Form
from app.forms.question_number import number_of
from app.interview.after.signing import signer
from app.interview.base.form_versions import KeptForms
from app.interview.base.library import Library
from app.interview.base.persons import case_words
from app.interview.base.stored_answers import restored
from app.interview.base.text_kinds import EXPLANATION, NOTE, ON_SHEET, SHEET, UNIT, kind_of
from app.report.sheet.sheet_rules import AREA
from app.storage.errors import NotSaved
from app.storage.log.events import Event
from app.storage.records import Interview, Staff
from app.storage.vault.vault import Vault

NO_ANSWER = "–"
_WHOLE = "Intervjun"


class Version(NamedTuple):
    """One version.

    Attributes:
        id: of the interview.
        number: 1 for the first, one more for each correction.
        who: who signed it, or began it if it is not signed.
        signed_at: ISO time, UTC, or "" where it is not signed yet.
        begun_at: ISO time, UTC.
        reason: why it was made, "" for the first.
        is_valid: whether it is the one that counts.
    """

    id: int
    number: int
    who: str
    signed_at: str
    begun_at: str
    reason: str
    is_valid: bool


class ChangedRow(NamedTuple):
    """Something in two versions. `where` is a section of the form, or what kind of text."""

    where: str
    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Whether the two are not alike."""
        return self.before != self.after


@dataclass(frozen=True)
class SideBySide:
    """Two versions; what differs first, then what is alike, each in the form's order."""

    before: int
    after: int
    different: tuple[ChangedRow, ...]
    alike: tuple[ChangedRow, ...]


class Versions(NamedTuple):
    """All versions of an interview, the first first, and what its bar says."""

    case: str
    title: str
    versions: tuple[Version, ...]
    name: str = ""


def versions_of(vault: Vault, library: Library, interview_id: int) -> Versions:
    """Every version that the one with this id belongs to.

    Raises:
        LookupError: there is none with this id.
    """
    interview = vault.interviews.get(interview_id)
    every = {one.id: one for one in vault.interviews.find(interview.client_id)}
    later = {one.replaces: one for one in every.values() if one.replaces is not None}
    first = interview
    while first.replaces is not None:
        first = every[first.replaces]
    chain = [first]
    while (following := later.get(chain[-1].id)) is not None:
        chain.append(following)
    form = KeptForms(vault.forms, library).form(interview.form_id, interview.form_version)
    client = vault.clients.get(interview.client_id)
    staff = vault.staff.all()
    versions = tuple(_version(one, staff) for one in chain)
    return Versions(case_words(client.case_number), form.title, versions, client.name)


def side_by_side(vault: Vault, library: Library, before: int, after: int) -> SideBySide:
    """Two versions of one interview. That both were opened is logged, unless the disk refuses.

    Raises:
        LookupError: there is none with one of these ids.
    """
    old, new = vault.interviews.get(before), vault.interviews.get(after)
    form = KeptForms(vault.forms, library).form(new.form_id, new.form_version)
    said, says = vault.texts.of(before), vault.texts.of(after)
    units = (UNIT.of(texts) or NO_ANSWER for texts in (said, says))
    rows = [
        ChangedRow(_WHOLE, "Dag", old.date, new.date),
        ChangedRow(_WHOLE, "Intervjuare", old.interviewer, new.interviewer),
        ChangedRow(_WHOLE, "Enhet", *units),
        *_answers(vault, form, before, after),
        *_texts(form, said, says),
    ]
    with suppress(NotSaved), vault.transaction():  # reading must go on
        for fromkey in dict.fromkeys((before, after)):
            vault.log.add(Event.OPENED, interview=fromkey)
    different = tuple(row for row in rows if row.differs)
    alike = tuple(row for row in rows if not row.differs)
    return SideBySide(before, after, different, alike)


def _version(one: Interview, staff: list[Staff]) -> Version:
    return Version(
        id=one.id,
        number=one.version,
        who=signer(staff, one.signed_by or one.corrected_by) or one.interviewer,
        signed_at=one.signed_at or "",
        begun_at=one.started_at,
        reason=one.reason or "" if one.version > 1 else "",
        is_valid=one.status == "signed",
    )


def _answers(vault: Vault, form: Form, before: int, after: int) -> list[ChangedRow]:
    both = [restored(form, vault.answers.of(number)) for number in (before, after)]
    rows = []
    for key, question in form.questions.items():
        given = [answers.get(key) for answers in both]
        if given != [None, None]:
            said = (NO_ANSWER if one is None else show(question, one) for one in given)
            label = f"{number_of(key)} {question.label}"
            rows.append(ChangedRow(form.section_of[key].title, label, *said))
    return rows


def _texts(form: Form, old: Mapping[str, str], new: Mapping[str, str]) -> list[ChangedRow]:
    titles = {area.id: area.title for area in form.areas}
    return [
        ChangedRow(*called, old.get(slot, NO_ANSWER), new.get(slot, NO_ANSWER))
        for slot in sorted({**old, **new})
        if (called := _called(slot, titles))[0]
    ]


def _called(slot: str, titles: Mapping[str, str]) -> tuple[str, str]:
    """What a text is and what it is about; "" where it is not compared."""
    kind, about = kind_of(slot)
    if kind is NOTE:
        about = number_of(about)
    elif kind is EXPLANATION:
        about = about.replace(":", " ")
    elif kind is SHEET and ON_SHEET.get(about, ("", ""))[1]:
        about = ON_SHEET[about][1]
    else:  # an area
        about = about.removeprefix(AREA)
        about = titles.get(about, about)
    return kind.where, kind.label.replace("{about}", about) or slot
