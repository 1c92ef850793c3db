# SPDX-License-Identifier: EUPL-1.2
"""How far an interview is, at a glance: what is left to ask, without a state for each question.

It says what `page_states` says, for lists of many interviews. Only those questions are weighed
that are not answered, each condition once, and only those answers read that a condition needs.
"""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from app.forms.answers import Answer, Mark
from app.forms.conditions import Condition
from app.forms.outline import Outline
from app.forms.progress import in_percent
from app.forms.then import named
from app.forms.truths import Truth


class Far(NamedTuple):
    """How far it is.

    Attributes:
        percent: how much of the talk is handled, 0-100: see `state.percent`.
        talk: questions that are missing in the talk.
        after: questions that are missing after it.
        first: key of the first question that is missing in the talk, or "".
    """

    percent: int
    talk: int
    after: int
    first: str


class _Hanging(NamedTuple):
    """A question that hangs on others.

    Attributes:
        condition: the place of its condition among all different ones.
        counts: whether it is missed where it is asked and not answered.
        is_looked_at: whether another question hangs on it.
    """

    key: str
    condition: int
    counts: bool
    is_looked_at: bool


class Glance:
    """A form, prepared to look at many interviews by it.

    Args:
        outline: of a form whose conditions only look back (check F05 of `forms check`).
    """

    def __init__(self, outline: Outline) -> None:
        counted = [one for one in outline.asked if not one.optional]
        hanging = [(one, one.relevant) for one in outline.asked if one.relevant is not None]
        places: dict[Condition, int] = {}
        for _, condition in hanging:
            places.setdefault(condition, len(places))
        self._conditions = [(one, tuple(one.looks_at())) for one in places]
        looked_at = {key for _, keys in self._conditions for key in keys}
        self._hanging = [
            _Hanging(one.key, places[condition], not one.optional, one.key in looked_at)
            for one, condition in hanging
        ]
        self._order = tuple(outline.keys)
        self._talk = frozenset(one.key for one in counted if one.stage == "interview")
        always = frozenset(one.key for one in counted if one.relevant is None)
        self._always_talk, self._always_after = always & self._talk, always - self._talk

    def far(
        self,
        there: Collection[str],
        read: Callable[[str], Answer | None],
        then: Mapping[str, Answer] | None = None,
    ) -> Far:
        """How far an interview is.

        Args:
            there: the keys of its answers; such as the form does not have count for nothing.
            read: gives the answer with a key that is there.
            then: see `Answers`.
        """
        talk = set(self._always_talk.difference(there))
        after = len(self._always_after.difference(there))
        quiet = 0
        asks = _Truths(self._conditions, there, read, named(then or {}))
        for key, place, counts, is_looked_at in self._hanging:
            is_open = counts and key not in there
            if not is_open and not is_looked_at:
                continue
            ask = asks.truth(place)
            if ask is False:
                asks.given[key] = Mark.N
            elif is_open and key not in self._talk:
                after += bool(ask)
            elif is_open and ask:
                talk.add(key)
            else:
                quiet += is_open
        handled = len(self._talk) - len(talk) - quiet
        first = next((key for key in self._order if key in talk), "") if talk else ""
        percent = in_percent(handled, len(self._talk), left=len(talk))
        return Far(percent, len(talk), after, first)


class _Truths:
    """Which conditions hold in one interview: each is weighed once, and only if asked for."""

    def __init__(
        self,
        conditions: list[tuple[Condition, tuple[str, ...]]],
        there: Collection[str],
        read: Callable[[str], Answer | None],
        beside: dict[str, Answer],
    ) -> None:
        self.given = beside
        self._conditions = conditions
        self._there = there
        self._read = read
        self._known: dict[int, Truth] = {}

    def truth(self, place: int) -> Truth:
        if place not in self._known:
            condition, keys = self._conditions[place]
            for key in keys:
                if key in self._there and key not in self.given:
                    answer = self._read(key)
                    if answer is not None:
                        self.given[key] = answer
            self._known[place] = condition.truth(self.given)
        return self._known[place]
