# SPDX-License-Identifier: EUPL-1.2
"""The text for the investigation in parts: each can be taken away, or put back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.forms.answers import Answer, Answers
from app.forms.conditions import truth
from app.forms.model import Area, Form
from app.forms.state import counted
from app.report.dates import day_in_words
from app.report.document import CaseFacts
from app.report.investigation.figures import figures_line, unanswered
from app.report.investigation.gaps import gaps, nothing_said
from app.report.investigation.rules import (
    InvestigationRules,
    SectionRules,
    TextRule,
    Wanted,
)
from app.report.opposites import settled
from app.report.sentences import Speaker, quoted
from app.report.words import listed, need_words, rating_words

HEAD, WISHES = "head", "wishes"
SOURCE = "source"  # a part that stands wherever anything else of its section does
_WISHED = 1  # of 4: from here on the client wants more help
_NAMES_AT_ONCE = 3  # in one sentence


class Part(NamedTuple):
    """Something that can be taken away as one.

    Attributes:
        id: its own name within its section; stays the same while the rules do.
        text: one or a few sentences.
        sources: the questions that it came from.
        standard: whether it stands in the text where nobody has chosen.
        apart: whether it is a line of its own.
    """

    id: str
    text: str
    sources: tuple[str, ...] = ()
    standard: bool = True
    apart: bool = False


@dataclass(frozen=True)
class Section:
    """One section with its parts, those that are not in the text among them.

    Attributes:
        id: "head", "background", an area's id, "wishes", ...
        title: its heading; "" for the head.
        parts: in order.
    """

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Investigation:
    """The whole text in its sections."""

    sections: tuple[Section, ...]

    def section(self, section_id: str) -> Section:
        """The section with this id.

        Raises:
            KeyError: there is none.
        """
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)


def draft_investigation(
    form: Form,
    answers: Answers,
    rules: InvestigationRules,
    facts: CaseFacts,
    *,
    wishes: Sequence[str] = (),
) -> Investigation:
    """Everything that the answers say, in neutral words.

    Args:
        form: the form that was asked.
        answers: the answers, as they stand.
        rules: the sentences.
        facts: who and when.
        wishes: the client's own order of what to get help with, where it was written down.
    """
    given, asked = counted(form, answers)
    writer = _Writer(form, given, rules, facts, asked)
    areas = {area.id: area for area in form.areas}
    sections = [Section(HEAD, "", tuple(writer.head()))]
    for name, section in rules.sections.items():
        area = areas.get(name)
        title = area.title if area is not None else section.title
        sections.append(Section(name, title, tuple(writer.parts(section, area))))
    sections.append(Section(WISHES, "Önskan om hjälp", tuple(writer.wishes(wishes))))
    return Investigation(tuple(sections))


class _Writer:
    """Writes the parts of one interview."""

    def __init__(
        self,
        form: Form,
        given: Mapping[str, Answer],
        rules: InvestigationRules,
        facts: CaseFacts,
        asked: frozenset[str],
    ) -> None:
        self._form = form
        self._given = given
        self._rules = rules
        self._facts = facts
        self._asked = asked
        self._speaker = Speaker(form, given, rules.vocabulary, neutral=True)
        # A sentence that tells of a gap where it counts leaves nothing to tell of it last.
        self._gaps_told = frozenset(
            key
            for section in rules.sections.values()
            for one in settled(list(self._speaker.all_said(section.sentences)))
            for key in one.rule.gaps_told
        )

    def head(self) -> Iterator[Part]:
        """Who and when, how far the answers can be trusted, how it is counted."""
        facts = self._facts
        when = (
            f", intervju den {day_in_words(facts.interview_date)}"
            if facts.interview_date
            else ""
        )
        yield Part("form", f"{facts.form_title or self._form.title}{when}", apart=True)
        if facts.case_number:
            yield Part("case", f"Ärende {facts.case_number}.", apart=True)
        if facts.interviewer:
            name = facts.interviewer.rstrip(".")
            yield Part("interviewer", f"Intervjun gjordes av {name}.", apart=True)
        yield from self._said(self._rules.frame.sentences, apart=True)
        doubtful = [area for area in self._form.areas if self._doubtful(area)]
        if doubtful:
            titles = [area.title.lower() for area in doubtful]
            keys = tuple(key for area in doubtful for key in area.confidence)
            texts = (
                f"Intervjuaren bedömer att svaren kan ge fel bild i fråga om {listed(some)}."
                for some in _few_at_once(titles)
            )
            yield Part("doubtful", " ".join(texts), keys, apart=True)
        yield Part(
            "days", "Alla dagar är räknade på de 30 dagarna före intervjun.", apart=True
        )
        for number, note in enumerate(self._form.notes, 1):
            yield Part(f"note-{number}", note, apart=True)

    def _doubtful(self, area: Area) -> bool:
        return any(self._given.get(key) == 1 for key in area.confidence)

    def parts(self, section: SectionRules, area: Area | None) -> Iterator[Part]:
        """One section: the source, figures, sentences, gaps, the interviewer's rating."""
        fallback = self._rules.frame.fallback
        nothing = nothing_said(section.theme, self._given, self._asked, fallback)
        if nothing:
            standard = not section.private
            yield Part("nothing", nothing, section.keys, standard=standard, apart=True)
            if area is not None:
                yield from self._said(self._beside(section, area))
                yield from self._rating(area)
                yield from self._comment(area)
            return
        said = tuple(self._said(section.sentences))
        yield Part(SOURCE, self._source(), apart=True)
        for number, figures in enumerate(section.figures, 1):
            line = figures_line(figures, self._given, self._rules.frame)
            keys = tuple(key for key in (figures.days, figures.worry, figures.help) if key)
            if line:
                yield Part(f"figures-{number}", line, keys, apart=True)
        yield from said
        shown = [unanswered(figures, self._given) for figures in section.figures]
        told = frozenset[str]().union(*shown)
        left = self._asked - self._gaps_told
        missing = gaps(section.theme, self._given, left, told=told)
        for number, (text, keys) in enumerate(missing, 1):
            yield Part(f"gap-{number}", text, keys, standard=not section.private)
        if area is not None:
            yield from self._rating(area)
            yield from self._comment(area)

    def _beside(self, section: SectionRules, area: Area) -> tuple[TextRule, ...]:
        """The sentences on the area that hang on none of the questions of its themes.

        Such as what the interviewer noticed, and how far the answers can be trusted.
        """
        own = frozenset(self._form.section_of[area.rating].keys)
        beside = own.difference(section.keys)
        words = self._rules.vocabulary
        return tuple(one for one in section.sentences if beside.issuperset(one.told(words)))

    def _source(self) -> str:
        day = self._facts.interview_date
        when = f" den {day_in_words(day)}" if day else ""
        return f"Det här uppger klienten i en ASI-intervju{when}."

    def _said(self, rules: tuple[TextRule, ...], *, apart: bool = False) -> Iterator[Part]:
        said = settled(list(self._speaker.all_said(rules)))
        said.sort(key=lambda one: self._place(one.rule))  # stable: else the file's order
        for one in said:
            yield Part(
                one.rule.id,
                one.sentence.text,
                one.sentence.sources,
                standard=not one.rule.private,
                apart=apart,
            )

    def _place(self, rule: TextRule) -> tuple[int, bool, int]:
        first = rule.first is not None and truth(rule.first, self._given) is True
        return -rule.gravity, not first, -rule.grave

    def _rating(self, area: Area) -> Iterator[Part]:
        rating = self._given.get(area.rating)
        if isinstance(rating, int):
            text = f"{rating} av 9, {rating_words(rating)}, {need_words(rating)}"
            yield Part(
                "rating", f"Intervjuarens skattning: {text}.", (area.rating,), apart=True
            )

    def _comment(self, area: Area) -> Iterator[Part]:
        comment = self._given.get(area.comment)
        if isinstance(comment, str) and quoted(comment):
            text = f"Anteckning vid intervjun: {quoted(comment)}."
            yield Part("comment", text, (area.comment,), standard=False, apart=True)

    def wishes(self, own: Sequence[str]) -> Iterator[Part]:
        """What the client wants help with: in the client's own order, or by the ratings."""
        if own:
            numbered = (f"{n}. {wish.rstrip('.')}." for n, wish in enumerate(own, 1))
            text = " ".join(("Det här är viktigast för klienten:", *numbered))
            yield Part("own", text, apart=True)
            return
        rated = {
            wish: value
            for wish in self._rules.frame.wishes
            if isinstance(value := self._given.get(wish.question), int)
        }
        keys = tuple(wish.question for wish in rated)
        yield Part("rated", self._wanted(rated), keys, apart=True)

    def _wanted(self, rated: Mapping[Wanted, int]) -> str:
        if not rated:
            return "Klientens önskan om hjälp är inte känd."
        names: dict[int, list[str]] = {}
        for wish, value in rated.items():
            if value >= _WISHED:
                names.setdefault(value, []).append(wish.text)
        if not names:
            return "Klienten ser inget behov av mer hjälp än i dag."
        texts = [
            f"Vill ha mer hjälp {self._rules.frame.help[str(value)]} ({value} av 4): "
            f"{listed(some)}."
            for value in sorted(names, reverse=True)
            for some in _few_at_once(names[value])
        ]
        return " ".join(texts)


def _few_at_once(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """The names in sentences that stay short."""
    for start in range(0, len(names), _NAMES_AT_ONCE):
        yield names[start : start + _NAMES_AT_ONCE]
