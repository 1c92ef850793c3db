# SPDX-License-Identifier: EUPL-1.2
"""What the card of a rating says: the words of a value, and what comes next."""

from app.forms.answers import Mark
from app.forms.questions import RatingQuestion
from app.interview.after.judgement import RatingRow


def value_words(question: object, value: int) -> str:
    """The words of a rating 0-9 on its card, or "" where the question has none."""
    if isinstance(question, RatingQuestion) and question.card:
        card = question.card
        return card[value] if len(card) > question.maximum else card[value // 2]
    return ""


def meaning_words(question: object, value: int | Mark | None) -> str:
    """The same of what is rated, and what X means here."""
    if value is Mark.X:
        return "går inte att bedöma"
    return value_words(question, value) if isinstance(value, int) else ""


def first_words(point: int) -> str:
    """What comes next once one end of a range is chosen."""
    ends = [p for p in (point - 2, point - 1, point + 1, point + 2) if 0 <= p <= 9]
    others = " eller ".join((", ".join(map(str, ends[:-1])), str(ends[-1])))
    return f"Från {point}. Välj den andra änden av spannet: {others}."


def next_words(row: RatingRow) -> str:
    """What comes next: the range, then the value that only the interviewer sets."""
    if row.range is None:
        return "Välj spannet: två siffror med ett eller två stegs avstånd."
    low, high = row.range
    said = [f"Spann {low}–{high}."]
    if row.pointed is None:
        said.append("Klientens egna skattningar räcker inte för att peka ut ett värde.")
    elif row.value is None:
        said.append(f"Klientens egna skattningar pekar på {row.pointed}. Du sätter värdet.")
    elif row.value != row.pointed:
        said.append(f"Klientens egna skattningar pekade på {row.pointed}.")
    return " ".join(said)
