# SPDX-License-Identifier: EUPL-1.2
"""A review of the log that is kept, as a record to read and to print: cases, never names."""

from collections.abc import Iterable
from datetime import datetime

from app.report.paper.plain_paper import Part
from app.stewardship.review.access_rules import local
from app.stewardship.review.log_review import (
    SEEN,
    Verdict,
    broken_in,
    counted_in,
    end_in,
    people_words,
)
from app.storage.records import Review
from app.swedish_figures import capital, spaced

TITLE = "Loggkontroll"


def review_parts(review: Review, verdicts: Iterable[Verdict]) -> tuple[Part, ...]:
    """What a review says, part by part."""
    every = tuple(verdicts)
    talks = [verdict for verdict in every if verdict.verdict != SEEN]
    return (
        Part("", _head(review)),
        Part("Att tala om", tuple(map(_line, talks)) or ("Inget.",)),
        Part("Stickprovet", _lines(every, is_sampled=True)),
        Part("Frågetecken utanför stickprovet", _lines(every, is_sampled=False)),
        Part("Anteckning", (review.remark or "Ingen.",)),
        *_end(review),
    )


def _end(review: Review) -> tuple[Part, ...]:
    """What a later look at the log can be held against."""
    end = end_in(review)
    if end is None:
        return ()
    keep = (
        "Lås in papperet, men inte ihop med datorn. Vid nästa loggkontroll går det att jämföra: "
        "stämmer numret och tecknen är loggen hit oförändrad."
    )
    return (Part("Loggens slut", (f"{capital(end.words)}.", keep)),)


def _head(review: Review) -> tuple[str, ...]:
    when: datetime = local(review.at, None)
    accesses, people, hints = counted_in(review)
    drawn = f"Stickprovet drogs ur {spaced(accesses)} åtkomster av {people_words(people)}."
    who = f" av {review.who}" if review.who else ""
    broken = broken_in(review)
    where = ", ".join(map(str, broken))
    whole = f"Loggen var ändrad vid händelse {where}." if broken else "Loggen var hel."
    return (
        f"Genomförd {when:%Y-%m-%d %H.%M}{who}. Händelse {review.from_n} till {review.to_n}.",
        f"{drawn} {spaced(hints)} frågetecken hittades.",
        whole,
    )


def _lines(every: tuple[Verdict, ...], *, is_sampled: bool) -> tuple[str, ...]:
    lines = tuple(_line(verdict) for verdict in every if verdict.is_sampled is is_sampled)
    return lines or ("Inget.",)


def _line(one: Verdict) -> str:
    about = f", {one.about}" if one.about else ""
    verdict = "sett" if one.verdict == SEEN else "behöver ett samtal"
    hints = f" {' '.join(one.what)}" if one.what else ""
    return f"{one.day}, {one.who}{about}: {verdict}.{hints}"
