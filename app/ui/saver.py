# SPDX-License-Identifier: EUPL-1.2
"""Every answer on its way to the disk: queued at once, told when durable, tried again if not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import UserError
from app.interview.kept import stored
from app.interview.session import Change
from app.storage.errors import NotSaved
from app.storage.records import StoredAnswer
from app.storage.vault import Vault
from app.ui.jobs import Worker

AGAIN = 5_000  # milliseconds between tries while the disk refuses
_POSITION = "@"  # stands among the keys for where the talk is
LINGER = 250  # milliseconds at a question before it counts as where the talk is


@dataclass(frozen=True)
class _Batch:
    """What one change wants kept. `number` says which came last."""

    number: int
    answers: dict[str, StoredAnswer | None]
    texts: dict[str, str | None]
    position: str


class Saver(QObject):
    """Keeps one interview's changes durable, in order, and says when they are.

    Signals:
        saved: everything given so far is on the disk; the local time, "14.32" (str).
        failed: something could not be kept and is tried again (UserError).
    """

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
        self._under_way = 0
        self._waiting: list[_Batch] = []
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self.try_again)
        self._position = ""
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER)
        self._linger.timeout.connect(self.flush)

    @property
    def is_clean(self) -> bool:
        """Whether everything given so far is on the disk."""
        return not (self._under_way or self._waiting or self._position)

    @property
    def has_refused(self) -> bool:
        """Whether something given could not be kept, and waits for another try."""
        return bool(self._waiting)

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
            answers = {k: v for k, v in batch.answers.items() if self._is_latest(k, batch)}
            texts = {
                k: v for k, v in batch.texts.items() if self._is_latest("~" + k, batch)
            }
            position = batch.position if self._is_latest(_POSITION, batch) else ""
            self._submit(_Batch(batch.number, answers, texts, position))

    def _batch(
        self,
        answers: dict[str, StoredAnswer | None],
        texts: dict[str, str | None],
        position: str,
    ) -> _Batch:
        self._number += 1
        where = (_POSITION,) if position else ()
        for key in (*answers, *("~" + slot for slot in texts), *where):
            self._latest[key] = self._number
        return _Batch(self._number, answers, texts, position)

    def _is_latest(self, key: str, batch: _Batch) -> bool:
        return self._latest.get(key) == batch.number

    def _submit(self, batch: _Batch) -> None:
        self._under_way += 1
        self._worker.submit(
            partial(_write, self._vault, self._interview, batch),
            done=self._done,
            failed=self._failing(batch),
        )

    def _failing(self, batch: _Batch) -> Callable[[BaseException], None]:
        return partial(self._refused, batch)

    def _done(self, _: Any) -> None:
        self._under_way -= 1
        if not (self._under_way or self._waiting):  # where the talk is may come later
            self.saved.emit(datetime.now().astimezone().strftime("%H.%M"))

    def _refused(self, batch: _Batch, error: BaseException) -> None:
        self._under_way -= 1
        self._waiting.append(batch)
        self._again.start()
        self.failed.emit(error if isinstance(error, UserError) else NotSaved())
        if not isinstance(error, UserError):
            raise error


def _write(vault: Vault, interview_id: int, batch: _Batch) -> None:
    if batch.answers or batch.position:
        vault.put_answers(interview_id, batch.answers, position=batch.position or None)
    if batch.texts:
        vault.put_texts(interview_id, batch.texts)
