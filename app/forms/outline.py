# SPDX-License-Identifier: EUPL-1.2
"""A kept form without its words, and how far an interview is at a glance by it.

Most of a form is words, and to make all its questions takes longer than to look at fifty
interviews by it. So here a question is made only if it hangs on others, or an answer to it is read.
A glance says what `page_states` says, for lists of many interviews. Only those questions are
weighed that are not answered, each condition once, and only those answers read that it needs.
"""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple, get_args

from app.forms.answers import Answer, Mark
from app.forms.conditions import Condition
from app.forms.earlier_answers import named
from app.forms.model import Kind, Then
from app.forms.questions import Question, Stage
from app.forms.talk_progress import in_percent
from app.forms.three_valued import Truth

_KINDS = {
    word: kind
    for kind in get_args(get_args(Question)[0])
    for word in get_args(kind.model_fields["type"].annotation)
}


class Outlined(NamedTuple):
    """When a question is asked: see `Question`."""

    key: str
    stage: Stage
    optional: bool
    relevant: Condition | None


class Outline:
    """The questions of a form.

    Args:
        source: a form as JSON, with everything that is not as by default.
        broken_off: see `Form`.

    Attributes:
        title, kind: of the form.
        areas: those that are rated, as they stand in the source.
        then: what it looks back at: see `Form`.
        asked: every question, in form order.
        keys: theirs.
    """

    def __init__(self, source: str, *, broken_off: str = "") -> None:
        self.broken_off = broken_off
        form: dict[str, Any] = json.loads(source)
        self._sources = {one["key"]: one for one in form["asked"]}
        self._made: dict[str, Question] = {}
        self.title: str = form["title"]
        self.kind: Kind = form.get("kind", "interview")
        self.areas: tuple[Any, ...] = tuple(form.get("areas", ()))
        self.then: tuple[Then, ...] = tuple(form.get("then", ()))
        self.keys = self._sources.keys()
        self.asked = tuple(self._outlined(key) for key in self.keys)

    def question(self, key: str) -> Question:
        """One question, whole.

        Raises:
            KeyError: the form has none with this key.
        """
        if key not in self._made:
            source = self._sources[key]
            self._made[key] = _KINDS[source["type"]].model_validate(source)
        return self._made[key]

    def _outlined(self, key: str) -> Outlined:
        source = self._sources[key]
        hangs = source.get("relevant") is not None
        relevant = self.question(key).relevant if hangs else None
        stage: Stage = source.get("stage", "interview")
        return Outlined(key, stage, source.get("optional", False), relevant)


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
        counted = [outlined for outlined in outline.asked if not outlined.optional]
        hanging = [(one, one.relevant) for one in outline.asked if one.relevant is not None]
        places: dict[Condition, int] = {}
        for _, condition in hanging:
            places.setdefault(condition, len(places))
        self._conditions = [(place, tuple(place.looks_at())) for place in places]
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
