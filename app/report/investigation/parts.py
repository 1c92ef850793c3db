# SPDX-License-Identifier: EUPL-1.2
"""The text for the investigation in parts: each can be taken away, or put back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.forms.answers import Answer, Answers, Mark
from app.forms.areas import Area
from app.forms.model import Form
from app.forms.relevance import with_earlier
from app.forms.state import page_states
from app.report.investigation.figures import figures_line, unanswered
from app.report.investigation.gaps import Gap, gaps, nothing_said
from app.report.investigation.rules import InvestigationRules, SectionRules, TextRule, Theme
from app.report.investigation.wanted_help import wanted
from app.report.sentences.number_words import (
    day_in_words,
    in_a_row,
    need_words,
    rating_words,
)
from app.report.sentences.sentences import Speaker, Spoken, quoted, settled
from app.report.sheet.document import CaseFacts

HEAD, WISHES = "head", "wishes"
SOURCE = "source"  # a part that stands wherever anything else of its section does
_NAMES_AT_ONCE = 3  # in one sentence


class TextPart(NamedTuple):
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
class TextSection:
    """One section with its parts, those that are not in the text among them.

    Attributes:
        id: "head", "background", an area's id, "wishes", ...
        title: its heading; "" for the head.
        parts: in order.
    """

    id: str
    title: str
    parts: tuple[TextPart, ...]


@dataclass(frozen=True)
class Investigation:
    """The whole text in its sections."""

    sections: tuple[TextSection, ...]

    def section(self, section_id: str) -> TextSection:
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
    given, asked = with_earlier(form, answers), page_states(form, answers).asked
    writer = _Writer(form, given, rules, facts, asked)
    areas = {area.id: area for area in form.areas}
    sections = [TextSection(HEAD, "", tuple(writer.head()))]
    for name, section in rules.sections.items():
        area = areas.get(name)
        title = area.title if area is not None else section.title
        sections.append(TextSection(name, title, tuple(writer.parts(name, area))))
    sections.append(TextSection(WISHES, "Önskan om hjälp", tuple(writer.wishes(wishes))))
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
        self._found = {
            name: settled(list(self._speaker.all_said(section.sentences)))
            for name, section in rules.sections.items()
        }
        # A sentence that tells of a gap where it counts leaves nothing to tell of it last.
        told = (one.rule.gaps_told for found in self._found.values() for one in found)
        self._gaps_told = frozenset[str]().union(*told)

    def head(self) -> Iterator[TextPart]:
        """Who and when, how far the answers can be trusted."""
        facts = self._facts
        day = facts.interview_date
        when = f", intervju den {day_in_words(day)}" if day else ""
        yield TextPart("form", f"{facts.form_title or self._form.title}{when}", apart=True)
        if facts.case_number:
            yield TextPart("case", f"Ärende {facts.case_number}.", apart=True)
        if facts.interviewer:
            name = facts.interviewer.rstrip(".")
            yield TextPart("interviewer", f"Intervjun gjordes av {name}.", apart=True)
        head = self._speaker.all_said(self._rules.frame.sentences)
        yield from self._ordered(settled(list(head)), apart=True)
        areas, given = self._form.areas, self._given
        doubtful = [area for area in areas if 1 in map(given.get, area.confidence)]
        if doubtful:
            titles = [area.title for area in doubtful]
            keys = tuple(key for area in doubtful for key in area.confidence)
            starts = range(0, len(titles), _NAMES_AT_ONCE)
            few = (in_a_row(titles[start : start + _NAMES_AT_ONCE]) for start in starts)
            begins = "Intervjuaren bedömer att svaren ger fel bild i fråga om"
            texts = (f"{begins} {names}." for names in few)
            yield TextPart("doubtful", " ".join(texts), keys, apart=True)
        if counted := self._rules.frame.counted:
            yield TextPart("days", counted, apart=True)

    def parts(self, name: str, area: Area | None) -> Iterator[TextPart]:
        """One section: the source, figures, sentences, gaps, the interviewer's rating."""
        section = self._rules.sections[name]
        fallback = self._rules.frame.fallback
        nothing = nothing_said(section.theme, self._given, self._asked, fallback)
        if nothing:
            standard = not section.private
            yield TextPart("nothing", nothing, section.keys, standard=standard, apart=True)
            if area is not None:
                yield from self._ordered(self._beside(name, area))
                yield from self._judged(area)
            return
        lines = [unanswered(figures, self._given) for figures in section.figures]
        shown = frozenset[str]().union(*lines)
        said = list(self._ordered(self._found[name]))
        for theme in section.theme:
            said = self._with_gap(said, theme, shown) if theme.grave else said
        yield TextPart(SOURCE, self._source(), apart=True)
        for number, figures in enumerate(section.figures, 1):
            line = figures_line(figures, self._given, self._rules.frame)
            keys = tuple(key for key in (figures.days, figures.worry, figures.help) if key)
            if line:
                yield TextPart(f"figures-{number}", line, keys, apart=True)
        yield from said
        yield from self._gaps(section, shown)
        if area is not None:
            yield from self._judged(area)

    def _beside(self, name: str, area: Area) -> Iterator[Spoken[TextRule]]:
        """What is said of the area without an answer to a question of its themes.

        Such as what the interviewer noticed, and how far the answers can be trusted.
        """
        own = frozenset(self._form.section_of[area.rating].keys)
        beside = own.difference(self._rules.sections[name].keys)
        for one in self._found[name]:
            if beside.issuperset(one.rule.told(self._rules.vocabulary)):
                yield one

    def _source(self) -> str:
        day = self._facts.interview_date
        when = f" den {day_in_words(day)}" if day else ""
        return f"Det här uppger klienten i en ASI-intervju{when}."

    def _ordered(
        self, said: Iterable[Spoken[TextRule]], *, apart: bool = False
    ) -> Iterator[TextPart]:
        # Stable: what is alike keeps the file's order.
        for one in sorted(said, key=lambda one: self._place(one.rule)):
            standard, said_of = not one.rule.private, one.sentence.sources
            yield TextPart(one.rule.id, one.sentence.text, said_of, standard, apart)

    def _place(self, rule: TextRule) -> tuple[int, bool, int]:
        first = rule.first is not None and rule.first.truth(self._given) is True
        return -rule.gravity, not first, -rule.grave

    def _gaps(self, section: SectionRules, shown: frozenset[str]) -> Iterator[TextPart]:
        """What is missing of the themes that are not grave."""
        for private in (False, True):
            light = (theme for theme in section.theme if not theme.grave)
            missing = self._missing([one for one in light if one.private == private], shown)
            name = "gap-private" if private else "gap"
            for number, (text, keys) in enumerate(missing, 1):
                standard = not (private or section.private)
                yield TextPart(f"{name}-{number}", text, keys, standard=standard)

    def _missing(self, themes: Sequence[Theme], shown: frozenset[str]) -> Iterator[Gap]:
        """What nothing else of the text tells to be missing of these themes."""
        told = self._gaps_told
        return gaps(themes, self._given, self._asked - told, told=shown | told)

    def _with_gap(
        self, parts: list[TextPart], theme: Theme, shown: frozenset[str]
    ) -> list[TextPart]:
        """The sentences, and what is missing of the theme right after those that tell of it.

        Where none does, what was declined stands first, and what was not asked last.
        """
        missing = [
            TextPart(f"gap-{theme.keys[0]}-{number}", text, keys)
            for number, (text, keys) in enumerate(self._missing([theme], shown), 1)
        ]
        told = [bool(set(part.sources) & set(theme.keys)) for part in parts]
        if True in told:
            start = told.index(True)
            place = told.index(False, start) if False in told[start:] else len(parts)
        else:
            declined = any(self._given.get(key) is Mark.X for key in theme.keys)
            place = 0 if declined else len(parts)
        return [*parts[:place], *missing, *parts[place:]]

    def _judged(self, area: Area) -> Iterator[TextPart]:
        """The interviewer's rating, and what was noted beside it."""
        rating = self._given.get(area.rating)
        if isinstance(rating, int):
            words = f"{rating} av 9, {rating_words(rating)}, {need_words(rating)}"
            text = f"Intervjuarens skattning: {words}."
            yield TextPart("rating", text, (area.rating,), apart=True)
        comment = self._given.get(area.comment)
        if isinstance(comment, str) and quoted(comment):
            text = f"Anteckning vid intervjun: {quoted(comment)}."
            yield TextPart("comment", text, (area.comment,), standard=False, apart=True)

    def wishes(self, own: Sequence[str]) -> Iterator[TextPart]:
        """What the client wants help with: in the client's own order, or by the ratings."""
        if own:
            numbered = (f"{n}. {wish.rstrip('.')}." for n, wish in enumerate(own, 1))
            text = " ".join(("Det här är viktigast för klienten:", *numbered))
            yield TextPart("own", text, apart=True)
            return
        asked = (wish.question for wish in self._rules.frame.wishes)
        keys = tuple(key for key in asked if isinstance(self._given.get(key), int))
        yield TextPart(
            "rated", wanted(self._given, self._asked, self._rules), keys, apart=True
        )
