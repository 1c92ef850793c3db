# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_canary: a whole life of the real program, canaries in every field.

It tells, one line of JSON each, how far it has come and the titles of its windows, and goes
on when a line comes in: so that its files can be searched in the middle of it all. With
"leaky" as last argument it plants the faults that the search must find; with "crash" it
comes back to the vault of a life before, and is killed in the middle of a word.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.forms.questions import TextQuestion
from app.ui.oversight.review_screen import ReviewScreen
from app.ui.program import Program
from app.ui.window.crash_notice import spread_net
from tests.behind import pdf_printer, printing_of
from tests.robust.places import Hands
from tests.typist import in_focus
from tests.walkthrough.person import Key, Lost, Person


class Birds(NamedTuple):
    """The canaries of one run, found in nothing that is older. `word` is in every text."""

    word: str
    number: str

    @property
    def passphrase(self) -> str:
        return f"{self.word} moln stubbe harv"

    @property
    def name(self) -> str:
        return f"Nils {self.word}"


class Life:
    """One person at the program, from the first start to the end."""

    def __init__(self, saved: Path, birds: Birds, *, how: str) -> None:
        self._app = QApplication(["overblick"])
        self._app.setQuitOnLastWindowClosed(False)
        self.program = Program(self._app, vault=None, practice=False)
        spread_net(self.program.window)
        self.person = Person(self.program, Hands)
        self._saved = saved
        self._birds = birds
        self._how = how
        self._titles: set[str] = set()
        self._typed = 0

    def live(self) -> None:
        self.program.begin()
        parts = self.parts()
        if self._how == "leaky":
            parts = [self.first_start, self.new_client, self.leak, self.end]
        if self._how == "crash":
            parts = [self.come_back, self.crash]
        for part in parts:
            part()
            self.stage(part.__name__)

    def parts(self) -> list[Callable[[], None]]:
        return [
            self.first_start,
            self.new_client,
            self.postpone_and_prepare,
            self.talk,
            self.completeness,
            self.ratings,
            self.feedback,
            self.export,
            self.sign,
            self.correct,
            self.lock,
            self.copy,
            self.read_the_log,
            self.extract,
            self.bring_back,
            self.type_and_close,
        ]

    def stage(self, name: str, **more: object) -> None:
        """Tell how far, and wait for the search."""
        self._titles |= {one.windowTitle() for one in QApplication.topLevelWidgets()}
        told = {"stage": name, "titles": sorted(self._titles), **more}
        os.write(1, json.dumps(told).encode() + b"\n")
        sys.stdin.readline()

    def bird(self, place: str) -> str:
        """A canary of its own for each place."""
        self._typed += 1
        return f"{self._birds.word} {self._typed} {place}"

    # Before the talk

    def first_start(self) -> None:
        person = self.person
        person.waits_for("Var ska uppgifterna ligga?")
        person.presses(Key.Key_Return)
        person.clicks("Jag vill välja en egen")
        for _ in range(2):
            person.types(self._birds.passphrase)
            person.tabs_to("Samma lösenfras en gång till")
        person.waits_for("lika två gånger")
        person.presses(Key.Key_Return)
        person.waits_for("När gick du utbildningen i ASI?")
        person.types("sala")
        person.presses(Key.Key_Return)
        person.tabs_to("Enhet")
        person.types(self.bird("enhet"))
        person.tabs_to("Ditt namn")
        person.types(f"Anna {self._birds.word}")
        person.presses(Key.Key_Return)
        person.waits_for("Stämmer det?")
        person.presses(Key.Key_Return)
        person.waits_for_screen("RecoveryPage")
        code = next(one for one in person.all(QLabel) if one.property("kind") == "code")
        self.stage("recovery code", code=code.text().split())
        person.presses(Key.Key_Return)  # there is no printer with paper
        self.prints(person.clicks, "Visa skrivarna ändå")
        person.tabs_to("Jag har den på papper")
        person.presses(Key.Key_Space, Key.Key_Return)
        person.waits_for_screen("StartPage")
        person.waits_for("Här är det tomt än")

    def new_client(self) -> None:
        person = self.person
        person.clicks("Ny klient")
        person.waits_for_screen("ClientForm")
        person.types(self._birds.number.replace("-", ""))
        person.tabs_to("Namn")
        person.types(self._birds.name)
        person.tabs_to("Ärendenummer")
        person.types(self.bird("ärende"))
        person.presses(Key.Key_Return)
        person.waits_for_screen("ClientPage")

    def postpone_and_prepare(self) -> None:
        person = self.person
        person.clicks("Ny ASI Grund")
        person.waits_for_screen("Preparation")
        person.clicks("Skjut upp")
        person.clicks("Orsak med egna ord")
        person.types(self.bird("orsak"))
        person.clicks("Skjut upp intervjun")
        self.comes_to_client()
        person.clicks("Ta upp igen")
        person.waits_for_screen("Preparation")
        person.types("1234")
        person.clicks("Allt är sagt")
        person.clicks("Börja intervjun")
        person.waits_for_screen("TalkScreen")

    def comes_to_client(self) -> None:
        """By the search of the start page, with the canary that is the name."""
        person = self.person
        person.waits_for_screen("StartPage")
        person.clicks("Sök klient")
        person.types(self._birds.word)
        person.waits_for("1 träff")
        person.presses(Key.Key_Return)
        person.waits_for_screen("ClientPage")

    # The talk

    def talk(self) -> None:
        person = self.person
        for key in person.session.talk:
            question = person.form.questions[key]
            if isinstance(question, TextQuestion):
                person.typist.go_to(key)
                person.types(self.bird(key))
                if question.long:
                    self.note(key)  # in the middle of it
                else:
                    person.presses(Key.Key_Return)
                    person.typist.go_to(key)
                    self.note(key)
        for key, answer in {"C1": "1", "C9": "12", "C10": "3", "A12": "2"}.items():
            person.typist.go_to(key)
            person.types(answer)
            if key == "C9":
                person.presses(Key.Key_Return)
        # The client's window over the only screen: the first F6 comes back from it
        person.presses(Key.Key_F8, Key.Key_F6, Key.Key_F6)
        person.types(self.bird("sökt fråga"))
        person.presses(Key.Key_Escape)
        person.typist.go_to("C1a")
        person.holds(Key.Key_A)
        person.holds(Key.Key_C)
        assert self._birds.word in QGuiApplication.clipboard().text()
        person.types(self.bird("skrivet men inte givet"))

    def note(self, key: str) -> None:
        person = self.person
        person.presses(Key.Key_F2)
        person.types(self.bird(f"anteckning {key}"))
        person.presses(Key.Key_Escape)

    # After it

    def completeness(self) -> None:
        person = self.person
        person.presses(Key.Key_F12)
        person.waits_for_screen("Completeness")
        person.clicks("Förklaring till A12")
        person.types(self.bird("förklaring"))
        question = person.form.questions["A13"]
        person.clicks(question.choices[0].label)
        person.waits_for("Intervjun avbröts")
        person.presses(Key.Key_F12)

    def ratings(self) -> None:
        person = self.person
        person.waits_for_screen("Ratings")
        for number, area in enumerate(person.form.areas, start=1):
            person.waits_until(
                lambda title=area.title: (
                    in_focus().accessibleName().endswith(title)
                    or not in_focus().accessibleName().startswith("Din bedömning")
                ),
                area.title,
            )
            while not in_focus().accessibleName().startswith("Din bedömning"):
                person.types("0")
            person.types("567")  # a range, and outside it
            person.types(self.bird(f"skäl {number}"))
            person.presses(Key.Key_Return)
            while in_focus().accessibleName().split(" ")[0] in person.form.questions:
                if in_focus().accessibleName().split(" ")[0] not in area.confidence:
                    break
                person.types("0")
        person.waits_for("7 av 7 områden klara")
        person.presses(Key.Key_F12)

    def feedback(self) -> None:
        person = self.person
        person.waits_for_screen("FeedbackScreen")
        for box in list(person.all(QPlainTextEdit)) + list(person.all(QLineEdit)):
            if box.placeholderText() != "åååå-mm-dd" and not box.isReadOnly():
                box.setFocus()
                person.presses(Key.Key_End)
                person.types(" " + self.bird(box.accessibleName()))
        self.prints(person.holds, Key.Key_P)
        printing_of(self.program).print_on(pdf_printer(Path(os.devnull)))
        self.saves(self._saved / "blad.pdf", person.holds, Key.Key_S)
        person.clicks("Text till utredningen")
        person.waits_until(
            lambda: self._birds.word in person.screen.text_view.text, "the text"
        )
        self.saves(self._saved / "text.txt", person.clicks, "Spara som textfil")
        QGuiApplication.clipboard().clear()
        QTest.qWait(
            1_000
        )  # on a busy machine a press so near the dialog's counts as its own
        person.clicks("Kopiera")
        person.waits_for("Texten är kopierad")
        assert self._birds.word in QGuiApplication.clipboard().text()
        person.presses(Key.Key_Escape)

    def prints(self, press: Callable[..., None], *how: object) -> None:
        """Opens the dialog for printing, and thinks better of it."""
        press(*how)
        if sys.platform == "win32":  # there Windows' own opens, and only for a printer
            self.person.thinks_better_of_printing()
            return
        self.person.waits_until(lambda: _dialog() is not None, "print dialog")
        self.stage("print dialog")
        dialog = _dialog()
        assert dialog is not None
        dialog.reject()
        self.person.waits_until(lambda: _dialog() is None, "no print dialog")

    def saves(self, path: Path, press: Callable[..., None], *how: object) -> None:
        """Saves on purpose, in the dialog for files."""
        person, window = self.person, self.program.window
        press(*how)
        person.waits_until(lambda: in_focus().window() is not window, "dialog")
        self.stage("file dialog")
        person.names_file(str(path))
        person.presses(Key.Key_Return)
        person.waits_until(lambda: in_focus().window() is window, "dialog closed")

    def export(self) -> None:
        person = self.person
        person.waits_until(lambda: person.program.desk.encounter.saver.is_clean, "saved")
        while type(person.screen).__name__ != "TalkScreen":
            before = person.screen
            person.presses(Key.Key_Escape)
            person.waits_until(lambda old=before: person.screen is not old, "back")
        person.presses(Key.Key_F10)
        self.comes_to_client()
        person.clicks("Exportera")
        person.waits_for_screen("ExportScreen")
        person.clicks("Ta med namn och nummer")
        person.clicks("Båda")
        self.saves(self._saved, person.clicks, "Välj mapp och exportera")
        person.waits_for("Exporten ligger i mappen")
        person.presses(Key.Key_F10)
        self.comes_to_client()

    def sign(self) -> None:
        person = self.person
        person.clicks("Fortsätt: ASI Grund")
        person.waits_for_screen("FeedbackScreen")  # nothing else is left
        person.presses(Key.Key_F12)
        person.waits_for("Allt är klart att signera")
        while in_focus().accessibleName() != "Signera":  # steps nobody has acknowledged
            person.presses(Key.Key_Return)
        person.presses(Key.Key_Return)
        person.waits_for("Intervjun är signerad och låst")
        person.presses(Key.Key_F10)

    def correct(self) -> None:
        person = self.person
        self.comes_to_client()
        person.clicks("Rätta: ")
        person.types(self.bird("rättelse"))
        person.presses(Key.Key_Return)
        person.waits_for_screen("TalkScreen")
        person.typist.go_to("C6.text")
        person.types(self.bird("rättat men inte givet"))

    def lock(self) -> None:
        person = self.person
        person.presses(Key.Key_F10)
        person.waits_for_screen("StartPage")
        person.clicks("Lås")
        person.waits_for_screen("Unlock")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.stage("locked", clipboard=QGuiApplication.clipboard().text(), shown=_shown())
        person.types(self._birds.passphrase)
        person.presses(Key.Key_Return)
        self.comes_to_client()

    # Around it

    def goes_to(self, row: str) -> None:
        """A row of the vault's own page, from the start page."""
        person = self.person
        if type(person.screen).__name__ != "Hub":
            person.presses(Key.Key_Escape)
            person.waits_for_screen("StartPage")
            person.clicks("Valvet")
            person.waits_for_screen("Hub")
        person.clicks(row)

    def goes_back(self) -> None:
        self.person.presses(Key.Key_Escape)
        self.person.waits_for_screen("Hub")

    def copy(self) -> None:
        person = self.person
        self.goes_to("Säkerhetskopior")
        person.waits_for_screen("CopiesPage")
        person.clicks("Ta en kopia nu")
        person.waits_for("Kopian är tagen och provad")
        self.goes_back()

    def read_the_log(self) -> None:
        person = self.person
        self.goes_to("Loggen")
        person.waits_for("Loggen är hel")
        person.clicks("Ärende, namn eller nummer")
        person.types(self._birds.word)
        person.presses(Key.Key_Return)
        self.goes_back()
        self.goes_to("Loggkontroll")
        person.waits_for_screen("ReviewStart")
        person.clicks("Börja genomgången")
        person.waits_for_screen("ReviewScreen")
        screen = person.screen
        assert isinstance(screen, ReviewScreen)
        for _ in screen.cards:
            person.presses(Key.Key_1)
        person.clicks("Anteckning till genomgången")
        person.types(self.bird("granskning"))
        person.clicks("Avsluta genomgången")
        person.waits_for_screen("PastReview")
        person.presses(Key.Key_Escape)
        person.waits_for_screen("ReviewStart")
        self.goes_back()

    def extract(self) -> None:
        person = self.person
        self.goes_to("Registerutdrag")
        person.waits_for_screen("PersonChoice")
        person.types(self._birds.word)
        person.waits_for(self._birds.name)
        person.presses(Key.Key_Return)
        person.waits_for_screen("ExtractScreen")
        self.saves(self._saved / "utdrag.pdf", person.clicks, "Spara som PDF")
        person.waits_for("Registerutdraget är sparat som utdrag.pdf")
        self.saves(self._saved / "utdrag.json", person.clicks, "Spara som JSON")
        person.waits_for("Registerutdraget är sparat som utdrag.json")
        person.presses(Key.Key_Escape)
        person.waits_for_screen("PersonChoice")
        self.goes_back()

    def bring_back(self) -> None:
        person = self.person
        self.goes_to("Säkerhetskopior")
        person.waits_for_screen("CopiesPage")
        person.clicks("Hämta tillbaka: i dag")
        person.waits_for_screen("RestorePage")
        person.types(self._birds.passphrase)
        person.clicks("Hämta tillbaka")
        self.comes_to_client()

    def come_back(self) -> None:
        """To what a life before left."""
        person = self.person
        person.waits_for_screen("Unlock")
        person.types(self._birds.passphrase)
        person.presses(Key.Key_Return)
        self.comes_to_client()
        self.goes_on()

    def goes_on(self) -> None:
        """Into the talk again, of which nothing is left to ask."""
        person = self.person
        person.clicks("Fortsätt")
        person.waits_for_screen("FeedbackScreen")
        person.holds(Key.Key_1)
        person.waits_for_screen("TalkScreen")

    def crash(self) -> None:
        person = self.person
        person.typist.go_to("D19.text")
        person.holds(Key.Key_A)
        person.types(self.bird("skrivet vid kraschen"))
        os.kill(os.getpid(), 9)  # Windows has no name for it

    def type_and_close(self) -> None:
        person = self.person
        self.goes_on()
        person.typist.go_to("D19.text")
        person.holds(Key.Key_A)
        person.types("sist: " + self.bird("skrivet vid stängning"))
        person.holds(Key.Key_A)
        person.holds(Key.Key_C)
        person.presses(Key.Key_F2)
        person.types("sist: " + self.bird("anteckning vid stängning"))
        self.end()
        self.stage("closed", clipboard=QGuiApplication.clipboard().text(), shown=[])

    def end(self) -> None:
        self.program.window.close()
        self.program.stop()

    def leak(self) -> None:
        """The planted faults: one for each kind of place."""
        home = Path.home()
        (Path(tempfile.gettempdir()) / "tmpkopia").write_text(
            self._birds.name, encoding="utf-16-le"
        )
        note = home / ".config" / "overblick" / "senaste.json"
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(f'["{self._birds.number}"]', encoding="utf-8")
        Path("overblick.log").write_text(
            f"fel i svaret {self._birds.word}", encoding="latin-1"
        )
        settings = home / ".config" / "Överblick.conf"
        QSettings(str(settings), QSettings.Format.IniFormat).setValue(
            "recent", self._birds.name
        )
        (home / f"{self._birds.word}.txt").write_text("", encoding="utf-8")
        self.program.window.setWindowTitle(f"Överblick: {self._birds.name}")
        sys.stderr.write(f"overblick: {self._birds.name}\n")


def _dialog() -> QPrintDialog | None:
    there = (one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog))
    return next((one for one in there if one.isVisible()), None)


def _shown() -> list[str]:
    """The words of every widget there is, in sight or not."""
    said = []
    for widget in QApplication.allWidgets():
        said += [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
        said.append(_words(widget))
    return [one for one in said if one]


def _words(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLabel | QLineEdit | QPushButton) else ""


if __name__ == "__main__":
    life = Life(Path(sys.argv[1]), Birds(*sys.argv[2:4]), how="".join(sys.argv[4:]))
    try:
        life.live()
    except Lost as lost:  # the program itself would not say what
        sys.stderr.write(f"{lost}\n")
        raise
