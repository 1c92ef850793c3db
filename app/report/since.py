# SPDX-License-Identifier: EUPL-1.2
"""Questions about the time since the last interview: its day stands in them."""

from datetime import date

from app.forms.model import SINCE, Form, Question, Section
from app.report.dates import day_in_words


def since_words(day: date | None) -> str:
    """What stands in the gap: "sedan vi sågs den 19 november 2026", or without a day."""
    return f"sedan vi sågs den {day_in_words(day)}" if day else "sedan förra intervjun"


def dated(form: Form, day: date | None = None) -> Form:
    """The form with the day of the last interview, if it is known, wherever it asks since then."""
    said = since_words(day)
    asked = tuple(_question(one, said) for one in form.asked)
    sections = tuple(_section(one, said) for one in form.sections)
    if (asked, sections) == (form.asked, form.sections):
        return form
    return form.changed(asked=asked, sections=sections)


def _question(question: Question, said: str) -> Question:
    texts = {name: getattr(question, name) for name in ("text", "hint", "help", "paper")}
    filled = {name: text.replace(SINCE, said) for name, text in texts.items() if text}
    if all(texts[name] == text for name, text in filled.items()):
        return question
    return question.model_copy(update=filled)


def _section(section: Section, said: str) -> Section:
    if SINCE not in section.lead:
        return section
    return section.model_copy(update={"lead": section.lead.replace(SINCE, said)})
