# SPDX-License-Identifier: EUPL-1.2
"""Where one came from within an interview, so that Escape leads there, to the same place."""

from app.interview.after.steps import Step
from app.ui.pieces.half_typed import Stands

Visit = tuple[Step, Stands]


class Visits:
    """The pages that lie behind the one in sight, the first first."""

    def __init__(self) -> None:
        self._behind: list[Visit] = []

    @property
    def last(self) -> Step | None:
        """The page that one came from."""
        return self._behind[-1][0] if self._behind else None

    def begin(self, *behind: Step) -> None:
        """Anew, as if one had come over these."""
        self._behind = [(step, {}) for step in behind]

    def go(self, here: Step, stands: Stands, to: Step) -> Stands:
        """From here to another step; how that one stood if it lies behind, and then no further."""
        for place, (step, stood) in enumerate(self._behind):
            if step is to:
                del self._behind[place:]
                return stood
        self._behind.append((here, stands))
        return {}

    def follow(self, here: Step, stands: Stands) -> None:
        """From here to one question of another page, and back from there."""
        self._behind.append((here, stands))

    def back(self) -> Visit | None:
        """The page that one came from, and how it stood; None where this was the first."""
        return self._behind.pop() if self._behind else None
