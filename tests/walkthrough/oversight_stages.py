# SPDX-License-Identifier: EUPL-1.2
"""The screens for looking after, one after the other, with the longest words they may show."""

from collections.abc import Iterator
from datetime import date

from app.report.paper.plain_paper import Part
from app.stewardship.log.logbook import LogLine, LogPage, LogStart
from app.stewardship.review.access_rules import shipped_review_rules
from app.stewardship.review.log_review import ReviewDraft, ReviewState
from app.stewardship.review.review_items import Item
from app.stewardship.review.review_paper import TITLE
from app.stewardship.review.versions import ChangedRow, SideBySide, Version, Versions
from app.storage.errors import NotSaved
from app.storage.records import Review
from app.ui.oversight.log_screen import LogScreen
from app.ui.oversight.past_review import PastReview
from app.ui.oversight.review_screen import ReviewScreen
from app.ui.oversight.review_start import ReviewStart
from app.ui.oversight.versions_screen import VersionsScreen
from tests.eyes import button
from tests.walkthrough.person import Person

AT = "2026-11-22T13:32:05Z"
LONG = "Anna-Karin Bengtsdotter Zetterström"
CASE = "Ärende Socialförvaltningen Öster 2026-0114"
TALE = (
    "Hon mindes att det var i augusti och inte i juli, och vill att det ska stå så eftersom "
    "sonen läser det här när han blir stor."
)
WHAT = (
    "ändrade svar på A1, A2, A4, A5 och 304 till",
    "ändrade det som bockats av före samtalet och det som klienten fått veta",
    "sparade återkopplingen och texten till utredningen som fil (12 gånger)",
)
LINES = tuple(
    LogLine(
        n,
        AT,
        "zetterström-bengtsdotter",
        WHAT[n % 3],
        CASE if n % 4 else "Klient 3 (borttagen)",
    )
    for n in range(30, 0, -1)
)
RULES = tuple(shipped_review_rules().words.values())
ITEMS = tuple(
    Item(n, "anze", CASE, f"2026-11-22 09.12–10.4{n}", WHAT, RULES if n == 0 else RULES[n : n + 1],
         n % 2 == 0, {})
    for n in range(4)
)  # fmt: skip
KEPT = Review(
    1, AT, LONG, 1, 99, "[]",
    '{"accesses": 1234, "people": 16, "hints": 321, "broken": [], "items": []}', TALE,
)  # fmt: skip
VERSIONS = Versions(
    CASE,
    "ASI Grund",
    (
        Version(3, 1, LONG, AT, AT, "", False),
        Version(7, 2, LONG, AT, AT, TALE, True),
        Version(9, 3, LONG, "", AT, TALE, False),
    ),
)
ROWS = tuple(
    ChangedRow(
        "Missbruk och arbetsmarknadsåtgärder",
        f"C{n} Långvarig sjukdom eller skada",
        "–",
        TALE,
    )
    for n in range(4)
)


def everything(person: Person) -> Iterator[str]:
    """Every screen."""
    window = person.program.window
    people = (("anze", LONG), ("", ""))
    log = LogScreen(LogStart(LogPage(LINES, has_more=True), people, 50_000), window)
    window.show_screen(log)
    yield "log"
    log.show_state([])
    yield "log-whole"
    log.show_state(list(range(4_000, 4_020)))
    log.filter.first.setText("i går")
    log.filter.tell()
    yield "log-touched"
    state = ReviewState(
        3, AT, date(2027, 2, 22), (KEPT, KEPT._replace(id=2, at="2026-08-20T13:32:05Z"))
    )
    window.show_screen(ReviewStart(state, window))
    yield "review-start"
    window.show_screen(ReviewStart(ReviewState(5, "", date(2026, 1, 1), ()), window))
    yield "review-first"
    draft = ReviewDraft(1, 99, AT, 1_234, 16, 321, ITEMS, (4, 9))
    review = ReviewScreen(draft, window)
    window.show_screen(review)
    yield "review"
    review.cards[0].mark("talk")
    button(review, "Avsluta genomgången").click()
    yield "review-unmarked"
    review.show_error(NotSaved())
    yield "review-not-saved"
    window.show_screen(ReviewScreen(ReviewDraft(1, 0, "", 0, 0, 0, (), ()), window))
    yield "review-nothing"
    parts = (Part("", (TALE,)), Part("Att tala om", (f"{AT}, {LONG}, {CASE}: {TALE}",)))
    window.show_screen(PastReview(TITLE, parts, window))
    yield "review-past"
    versions = VersionsScreen(VERSIONS, window)
    window.show_screen(versions)
    yield "versions-reading"
    versions.show_comparison(SideBySide(7, 9, ROWS, ROWS))
    yield "versions"
    button(versions, "Visa även det som är lika").click()
    yield "versions-alike"
    versions.show_comparison(SideBySide(7, 9, (), ROWS))
    yield "versions-no-difference"
