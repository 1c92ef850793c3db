# SPDX-License-Identifier: EUPL-1.2
"""Makes README's pictures of the program: python -m tests.walkthrough.pictures docs/pictures

The practice vault is opened by the real program, in a home of its own, and its windows are
drawn without a display.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.interview.after.steps import Step
from app.ui.after.feedback_screen import FeedbackScreen
from app.ui.after.page_view import draw_page
from app.ui.after.ratings import Ratings
from app.ui.home.start import StartPage
from app.ui.program import Program
from app.ui.system.preferences import (
    Appearance,
    Preferences,
    preferences_path,
    save_preferences,
)
from app.ui.talk.screen import TalkScreen
from tests.desktop import OFFSCREEN

GOING, DONE = 1, 2  # interviews of the practice vault
SIZE = QSize(1366, 768)
PAGE = QSize(640, 905)  # pixels of one page of the sheet
RANGE = (5, 7)  # around the rating of the area that is shown
MOST = 30.0  # seconds to wait for a screen

Screen = TypeVar("Screen", bound=QWidget)
Found = TypeVar("Found")


def main(folder: Path) -> None:
    """Make all four pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", OFFSCREEN)
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        save_preferences(preferences_path(), Preferences(Appearance("light")))
        app = QApplication([])
        program = Program(app, vault=None, practice=True)
        program.begin()
        program.window.resize(SIZE)
        try:
            _draw(app, program, folder)
        finally:
            program.window.close()
            program.stop()


def _draw(app: QApplication, program: Program, folder: Path) -> None:
    window = program.window
    start = _wait(app, lambda: _shown(window.screen_now, StartPage))
    _wait(app, lambda: "Anna" in _words(start))
    _grab(window, folder / "start.png")
    program.desk.open_interview(GOING)
    talk = _wait(app, lambda: _shown(window.screen_now, TalkScreen))
    talk.go_to("D9")
    _settle(app)
    _grab(window, folder / "interview.png")
    program.desk.open_interview(DONE)
    _wait(app, lambda: program.desk.encounter.session.percent == 100)
    encounter = program.desk.encounter
    encounter.go(Step.RATING)
    ratings = _wait(app, lambda: _shown(window.screen_now, Ratings))
    for made in ratings.findChildren(QPushButton):
        if made.text().startswith("Jag har sett det"):
            made.click()
    ratings.focus_area("drug")
    for point in RANGE:
        ratings.card.strip.press(point)
    _settle(app)
    _grab(window, folder / "ratings.png")
    encounter.go(Step.SHEET)
    sheet = _wait(app, lambda: _shown(window.screen_now, FeedbackScreen))
    pages = _wait(app, lambda: sheet.paper.pages)
    _paint(pages, folder / "aterkoppling.png")


def _paint(pages: object, path: Path) -> None:
    gap = 12
    picture = QImage(PAGE.width() * 2 + gap, PAGE.height(), QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(picture)
    for page in pages:  # type: ignore[attr-defined]  # a sequence of pages
        painter.fillRect(0, 0, PAGE.width(), PAGE.height(), Qt.GlobalColor.white)
        draw_page(painter, page, PAGE.width() / page.width)
        painter.translate(PAGE.width() + gap, 0)
    painter.end()
    picture.save(str(path))


def _grab(window: QWidget, path: Path) -> None:
    """A picture in its 256 most common colours: they are nearly all there are."""
    whole = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(whole.constBits()).cast("I")).most_common(256)
    few = whole.convertToFormat(
        QImage.Format.Format_Indexed8,
        [colour for colour, _ in colours],
        Qt.ImageConversionFlag.ThresholdDither,
    )
    few.save(str(path))


def _shown(screen: QWidget | None, kind: type[Screen]) -> Screen | None:
    return screen if isinstance(screen, kind) else None


def _words(screen: QWidget) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel))


def _settle(app: QApplication) -> None:
    until = time.monotonic() + 0.5
    _wait(app, lambda: time.monotonic() > until)


def _wait(app: QApplication, look: Callable[[], Found | None]) -> Found:
    """What `look` finds once it finds something.

    Raises:
        TimeoutError: it found nothing in time.
    """
    end = time.monotonic() + MOST
    while not (found := look()):
        app.processEvents()
        if time.monotonic() > end:
            raise TimeoutError
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
