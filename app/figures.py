# SPDX-License-Identifier: EUPL-1.2
"""How many, as it is written in Swedish: 10 000, and the right word after it."""


def spaced(number: int) -> str:
    """A number with a blank at each thousand, where no line breaks: "10 000"."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def with_noun(number: int, one: str, many: str) -> str:
    """Such as "1 klient" or "10 000 klienter"."""
    return f"{spaced(number)} {one if number == 1 else many}"
