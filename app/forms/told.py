# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the shape of a definition, in Swedish: the libraries say it in English."""

from collections.abc import Mapping
from typing import Any

_SHAPES = {
    "missing": "saknas. Lägg till den.",
    "extra_forbidden": "finns inte. Kontrollera stavningen.",
    "string": "ska vara text inom citattecken.",
    "int": "ska vara ett heltal utan citattecken.",
    "bool": "ska vara true eller false.",
    "list": "ska vara en lista inom hakparenteser.",
    "tuple": "ska vara en lista inom hakparenteser.",
    "dict": "ska vara en tabell.",
    "model": "ska vara en tabell.",
    "typed_dict": "ska vara en tabell.",
}
_UNKNOWN = "har fel form. Jämför med ett formulär som följer med."


def shape_words(kind: str, context: Mapping[str, Any]) -> str:
    """What a key should be, from pydantic's kind of fault and what belongs to it."""
    if expected := context.get("expected") or context.get("expected_tags"):
        return f"ska vara något av {expected}.".replace(" or ", " eller ")
    whole = _SHAPES.get(kind)
    begun = (words for name, words in _SHAPES.items() if kind.startswith(f"{name}_"))
    return whole or next(begun, _UNKNOWN)
