# SPDX-License-Identifier: EUPL-1.2
"""Which steps a talk calls for, which are new, and the way to them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from app.forms.areas import Prompt
from app.interview.base.text_kinds import SEEN, unseen
from app.interview.talk.session import Session
from app.ui.talk.side_panel import SidePanel


class SupportSteps:
    """Which prompts of a talk nobody has acknowledged yet.

    Args:
        session: the talk.
        texts: of the interview; what `keep` keeps is among them at once.
        keep: keeps a text: its name, and what it says.
        read_only: a signed talk calls for nothing any more.
    """

    def __init__(
        self,
        session: Session,
        texts: Mapping[str, str],
        keep: Callable[[str, str], None],
        *,
        read_only: bool,
    ) -> None:
        self._session, self._texts = session, texts
        self._keep, self._read_only = keep, read_only

    @property
    def every(self) -> tuple[Prompt, ...]:
        """All that the answers call for."""
        return () if self._read_only else self._session.state.prompts

    @property
    def new(self) -> tuple[Prompt, ...]:
        """Those that nobody has acknowledged."""
        return () if self._read_only else unseen(self._session.state, self._texts)

    def open(self, beside: SidePanel) -> None:
        """Show the first new one beside the talk, or all where there is no new one."""
        if self.every:
            beside.support(self.new, self.every)

    def go_on(self, beside: SidePanel) -> None:
        """To the next new one, or back to the talk."""
        self.open(beside) if self.new else beside.close()

    def acknowledge(self, prompt: str) -> None:
        """Keep that one was seen, and when."""
        self._keep(SEEN.slot(prompt), datetime.now(UTC).isoformat(timespec="seconds"))
