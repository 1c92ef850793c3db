# SPDX-License-Identifier: EUPL-1.2
"""What one change of an interview wants kept, until it is on the disk; also past a lock."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from app.storage.clock import as_text, system_clock
from app.storage.errors import SignedInterview
from app.storage.records import MEASURED, StoredAnswer
from app.storage.vault.vault import Vault

_POSITION = "@"  # stands among the keys for where the talk is


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


class Changes:
    """Counts what is given of one interview.

    Attributes:
        latest: which batch has the last word on a key.
    """

    def __init__(self) -> None:
        self.latest: dict[str, int] = {}
        self._number = 0

    def batch(
        self,
        answers: dict[str, StoredAnswer | None],
        texts: dict[str, str | None],
        position: str,
        at: str = "",
    ) -> Batch:
        """The next; `at` is the time now unless it was given before."""
        self._number += 1
        where = (_POSITION,) if position else ()
        for key in (*answers, *("~" + slot for slot in texts), *where):
            self.latest[key] = self._number
        return Batch(self._number, answers, texts, position, at or as_text(system_clock()))

    def missed(self, batches: Iterable[Batch]) -> frozenset[tuple[str, int]]:
        """The keys of these that have the last word, each with its batch.

        Time that the program itself counts is left out: nobody would miss it.
        """
        left = (batch.but_for(self.latest) for batch in batches)
        keys = ((key, one.number) for one in left for key in (*one.answers, *one.texts))
        return frozenset(each for each in keys if not each[0].startswith(MEASURED))


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
        return (batch.but_for(self.latest) for batch in self.batches if not batch.is_kept)


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
