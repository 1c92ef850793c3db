# SPDX-License-Identifier: EUPL-1.2
"""What comes of one interview, made once for everybody who looks at it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.forms.answers import Answer, Answers
from app.forms.model import Form
from app.forms.relevance import with_earlier
from app.forms.state import page_states
from app.report.investigation.parts import Investigation, draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.section_text import Chosen, part_name, section_text
from app.report.sentences.sentences import Sentence, quoted
from app.report.sheet.document import CaseFacts
from app.report.sheet.feedback import build_feedback, sheet_text
from app.report.sheet.sheet_draft import Draft, draft_feedback
from app.report.sheet.sheet_rules import SheetRules

FACTS = CaseFacts("Kim", "2026-014", "Anna Ek", date(2026, 11, 19), "ASI Grund")


@dataclass(frozen=True)
class Told:
    """The text for the investigation and the client's sheet, beside the answers.

    Attributes:
        seed: of the interview.
        given: the answers that count.
        asked: the questions that were to be asked of this client.
        own: somebody's own words, as a sentence has them; but for `texts` and `usual`
            everything here has "ord" in their place.
        texts: each section of the text, everything put in.
        usual: each section as it comes.
        text: the text with everything put in.
        sheet: as it comes.
        kept: the sheet with every sensitive sentence on it.
        carries: the sheet's sentences on what is good.
        said: all of the sheet's sentences by their rules, also those that found no room.
    """

    seed: int = 0
    given: Mapping[str, Answer] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    usual: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    sheet: str = ""
    kept: str = ""
    carries: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()

    def yes(self, *keys: str) -> bool:
        """Whether any of these was answered yes, or with a number."""
        return any(
            isinstance(value := self.given.get(key), int) and value > 0 for key in keys
        )


class Teller:
    """Makes what comes of interviews with one form."""

    def __init__(
        self, form: Form, rules: SheetRules, text_rules: InvestigationRules
    ) -> None:
        self._form = form
        self._rules = rules
        self._text_rules = text_rules

    def tell(self, seed: int, answers: Answers) -> Told:
        """What comes of these answers."""
        given = with_earlier(self._form, answers)
        asked = page_states(self._form, answers).asked
        own = frozenset(quoted(said) for said in given.values() if isinstance(said, str))
        made = draft_investigation(self._form, answers, self._text_rules, FACTS)
        texts = sections(made, everything=True)
        draft = draft_feedback(self._form, answers, self._rules)
        ids = " ".join(one.rule for some in draft.slots.values() for one in some)

        def sheet(edits: Mapping[str, str]) -> str:
            made = build_feedback(self._form, answers, draft, edits, FACTS)
            return without(own, sheet_text(made))

        return Told(
            seed,
            given,
            asked,
            own,
            texts,
            sections(made, everything=False),
            whole(texts, own),
            sheet({}),
            sheet({"keep": ids}),
            tuple(one.text for one in draft.slots["resources"]),
            tuple((one.rule, without(own, one.text)) for one in all_said(draft)),
        )


def sections(made: Investigation, *, everything: bool) -> dict[str, str]:
    """Each section as it is pasted, as it comes or with everything put in."""
    put = frozenset(part_name(some, part) for some in made.sections for part in some.parts)
    chosen = Chosen(put=put if everything else frozenset())
    return {section.id: section_text(section, chosen) for section in made.sections}


def all_said(draft: Draft) -> Iterator[Sentence]:
    """Every sentence of a sheet, also those that found no room on it."""
    for sentences in (*draft.slots.values(), *draft.spare.values()):
        yield from sentences


def without(own: Iterable[str], text: str) -> str:
    """The text with "ord" for somebody's own words."""
    for words in own:
        text = text.replace(f": {words}.", ": ord.")
    return text


def whole(texts: Mapping[str, str], own: Iterable[str]) -> str:
    """Sections together, with "ord" for somebody's own words."""
    return "\n\n".join(without(own, text) for text in texts.values() if text)
