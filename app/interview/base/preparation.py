# SPDX-License-Identifier: EUPL-1.2
"""What comes before the talk: the start ticks, what to tell the client, why it may wait."""

from pydantic import Field

from app.forms.conditions import Model


class StartTick(Model):
    """One thing that must hold before the talk. `otherwise` is what to do when it does not."""

    id: str
    label: str
    help: str = ""
    otherwise: str = ""


class Tell(Model):
    """One thing that the client is told. `say` is a way to say it."""

    id: str
    label: str
    say: str


class PostponeReason(Model):
    """A reason to choose another day. The one with a tick's id goes with that tick."""

    id: str
    label: str


class PreparationTexts(Model):
    """All of it, in the order it stands."""

    ready_lead: str = ""
    tell_lead: str = ""
    postpone_lead: str = ""
    ready: tuple[StartTick, ...] = Field(min_length=1)
    tell: tuple[Tell, ...]
    postpone: tuple[PostponeReason, ...]
