# SPDX-License-Identifier: EUPL-1.2
"""The sentences of the text for the investigation, read from resources/texts/investigation/."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import Field

from app.forms.conditions import Condition, Model
from app.report.sentences.sentence_rules import Rule, as_model, read_rule_tables
from app.report.sentences.vocabulary import Vocabulary

FRAME = "frame"  # the file of what belongs to no section


class TextRule(Rule):
    """One sentence about the client.

    Attributes:
        gravity: 0-9; the gravest stand first, those that are alike in the file's order.
        first: where it holds, the sentence stands before the others of its gravity.
        grave: 0-9; which of those comes first, as heroin before cannabis.
        private: in the text only if the interviewer puts it there.
    """

    gravity: int = Field(default=0, ge=0, le=9)
    first: Condition | None = None
    grave: int = Field(default=0, ge=0, le=9)
    private: bool = False

    def _looked_at(self, vocabulary: Vocabulary) -> Iterator[str]:
        yield from super()._looked_at(vocabulary)
        if self.first is not None:
            yield from self.first.looks_at()

    def weightier(self, other: Rule) -> bool:
        """Whether it stays where the two oppose each other."""
        return not isinstance(other, TextRule) or self.gravity >= other.gravity


class Figures(Model):
    """The scale answers of an area, on one line.

    Attributes:
        label: what they are about, where an area has two such lines ("Familjen").
        trouble: what the days are days of: "besvär".
        no_trouble: what to say where there is none: "inga besvär"; "" counts the days, as
            where 0 of them is no denial of what the sentences say.
        worry_words, worry_none: how much it weighs: "tyngt {}", "inte tyngt"; the place is
            for a word of the scale.
        worry_but: what is said of no weight where there are days.
        how: what was not answered, where that is the weight.
        apart: the weight is of more than what the days are days of: a sentence of its own.
        degrees: words of the scale that fit `worry_words` better, by number.
        days, worry, help: the questions.
    """

    label: str = ""
    trouble: str = "besvär"
    no_trouble: str = "inga besvär"
    worry_words: str = "tyngt {}"
    worry_none: str = "inte tyngt"
    worry_but: str = "men det har inte tyngt"
    how: str = "hur mycket besvären har tyngt"
    apart: bool = False
    degrees: Mapping[str, str] = {}
    days: str = ""
    worry: str
    help: str


class Theme(Model):
    """Questions that go by one name where they were declined or not asked.

    Attributes:
        name: after "frågorna om": "självmordstankar och självmordsförsök".
        keys: the questions.
        names: what a single one of them is about, after "frågan om": "självmordstankar de
            senaste 30 dagarna". Said where only a few of the theme are missing.
        grave: what is missing of it stands right after what is told of it, and is named even
            where so much was not asked that the rest is not.
        private: what is missing is told only if the interviewer puts it there.
    """

    name: str
    keys: tuple[str, ...]
    names: Mapping[str, str] = {}
    grave: bool = False
    private: bool = False


class SectionRules(Model):
    """One section of the text: an area's, or one of the others.

    Attributes:
        title: its heading; an area has the form's.
        private: all of it is in the text only if the interviewer puts it there.
        figures: its lines of figures.
        themes: every question that is asked for it, by theme.
        sentences: in the order in which they stand, but for the gravest.
        unsaid: questions that no sentence speaks of, and why.
    """

    title: str = ""
    private: bool = False
    figures: tuple[Figures, ...] = ()
    theme: tuple[Theme, ...] = ()
    sentences: tuple[TextRule, ...] = ()
    unsaid: Mapping[str, str] = {}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every question of its themes."""
        return tuple(key for theme in self.theme for key in theme.keys)


class Want(Model):
    """What the client may want help with: the question, and its name in a sentence."""

    question: str
    text: str


class SectionFallback(Model):
    """What to say of a section that nothing else can be said of."""

    unasked: str
    declined: str
    quiet: str


class Frame(Model):
    """What belongs to no section.

    Attributes:
        fallback: see there.
        wishes: what help can be wanted with.
        counted: which days are counted, in a sentence, and how many (`window`).
        worry, help: the words of the two scales, by number from "1" to "4".
        unsaid: questions that no sentence speaks of, and why.
        harmless: "id + id" of sentences of which one denies, yet not the other, and why.
    """

    fallback: SectionFallback
    wishes: tuple[Want, ...]
    worry: Mapping[str, str]
    help: Mapping[str, str]
    counted: str = ""
    window: int = 0
    sentences: tuple[TextRule, ...] = ()
    unsaid: Mapping[str, str] = {}
    harmless: Mapping[str, str] = {}


class InvestigationRules(Model):
    """Everything that the text can say.

    Attributes:
        sections: by their name, in the order in which they stand in the text.
    """

    frame: Frame
    sections: Mapping[str, SectionRules]
    vocabulary: Vocabulary

    @cached_property
    def placed(self) -> tuple[tuple[str, TextRule], ...]:
        """Every sentence, after the name of its section."""
        own = {name: section.sentences for name, section in self.sections.items()}
        every = {FRAME: self.frame.sentences} | own
        return tuple((name, rule) for name, some in every.items() for rule in some)

    @cached_property
    def figures(self) -> tuple[Figures, ...]:
        """Every line of figures."""
        return tuple(one for section in self.sections.values() for one in section.figures)


def load_investigation_rules(
    texts: Mapping[str, str], vocabulary: Vocabulary
) -> InvestigationRules:
    """The rules that TOML texts hold, by the name of each section; "frame" is one of them.

    Raises:
        BadRules: a text is no TOML, or something in it is no rule; says where.
    """
    frame = as_model(Frame, read_rule_tables(texts[FRAME]))
    own = {name: read_rule_tables(text) for name, text in texts.items() if name != FRAME}
    sections = {name: as_model(SectionRules, tables) for name, tables in own.items()}
    return InvestigationRules(frame=frame, sections=sections, vocabulary=vocabulary)
