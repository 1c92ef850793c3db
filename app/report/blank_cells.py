# SPDX-License-Identifier: EUPL-1.2
"""The small boxes in a cell of a table on the blank form."""

from app.forms.questions import Question
from app.report.blank_pen import SMALL, Pen, beneath, beside
from app.report.blank_places import place_under, places_beside
from app.report.flow import Piece


def boxes(question: Question, pen: Pen, *, stacked: bool = False) -> Piece:
    """Where the answer goes, and X and N; with `stacked` in two lines instead of one."""
    crosses = pen.crosses(stacked=stacked)
    match question.type:
        case "yesno":
            ticks = [pen.tick("", word, SMALL, 40) for word in ("Nej", "Ja")]
            answer = beneath(ticks, 1) if stacked else beside(ticks, 6)
            return beside((answer, crosses), 6)
        case "number" | "rating":
            return beside((pen.digits(len(str(question.maximum))), crosses), 5)
        case "choice":
            longest = max(len(choice.code) for choice in question.offered)
            return beside((pen.digits(longest), crosses), 5)
        case _:
            places = [block for _, block in places_beside(question, pen)]
            places += filter(None, [place_under(question, pen, 80)])
            return beside((*places[:1], crosses), 5)
