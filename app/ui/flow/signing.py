# SPDX-License-Identifier: EUPL-1.2
"""The signature: all of it on the disk, the sheet drawn as it is, and both signed together."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.interview.kept_sheet import keep_sheet
from app.interview.reading import Opened
from app.interview.session import Session
from app.interview.sheet import facts_of
from app.interview.signing import sign
from app.interview.steps import Step, steps_of
from app.storage.errors import NotSaved
from app.ui.flow.place import Place, now
from app.ui.saver import Saver


class Signing(QObject):
    """Signs one interview.

    Signals:
        signed: the interview as it is signed (Opened).
        refused: why it is not signed (BaseException).
    """

    signed = Signal(object)
    refused = Signal(object)

    def __init__(
        self, place: Place, opened: Opened, session: Session, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._opened = opened
        self._session = session

    def begin(self, saver: Saver, texts: Mapping[str, str]) -> None:
        """Sign, once everything before is on the disk; `texts` are those of the interview."""
        self._place.ask(nothing, partial(self._kept, saver, dict(texts)))

    def _kept(self, saver: Saver, texts: dict[str, str], _: object) -> None:
        if saver.has_refused:
            self.refused.emit(NotSaved())
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
        place.papers.submit(work, self._drawn, self.refused.emit)

    def _drawn(self, sheet: str | None) -> None:
        """What is signed is the sheet as it is now; it is kept with the signature."""
        vault, by = self._place.vault, self._place.staff.signature
        work = partial(sign, vault, self._opened, by=by, at=now(), sheet=sheet)
        self._place.ask(work, self._signed, self.refused.emit)

    def _signed(self, opened: Any) -> None:
        self.signed.emit(opened)


def nothing() -> None:
    """On the vault's thread: when this is done, all that came before it is, too."""
