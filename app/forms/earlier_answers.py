# SPDX-License-Identifier: EUPL-1.2
"""An earlier interview beside the own one: `then:C9` is what was answered to C9 in that one.

Conditions, checks, prompts, sentences and templates name it as they name a question of their
own. Where there is no earlier interview, or it says nothing of C9, `then:C9` is as a question
that nobody has answered: not known yet. Whether there is one at all is asked by the name `then`.
"""

from collections.abc import Collection, Mapping

from app.forms.answers import Answer
from app.forms.model import Form

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


def astray(
    form: Form, bank: Collection[str], name: str, *, is_said: bool
) -> tuple[str, str] | None:
    """What is wrong with a name such as `then:C9`, and the remedy; None where nothing is.

    Args:
        form: that it stands in.
        bank: keys of the questions that other forms may ask.
        name: as it stands; one that is not about an earlier interview is never wrong here.
        is_said: whether the answer is put in words, which are the form's own.
    """
    if not is_then(name):
        return None
    if not form.then:
        return (
            f"{name} är ur en tidigare intervju, men formuläret ser inte tillbaka på någon.",
            'Skriv then = ["interview"] i formuläret.',
        )
    if about(name) in form.questions or (name == THEN and not is_said):
        return None
    if is_said:
        return (
            f"formuläret har inga ord för svaret på {name}.",
            "Ta med frågan i formuläret, eller skriv texten utan svaret.",
        )
    if about(name) in bank:
        return None
    return (
        f"{about(name)} finns varken i formuläret eller i frågebanken.",
        "Kontrollera stavningen.",
    )
