# SPDX-License-Identifier: EUPL-1.2
"""The number of a question as people read and type it, made of its key."""

# What a part of a key is called, where its own name is English.
_PARTS = {"which": "vilket"}


def number_of(key: str) -> str:
    """Such as "C9", "E1 c" for a cell of a grid (E1.c), and "D10 kr" for D10.kr.

    No line breaks at the blank. What is no key of a question is as it is.
    """
    number, dot, part = key.partition(".")
    return f"{number}\u00a0{_PARTS.get(part, part)}" if dot else key


def is_number_of(key: str, typed: str) -> bool:
    """Whether what is typed, in lower case, begins the number: "e1", "e1c", "e1 c", "e1.c"."""
    bare = "".join(typed.replace(".", " ").split())
    ways = (key.replace(".", ""), "".join(number_of(key).split()))
    return any(way.casefold().startswith(bare) for way in ways)
