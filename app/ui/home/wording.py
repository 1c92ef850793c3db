# SPDX-License-Identifier: EUPL-1.2
"""Words for how far an interview has come, the same on every screen, and for how copies stand."""

from datetime import date, datetime

from app.forms.question_number import number_of
from app.interview.casework import ClientLine, Overview
from app.interview.persons import case_words
from app.interview.standing import InterviewLine, Standing
from app.interview.steps import Step
from app.ui.when import day, moment

_SHORT = {
    Standing.OPEN: "Inte signerad",
    Standing.ONGOING: "Pågår",
    Standing.TALKED: "Bedömning kvar",
    Standing.READY: "Att signera",
    Standing.POSTPONED: "Uppskjuten",
    Standing.SIGNED: "Signerad",
    Standing.REPLACED: "Ersatt",
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
    if line.standing is Standing.READY:
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
    if line.standing is Standing.POSTPONED and line.until:
        return f"Uppskjuten till {day(line.until, today)}"
    return _SHORT[line.standing]


def interview_state(line: InterviewLine, today: date) -> str:
    """Where an interview stands, in a sentence."""
    match line.standing:
        case Standing.ONGOING | Standing.OPEN:
            return f"Pågår, {line.percent} % besvarat"
        case Standing.TALKED | Standing.READY:
            return to_do(line)
        case Standing.POSTPONED:
            return f"Uppskjuten. {waits(line, today)}"
        case Standing.SIGNED:
            return f"Signerad {day(line.signed_at[:10], today)}"
        case Standing.REPLACED:
            return "Ersatt av en senare version"


def copied_words(overview: Overview, now: datetime) -> str:
    """When the last copy was made and, where the second place has not got it, the last there."""
    copies = overview.copies
    if not overview.clients:
        return ""
    if not copies.made_at:
        return "Ingen säkerhetskopia än: den första görs när du låser eller stänger."
    said = f"Senaste provade säkerhetskopia: {moment(copies.made_at, now)}."
    if copies.elsewhere_lags and copies.elsewhere_at:
        said += f" På den andra platsen: {moment(copies.elsewhere_at, now)}."
    elif copies.elsewhere_lags:
        said += " Den finns inte på den andra platsen än."
    return said
