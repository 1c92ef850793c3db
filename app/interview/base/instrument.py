# SPDX-License-Identifier: EUPL-1.2
"""An instrument: a form, and what goes with it, by resources/instruments/."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from app.forms.conditions import Model
from app.forms.model import Form
from app.interview.base.preparation import PreparationTexts
from app.report.investigation import rules as investigation
from app.report.investigation.rules import InvestigationRules, load_investigation_rules
from app.report.sentences.sentence_rules import read_vocabulary
from app.report.sentences.vocabulary import Vocabulary
from app.report.sheet.sheet_rules import Fallback, SheetRules, load_sheet_rules
from app.scoring.table import Table, load_table

NO_SHEET: Final = SheetRules(
    sentences=(),
    wishes=(),
    fallback=Fallback(unasked="", declined="", partly=""),
    vocabulary=Vocabulary(),
)
NO_INVESTIGATION: Final = InvestigationRules(
    frame=investigation.Frame(
        fallback=investigation.SectionFallback(unasked="", declined="", quiet=""),
        wishes=(),
        worry={},
        help={},
    ),
    sections={},
    vocabulary=Vocabulary(),
)
NO_SCORES: Final = Table(kronor_per_dollar=1, basis={}, composites=(), indexes=())


class Parts(Model):
    """What goes with a form, by the names of its files; "" and () for what it does not have."""

    preparation: str = ""
    vocabulary: str = ""
    sheet: tuple[str, ...] = ()
    investigation: tuple[str, ...] = ()
    scores: str = ""


class Instrument:
    """A form and what goes with it, each part read when it is first asked for.

    Each part raises the error of its kind where a file of it cannot be read: BadForm, BadRules,
    and pydantic.ValidationError of scores and preparation.

    Args:
        form: reads the form.
        parts: what goes with it.
        text: reads a file by its path on a shelf.
    """

    def __init__(
        self, form: Callable[[], Form], parts: Parts, text: Callable[[str], str]
    ) -> None:
        self._form = form
        self._parts = parts
        self._text = text

    @property
    def form(self) -> Form:
        """The form itself.

        Raises:
            LookupError: it is on no shelf (any more).
        """
        return self._form()

    @cached_property
    def preparation(self) -> PreparationTexts | None:
        """What comes before the talk; None where it begins at once."""
        name = self._parts.preparation
        return PreparationTexts.of_toml(self._text(f"texts/{name}.toml")) if name else None

    @cached_property
    def sheet(self) -> SheetRules:
        """The sentences to the client."""
        if not (names := self._parts.sheet):
            return NO_SHEET
        texts = (self._text(f"texts/sheet/{name}.toml") for name in names)
        return load_sheet_rules(texts, self._vocabulary)

    @cached_property
    def investigation(self) -> InvestigationRules:
        """The sentences of the text for the investigation."""
        if not (names := self._parts.investigation):
            return NO_INVESTIGATION
        texts = {name: self._text(f"texts/investigation/{name}.toml") for name in names}
        return load_investigation_rules(texts, self._vocabulary)

    @cached_property
    def scores(self) -> Table:
        """What is worked out of the answers."""
        name = self._parts.scores
        return load_table(self._text(f"scoring/{name}.toml")) if name else NO_SCORES

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        name = self._parts.vocabulary
        return read_vocabulary(self._text(f"texts/{name}.toml")) if name else Vocabulary()
