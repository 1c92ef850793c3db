# SPDX-License-Identifier: EUPL-1.2
"""Every answer on its way to the disk: queued at once, told when durable, tried again if not."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview.kept import stored
from app.interview.session import Change
from app.storage.clock import as_text, system_clock
from app.storage.errors import NotSaved, SignedInterview
from app.storage.records import MEASURED, StoredAnswer
from app.storage.vault import Vault
from app.ui.jobs import Worker
from app.ui.pause import Pause

AGAIN = 5_000  # milliseconds between tries while the disk refuses
_POSITION = "@"  # stands among the keys for where the talk is
UNSAVED = (
    "Det senaste är inte sparat, för det går inte att skriva på disken. Frigör utrymme eller "
    "se till att mappen går att skriva i, så sparas det av sig självt. Stänger du en gång "
    "till försvinner det senaste. Allt tidigare är sparat."
)
LINGER = 250  # milliseconds at a question before it counts as where the talk is


@dataclass(eq=False)
class Batch:
    """What one change wants kept. `number` says which came last.

    `at` is when it was given, which may be long before the disk takes it. `is_kept` is set
    on the vault's thread, once it is on the disk.
    """

    number: int
    answers: dict[str, StoredAnswer | None]
    texts: dict[str, str | None]
    position: str
    at: str
    is_kept: bool = False

    def but_for(self, latest: Mapping[str, int]) -> "Batch":
        """The same without what a later one has changed."""
        return Batch(
            self.number,
            {k: v for k, v in self.answers.items() if latest.get(k) == self.number},
            {k: v for k, v in self.texts.items() if latest.get("~" + k) == self.number},
            self.position if latest.get(_POSITION) == self.number else "",
            self.at,
        )


@dataclass(frozen=True)
class Unsaved:
    """What was given of an interview and may not be on the disk yet, when it is locked.

    Attributes:
        interview: its id.
        batches: in the order they were given.
        latest: which of them has the last word on a key.
    """

    interview: int
    batches: tuple[Batch, ...]
    latest: Mapping[str, int]

    def write(self, vault: Vault) -> None:
        """On the vault's thread: keep what is not kept yet.

        Raises:
            NotSaved: the disk refuses. What was written before is kept.
        """
        for batch in self.batches:
            if batch.is_kept:
                continue
            with suppress(SignedInterview):  # meanwhile: there is nowhere left to keep it
                write_batch(vault, self.interview, batch.but_for(self.latest))
            batch.is_kept = True

    def left(self) -> Iterator[Batch]:
        """What is not kept yet, without what a later one has changed."""
        return (one.but_for(self.latest) for one in self.batches if not one.is_kept)


class Saver(QObject):
    """Keeps one interview's changes durable, in order, and says when they are.

    Signals:
        writes: answers or texts are on their way to the disk.
        saved: everything given so far is on the disk; the local time, "14.32" (str).
        failed: something could not be kept and is tried again (UserError).
    """

    writes = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(
        self, worker: Worker, vault: Vault, interview_id: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._vault = vault
        self._interview = interview_id
        self._number = 0
        self._latest: dict[str, int] = {}
        self._under_way: list[Batch] = []
        self._waiting: list[Batch] = []
        self._again = Pause(self.try_again, self, after=AGAIN)
        self._position = ""
        self._linger = Pause(self.flush, self, after=LINGER)

    @property
    def is_clean(self) -> bool:
        """Whether everything given so far is on the disk."""
        return not (self._under_way or self._waiting or self._position)

    @property
    def has_refused(self) -> bool:
        """Whether something given could not be kept, and waits for another try."""
        return bool(self._waiting)

    @property
    def refused(self) -> frozenset[tuple[str, int]]:
        """What the disk has refused and still lacks: each key, and which change of it.

        Time that the program itself counts is left out: nobody would miss it.
        """
        keys = {
            (key, one.number)
            for one in map(self._left_of, self._waiting)
            for key in (*one.answers, *one.texts)
        }
        return frozenset(each for each in keys if not each[0].startswith(MEASURED))

    def keep(self, change: Change, position: str) -> None:
        """Keep these answers, and where the talk is."""
        self._linger.stop()
        self._position = ""
        answers = {key: stored(answer) for key, answer in change.items()}
        self._submit(self._batch(answers, {}, position))

    def keep_position(self, key: str) -> None:
        """Keep where the talk is, once it stays there: answers never wait for it."""
        self._position = key
        self._linger.start()

    def flush(self) -> None:
        """Keep where the talk is now."""
        self._linger.stop()
        if self._position:
            self._submit(self._batch({}, {}, self._position))
            self._position = ""

    def keep_text(self, slot: str, text: str | None) -> None:
        """Keep a note or another text of the interview; None takes it away."""
        self._submit(self._batch({}, {slot: text or None}, ""))

    def try_again(self) -> None:
        """Try what is waiting, but for what has been changed since."""
        waiting, self._waiting = self._waiting, []
        for batch in waiting:
            self._submit(batch.but_for(self._latest))

    def unsaved(self) -> Unsaved:
        """Everything that is not known to be on the disk: for the lock, which never waits."""
        self._again.stop()
        batches = sorted([*self._waiting, *self._under_way], key=_number)
        return Unsaved(self._interview, tuple(batches), dict(self._latest))

    def take_up(self, unsaved: Unsaved) -> None:
        """Go on trying with what the disk had not taken before the lock."""
        for batch in unsaved.left():
            self._submit(
                self._batch(batch.answers, batch.texts, batch.position, at=batch.at)
            )

    def _left_of(self, batch: Batch) -> Batch:
        return batch.but_for(self._latest)

    def _batch(
        self,
        answers: dict[str, StoredAnswer | None],
        texts: dict[str, str | None],
        position: str,
        at: str = "",
    ) -> Batch:
        self._number += 1
        where = (_POSITION,) if position else ()
        for key in (*answers, *("~" + slot for slot in texts), *where):
            self._latest[key] = self._number
        return Batch(self._number, answers, texts, position, at or as_text(system_clock()))

    def _submit(self, batch: Batch) -> None:
        self._under_way.append(batch)
        if batch.answers or batch.texts:
            self.writes.emit()
        self._worker.submit(
            partial(write_batch, self._vault, self._interview, batch),
            done=self._done,
            failed=self._failing(batch),
        )

    def _failing(self, batch: Batch) -> Callable[[BaseException], None]:
        return partial(self._refused, batch)

    def _done(self, batch: Batch) -> None:
        self._under_way.remove(batch)
        if not (self._under_way or self._waiting):  # where the talk is may come later
            self.saved.emit(datetime.now().astimezone().strftime("%H.%M"))

    def _refused(self, batch: Batch, error: BaseException) -> None:
        self._under_way.remove(batch)
        self._waiting.append(batch)
        self._again.start()
        self.failed.emit(error if isinstance(error, UserError) else NotSaved())
        if not isinstance(error, UserError):
            raise error


def write_batch(vault: Vault, interview_id: int, batch: Batch) -> Batch:
    """On the vault's thread: one change, durable when it returns. Raises as `StoredAnswers.put`."""
    if batch.answers or batch.position:
        at = batch.at if batch.answers else None  # looking at a question is no work on it
        vault.answers.put(
            interview_id, batch.answers, position=batch.position or None, at=at
        )
    if batch.texts:
        vault.texts.put(interview_id, batch.texts, at=batch.at)
    batch.is_kept = True
    return batch


def _number(batch: Batch) -> int:
    return batch.number
