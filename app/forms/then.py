# SPDX-License-Identifier: EUPL-1.2
"""An earlier interview beside the own one: `then:C9` is what was answered to C9 in that one.

Conditions, checks, prompts, sentences and templates name it as they name a question of their
own. Where there is no earlier interview, or it says nothing of C9, `then:C9` is as a question
that nobody has answered: not known yet. Whether there is one at all is asked by the name `then`.
"""

from collections.abc import Mapping

from app.forms.answers import Answer

THEN = "then"  # the earlier interview as a whole: answered where there is one
_OF = f"{THEN}:"


def is_then(name: str) -> bool:
    """Whether a name is about the earlier interview."""
    return name == THEN or name.startswith(_OF)


def about(name: str) -> str:
    """The key of the question that a name is about: C9, for `C9` as for `then:C9`."""
    return name.removeprefix(_OF)


def named(then: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers of the earlier interview, by the names that conditions know them by."""
    if not then:
        return {}
    return {THEN: 1, **{_OF + key: answer for key, answer in then.items()}}
