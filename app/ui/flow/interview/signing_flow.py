# SPDX-License-Identifier: EUPL-1.2
"""The signature: all of it on the disk, the sheet drawn as it is, and both signed together."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.interview.after.signing import sign
from app.interview.after.steps import Step, steps_of
from app.interview.base.reading import Opened
from app.interview.sheet.sheet import facts_of
from app.interview.sheet.signed_sheet import keep_sheet
from app.interview.talk.session import Session
from app.storage.errors import NotSaved
from app.ui.flow.base.context import Context, now
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.jobs.saver import Saver


class SigningFlow(VaultFlow):
    """Signs one interview.

    Signals:
        signed: the interview as it is signed (Opened).
        not_signed: why it is not signed (BaseException).
    """

    signed = Signal(object)
    not_signed = Signal(object)

    def __init__(
        self, place: Context, opened: Opened, session: Session, *, parent: QObject
    ) -> None:
        super().__init__(place, parent)
        self._opened = opened
        self._session = session

    def begin(self, saver: Saver, texts: Mapping[str, str]) -> None:
        """Sign, once everything before is on the disk; `texts` are those of the interview."""
        self.ask(nothing, partial(self._kept, saver, dict(texts)))

    def _kept(self, saver: Saver, texts: dict[str, str], _: object) -> None:
        if saver.has_refused:
            self.not_signed.emit(NotSaved())
            return
        place, session, opened = self._place, self._session, self._opened
        if Step.SHEET not in steps_of(session.form):
            self._drawn(None)
            return
        facts = facts_of(opened.form, opened.client, opened.interview)
        work = partial(
            keep_sheet,
            *(session.form, session.answers, texts),
            replace(facts, signed=True),
            place.library.instrument(session.form.id),
            paper=(place.fonts, place.mark),
        )
        place.papers.submit(work, self._drawn, self.not_signed.emit)

    def _drawn(self, sheet: str | None) -> None:
        """What is signed is the sheet as it is now; it is kept with the signature."""
        vault, by = self.vault, self._place.staff.signature
        work = partial(sign, vault, self._opened, by=by, at=now(), sheet=sheet)
        self.ask(work, self.signed.emit, self.not_signed.emit)


def nothing() -> None:
    """On the vault's thread: when this is done, all that came before it is, too."""
