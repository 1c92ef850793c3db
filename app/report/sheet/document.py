# SPDX-License-Identifier: EUPL-1.2
"""The återkoppling as plain data: everything that the sheet shows, and nothing of how."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CaseFacts:
    """What the sheet and the investigation text say that is not an answer.

    Attributes:
        client_name: what the client is called on the sheet; a pseudonym, or "" for none.
        case_number: the municipality's number for the case, or "".
        interviewer: the name of whoever held the interview, or "".
        interview_date: the day of the interview, None where it is not known.
        form_title: what the form calls itself, for the head of the investigation text.
        signed: whether the interview is signed; "UTKAST" stands across the sheet until then.
    """

    client_name: str = ""
    case_number: str = ""
    interviewer: str = ""
    interview_date: date | None = None
    form_title: str = ""
    signed: bool = False


@dataclass(frozen=True)
class AreaBlock:
    """One of the seven areas.

    Attributes:
        id: the area's id in the form: "medical", "employment", ...
        title: the area's name, Swedish.
        rating: the interviewer's rating, 0-9, or None where there is none.
        words: the rating in words ("måttligt problem"); "" where there is none.
        text: the area in a few sentences; "" where there is nothing to say of it, and then
            only the picture shows it.
    """

    id: str
    title: str
    rating: int | None
    words: str
    text: str


@dataclass(frozen=True)
class Feedback:
    """The whole sheet. Texts are Swedish, ready to print; "" and () and None are left out.

    Attributes:
        client_name: see `CaseFacts`.
        case_number: see `CaseFacts`.
        interviewer: see `CaseFacts`.
        interview_date: see `CaseFacts`.
        signed: see `CaseFacts`.
        areas: the seven areas, in the form's order.
        silent: what was not asked and not answered, in whole sentences after the areas.
        thanks: whether the client told anything that can be thanked for.
        counted: which days are counted where nothing else is said.
        resources: what carries; one sentence each, most important first.
        problems: what is hard; one sentence each, most important first.
        wishes: what the client wants help with, in the client's own order, at most four
            lines; what is alike stands on one.
        ranked: whether that order is all of it: no wish is held back for somebody's safety.
        comment: the client's own comment; "" leaves lines to write on.
        agreed: what was agreed; one step each.
        feedback_date: the day the sheet is gone through together.
        follow_up_date: the day of the follow-up; shown as month and year.
    """

    client_name: str
    case_number: str
    interviewer: str
    interview_date: date | None
    signed: bool
    areas: tuple[AreaBlock, ...]
    resources: tuple[str, ...]
    problems: tuple[str, ...]
    wishes: tuple[str, ...] = ()
    ranked: bool = True
    comment: str = ""
    agreed: tuple[str, ...] = ()
    feedback_date: date | None = None
    follow_up_date: date | None = None
    silent: tuple[str, ...] = ()
    thanks: bool = True
    counted: str = ""

    @property
    def is_numbered(self) -> bool:
        """Whether the wishes have numbers: several, and in their true order."""
        return self.ranked and len(self.wishes) > 1
