# SPDX-License-Identifier: EUPL-1.2
"""A sentence with places in it: "Du har druckit {E1.c|av30}." cut up once, filled often."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_PLACE = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*))?\}")
_MAYBE = re.compile(r"\[([^\[\]]*)\]")
LIST = "list"  # the place of a listing, {list}


class Place(NamedTuple):
    """Where an answer goes. `manner` names a unit or a table of words; "" is the plain value."""

    key: str
    manner: str


class Maybe(NamedTuple):
    """A piece that is left out where one of its places has no value."""

    parts: tuple[str | Place, ...]


@dataclass(frozen=True)
class Template:
    """The parts of a sentence in order; strings stay as they are."""

    parts: tuple[str | Place | Maybe, ...]

    @cached_property
    def pieces(self) -> tuple[str | Place, ...]:
        """Its parts where nothing is left out."""
        each = (part.parts if isinstance(part, Maybe) else (part,) for part in self.parts)
        return tuple(piece for some in each for piece in some)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place for an answer, {list} left out."""
        places = (piece for piece in self.pieces if isinstance(piece, Place))
        return tuple(place for place in places if place.key != LIST)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The questions without whose value there is no sentence."""
        places = (part for part in self.parts if isinstance(part, Place))
        return tuple(place.key for place in places if place.key != LIST)


def read_template(text: str) -> Template:
    """Cuts a sentence at its places: {KEY}, {KEY|unit or words}, {list}, [a piece or not]."""
    parts: list[str | Place | Maybe] = []
    end = 0
    for found in _MAYBE.finditer(text):
        parts += _cut(text[end : found.start()])
        parts.append(Maybe(tuple(_cut(found[1]))))
        end = found.end()
    parts += _cut(text[end:])
    return Template(tuple(parts))


def _cut(text: str) -> Iterator[str | Place]:
    end = 0
    for found in _PLACE.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        yield Place(found[1], found[2] or "")
        end = found.end()
    if end < len(text):
        yield text[end:]
