# SPDX-License-Identifier: EUPL-1.2
"""A sentence with places in it: "Du har druckit {E1.c|av30}." cut up once, filled often."""

import re
from typing import NamedTuple

_PLACE = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*))?\}")
LIST = "list"  # the place of a listing, {list}


class Place(NamedTuple):
    """Where an answer goes. `manner` names a unit or a table of words; "" is the plain value."""

    key: str
    manner: str


class Template(NamedTuple):
    """The parts of a sentence in order; strings stay as they are."""

    parts: tuple[str | Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places for answers, {list} left out."""
        return tuple(
            part for part in self.parts if isinstance(part, Place) and part.key != LIST
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The questions that are named."""
        return tuple(place.key for place in self.places)


def read_template(text: str) -> Template:
    """Cuts a sentence at its places: {KEY}, {KEY|unit or words}, {list}."""
    parts: list[str | Place] = []
    end = 0
    for found in _PLACE.finditer(text):
        if found.start() > end:
            parts.append(text[end : found.start()])
        parts.append(Place(found[1], found[2] or ""))
        end = found.end()
    if end < len(text):
        parts.append(text[end:])
    return Template(tuple(parts))
