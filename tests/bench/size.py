# SPDX-License-Identifier: EUPL-1.2
"""How much is measured: the whole, or a little to see that the pieces run."""

from dataclasses import dataclass

from app.storage.keys.cryptography import REAL, KeyCost


@dataclass(frozen=True)
class Size:
    """How many times, and how much.

    Attributes:
        answers: durable answers of each kind.
        states: times that all page states are made.
        loads: times that the form is loaded.
        starts: processes of each kind that are started.
        papers: sheets of each kind.
        interviews: in the large import; the small one has 10 at most.
        opens: times that each vault is opened.
        copies: times that a large vault is copied, and looked through.
        events: in the log whose chain is verified.
        questions: typed by keyboard; 0 is the whole interview.
        cost: of a guess at the passphrase.
    """

    answers: int = 300
    states: int = 400
    loads: int = 15
    starts: int = 15
    papers: int = 20
    interviews: int = 10_000
    opens: int = 7
    copies: int = 3
    events: int = 50_000
    questions: int = 0
    cost: KeyCost = REAL


WHOLE = Size()
TINY = Size(
    answers=3,
    states=2,
    loads=1,
    starts=1,
    papers=1,
    interviews=12,
    opens=1,
    copies=1,
    events=40,
    questions=12,
    cost=KeyCost(memory_kib=64, time=1, parallelism=1),
)
