# SPDX-License-Identifier: EUPL-1.2
"""The words that the sheet and the text for the investigation share: units, answers, rows."""

from collections.abc import Mapping

from app.forms.conditions import Model


class ListRow(Model):
    """One thing that a list may name.

    Attributes:
        key: the question, or its beginning where the list gives the ending (E3 and .c).
        name: what it is called; `neutral` instead in the investigation text, if given.
        unless: a question that, answered yes, keeps the row out of the list.
        denied: a question that must be answered no: an unknown answer keeps the row out, too.
        grave: how grave it is (0-9): named before what is less, whatever the numbers are.
    """

    key: str
    name: str
    neutral: str = ""
    unless: str = ""
    denied: str = ""
    grave: int = 0


class Vocabulary(Model):
    """Words by name.

    Attributes:
        units: a number with its unit, by the number; "annars" is for all others.
        words: what an answer is called, by its code.
        rows: what a list may name.
    """

    units: Mapping[str, Mapping[str, str]] = {}
    words: Mapping[str, Mapping[str, str]] = {}
    rows: Mapping[str, tuple[ListRow, ...]] = {}
