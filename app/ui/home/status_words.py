# SPDX-License-Identifier: EUPL-1.2
"""Words for how far an interview has come, the same on every screen, and for how copies stand."""

from datetime import date, datetime

from app.forms.question_number import number_of
from app.interview.after.status import InterviewLine, Status
from app.interview.after.steps import Step
from app.interview.base.persons import case_words
from app.interview.clients.casework import ClientLine
from app.stewardship.overview import Overview
from app.ui.pieces.day_words import day, moment

_SHORT = {
    Status.OPEN: "Inte signerad",
    Status.ONGOING: "Pågår",
    Status.TALKED: "Bedömning kvar",
    Status.READY: "Att signera",
    Status.POSTPONED: "Uppskjuten",
    Status.SIGNED: "Signerad",
    Status.REPLACED: "Ersatt",
}


def case_of(line: InterviewLine | ClientLine) -> str:
    """What a case is called: its number, else the name."""
    return case_words(line.case_number, line.name)


def goes_on(line: InterviewLine) -> str:
    """What is to be done: "fortsätt på fråga D12"."""
    return (
        f"fortsätt på fråga {number_of(line.position)}"
        if line.position
        else "börja intervjun"
    )


def to_do(line: InterviewLine) -> str:
    """What is left of a talk that is done."""
    if line.standing is Status.READY:
        left = "återkoppla och signera" if Step.SHEET in line.steps else "signera"
        return f"Allt är ifyllt. Kvar: {left}"
    noun = "uppgift" if line.left == 1 else "uppgifter"
    return f"Bedömning kvar: {line.left} {noun} saknas"


def waits(line: InterviewLine, today: date) -> str:
    """Until when a postponed interview waits."""
    if not line.until:
        return "Ingen ny dag än"
    return (
        f"{'Skulle ha tagits upp' if line.is_due else 'Tas upp'} {day(line.until, today)}"
    )


def client_state(line: ClientLine, today: date) -> str:
    """Where a client's latest interview stands, in a few words."""
    if line.standing is None:
        return "Ingen intervju än"
    if line.standing is Status.POSTPONED and line.until:
        return f"Uppskjuten till {day(line.until, today)}"
    return _SHORT[line.standing]


def interview_state(line: InterviewLine, today: date) -> str:
    """Where an interview stands, in a sentence."""
    match line.standing:
        case Status.ONGOING | Status.OPEN:
            return f"Pågår, {line.percent} % besvarat"
        case Status.TALKED | Status.READY:
            return to_do(line)
        case Status.POSTPONED:
            return f"Uppskjuten. {waits(line, today)}"
        case Status.SIGNED:
            return f"Signerad {day(line.signed_at[:10], today)}"
        case Status.REPLACED:
            return "Ersatt av en senare version"


def copied_words(overview: Overview, now: datetime) -> str:
    """When the last copy was made and, where the second place has not got it, the last there."""
    copies = overview.copies
    if not overview.clients:
        return ""
    if not copies.made_at:
        return "Ingen säkerhetskopia än: den första görs när du låser eller stänger."
    text = f"Senaste provade säkerhetskopia: {moment(copies.made_at, now)}."
    if copies.elsewhere_lags and copies.elsewhere_at:
        text += f" På den andra platsen: {moment(copies.elsewhere_at, now)}."
    elif copies.elsewhere_lags:
        text += " Den finns inte på den andra platsen än."
    return text
