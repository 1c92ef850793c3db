# SPDX-License-Identifier: EUPL-1.2
"""A kept form without its words: which questions there are, and when each is asked.

Most of a form is words, and to make all its questions takes longer than to look at fifty
interviews by it. So here a question is made only if it hangs on others, or an answer to it is read.
"""

import json
from typing import Any, NamedTuple, get_args

from app.forms.conditions import Condition
from app.forms.model import Kind, Then
from app.forms.questions import Question, Stage

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
