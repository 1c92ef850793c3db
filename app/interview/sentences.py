# SPDX-License-Identifier: EUPL-1.2
"""The sentences that come with the program: the client's sheet, and the investigation."""

from typing import NamedTuple

from app.report.investigation.rules import (
    FRAME,
    InvestigationRules,
    load_investigation_rules,
)
from app.report.rules import read_vocabulary
from app.report.sheet_rules import SheetRules, load_sheet_rules
from app.report.vocabulary import Vocabulary
from app.resources import resource_text

SHEET = (
    "frame", "background", "children", "medical", "employment", "alcohol",
    "drug", "legal", "family", "psychiatric", "help",
)  # fmt: skip
# In the order in which they stand in the text.
INVESTIGATION = (
    "background", "children", "medical", "employment", "alcohol", "drug", "legal",
    "relatives", "family", "psychiatric",
)  # fmt: skip


class Sentences(NamedTuple):
    """All that the program can say of an interview."""

    sheet: SheetRules
    investigation: InvestigationRules


def shipped_sentences() -> Sentences:
    """Those that come with the program.

    Raises:
        BadRules: a file of them has been changed, and cannot be read.
    """
    return Sentences(shipped_sheet_rules(), shipped_investigation_rules())


def shipped_vocabulary() -> Vocabulary:
    """The words that both share.

    Raises:
        BadRules: the file has been changed, and cannot be read.
    """
    return read_vocabulary(resource_text("texts", "vocabulary.toml"))


def shipped_sheet_rules() -> SheetRules:
    """The sentences to the client.

    Raises:
        BadRules: a file of them has been changed, and cannot be read.
    """
    texts = (resource_text("texts", "sheet", f"{name}.toml") for name in SHEET)
    return load_sheet_rules(texts, shipped_vocabulary())


def shipped_investigation_rules() -> InvestigationRules:
    """The sentences of the text for the investigation.

    Raises:
        BadRules: a file of them has been changed, and cannot be read.
    """
    texts = {
        name: resource_text("texts", "investigation", f"{name}.toml")
        for name in (FRAME, *INVESTIGATION)
    }
    return load_investigation_rules(texts, shipped_vocabulary())
