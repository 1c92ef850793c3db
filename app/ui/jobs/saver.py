# SPDX-License-Identifier: EUPL-1.2
"""Every answer on its way to the disk: queued at once, told when durable, tried again if not."""

from datetime import datetime
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, Signal

from app.interview.base.stored_answers import stored
from app.interview.talk.session import Change
from app.storage.errors import NotSaved
from app.storage.vault.vault import Vault
from app.ui.jobs.jobs import Worker
from app.ui.jobs.unsaved_change import Batch, Changes, Unsaved, write_batch
from app.ui.pieces.delay import Delay
from app.user_error import UserError

AGAIN = 5_000  # milliseconds between tries while the disk refuses
LINGER = 250  # milliseconds at a question before it counts as where the talk is


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
        self._changes = Changes()
        self._under_way: list[Batch] = []
        self._waiting: list[Batch] = []
        self._again = Delay(self.try_again, self, after=AGAIN)
        self._position = ""
        self._linger = Delay(self.flush, self, after=LINGER)

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
        """What the disk has refused and still lacks: each key, and which change of it."""
        return self._changes.missed(self._waiting)

    def keep(self, change: Change, position: str) -> None:
        """Keep these answers, and where the talk is."""
        self._linger.stop()
        self._position = ""
        answers = {key: stored(answer) for key, answer in change.items()}
        self._submit(self._changes.batch(answers, {}, position))

    def keep_position(self, key: str) -> None:
        """Keep where the talk is, once it stays there: answers never wait for it."""
        self._position = key
        self._linger.start()

    def flush(self) -> None:
        """Keep where the talk is now."""
        self._linger.stop()
        if self._position:
            self._submit(self._changes.batch({}, {}, self._position))
            self._position = ""

    def keep_text(self, slot: str, text: str | None) -> None:
        """Keep a note or another text of the interview; None takes it away."""
        self._submit(self._changes.batch({}, {slot: text or None}, ""))

    def try_again(self) -> None:
        """Try what is waiting, but for what has been changed since."""
        waiting, self._waiting = self._waiting, []
        for batch in waiting:
            self._submit(batch.but_for(self._changes.latest))

    def unsaved(self) -> Unsaved:
        """Everything that is not known to be on the disk: for the lock, which never waits."""
        self._again.stop()
        batches = sorted([*self._waiting, *self._under_way], key=attrgetter("number"))
        return Unsaved(self._interview, tuple(batches), dict(self._changes.latest))

    def take_up(self, unsaved: Unsaved) -> None:
        """Go on trying with what the disk had not taken before the lock."""
        for batch in unsaved.left():
            given = (batch.answers, batch.texts, batch.position)
            self._submit(self._changes.batch(*given, at=batch.at))

    def _submit(self, batch: Batch) -> None:
        self._under_way.append(batch)
        if batch.answers or batch.texts:
            self.writes.emit()
        self._worker.submit(
            partial(write_batch, self._vault, self._interview, batch),
            done=self._done,
            failed=partial(self._refused, batch),
        )

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
