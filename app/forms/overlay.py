# SPDX-License-Identifier: EUPL-1.2
"""Words of somebody who has the right to them, laid over the questions of one form."""

from collections.abc import Mapping

from app.forms.bank import BadForm
from app.forms.conditions import Model
from app.forms.model import Form


class Wording(Model):
    """Other words for one question; None leaves them as they are."""

    label: str | None = None
    text: str | None = None
    hint: str | None = None
    help: str | None = None


class Overlay(Model):
    """Other words for the questions of a form, by their keys.

    Attributes:
        form: the id of the form.
        version: of the words: a vault keeps each version of a form with its words.
    """

    form: str
    version: str
    words: Mapping[str, Wording]


def laid_over(form: Form, overlay: Overlay) -> Form:
    """The form with the words of the overlay, under a version that says both: 2026.4+1.

    Raises:
        BadForm: the overlay has words for a question that the form does not ask.
    """
    if lost := overlay.words.keys() - form.questions.keys():
        told = "finns inte i formuläret. Kontrollera stavningen."
        raise BadForm(f"F02 {key}: {told}" for key in sorted(lost))
    own = {key: words.model_dump(exclude_none=True) for key, words in overlay.words.items()}
    asked = tuple(one.model_copy(update=own.get(one.key, {})) for one in form.asked)
    return form.changed(asked=asked, version=f"{form.version}+{overlay.version}")
