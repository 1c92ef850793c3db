# SPDX-License-Identifier: EUPL-1.2
"""Numbers, lists and first letters as Swedish writes them: "10 000 klienter", "a, b och c"."""

from collections.abc import Sequence


def spaced(number: int) -> str:
    """A number with a blank at each thousand, where no line breaks: "10 000"."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def with_noun(number: int, one: str, many: str) -> str:
    """Such as "1 klient" or "10 000 klienter"."""
    return f"{spaced(number)} {one if number == 1 else many}"


def listed(parts: Sequence[str], last: str = "och") -> str:
    """Parts as one list: "a", "a och b", "a, b och c"; `last` is the word before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small letter first."""
    return text[:1].lower() + text[1:]
