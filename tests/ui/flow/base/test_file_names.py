# SPDX-License-Identifier: EUPL-1.2
"""Every file that is saved has a name of its own that says what it is, and never who it is about."""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from app.interview.after.steps import Step
from app.storage.records import Client
from app.storage.vault.entering import open_vault
from app.ui.flow.base.file_names import file_name
from app.ui.flow.base.printing import NO_PRINTER, Printing, sent
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, cheap, enters, made, opens
from tests.walkthrough.person import Key, Person

__all__ = ["cheap", "enters", "made", "opens"]

TODAY = date.today().isoformat()


def test_a_name_says_what_and_when() -> None:
    day = date(2026, 11, 30)
    assert file_name("blankett", "asi-grund", day=day) == "blankett-asi-grund-2026-11-30"
    assert file_name("aterkoppling", "intervju", 12, "", "utkast", day=day) == (
        "aterkoppling-intervju-12-utkast-2026-11-30"
    )


def test_a_file_is_not_sent_to_a_printer() -> None:
    assert sent("Bladet", to_file=False) == "Bladet är skickat till skrivaren."
    assert sent("Blanketten", "d", to_file=True).startswith("Blanketten är sparad som fil.")


def proposed(person: Person, button: str) -> str:
    """The name that stands in the dialog for files."""
    person.clicks(button)
    person.waits_until(lambda: bool(dialogs(QFileDialog)), "file dialog")
    (dialog,) = dialogs(QFileDialog)
    (line,) = dialog.findChildren(QLineEdit, "fileNameEdit")
    dialog.reject()
    person.waits_until(lambda: not dialogs(QFileDialog), "no file dialog")
    return line.text()


def print_name(person: Person, button: str) -> str:
    """What the print queue, or a printer that makes files, would call it."""
    before = printers(person)
    person.clicks(button)
    if sys.platform == "win32":  # its own dialog would not come, as there is no printer
        person.waits_for(NO_PRINTER)
        person.program.window.unsay(NO_PRINTER)
        (printer,) = [one for one in printers(person) if one not in before]
        return printer.docName()
    person.waits_until(lambda: bool(dialogs(QPrintDialog)), "print dialog")
    (dialog,) = dialogs(QPrintDialog)
    name = dialog.printer().docName()
    dialog.reject()
    person.waits_until(lambda: not dialogs(QPrintDialog), "no print dialog")
    return name


def printers(person: Person) -> list[QPrinter]:
    """Those that something was to be printed on."""
    flows = person.program.window.findChildren(Printing)
    return [one._printer for one in flows if one._printer is not None]  # noqa: SLF001 - a printer shows its name nowhere


def dialogs(kind: type) -> list:  # type: ignore[type-arg]
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, kind) and one.isVisible()
    ]


def test_no_two_are_called_the_same_and_none_names_anybody(
    enters: Enters, made: tuple[Path, str]
) -> None:
    with open_vault(made[0], PASSPHRASE) as vault:
        vault.clients.add(Client("personnummer", "19920611-2386", "Eva Ek", "S-17"))
    person = enters()
    names = [print_name(person, "Skriv ut tom blankett")]
    for client in (1, 2):
        person.program.desk.extract(client)
        person.waits_for_screen("ExtractScreen")
        names += [proposed(person, "Spara som PDF"), proposed(person, "Spara som JSON")]
        names.append(print_name(person, "Skriv ut"))
        person.presses(Key.Key_Escape)
        person.waits_for_screen("ClientPage")
        person.clicks("Ny ASI Grund")
        person.waits_for_screen("Preparation")
        person.program.desk._flow._start([], [])  # noqa: SLF001 - an interview without the rows of the preparation
        person.waits_for_screen("TalkScreen")
        person.presses(Key.Key_F10)
        person.waits_for_screen("StartPage")
        person.program.desk.open_at(client, Step.SHEET)
        person.waits_for_screen("FeedbackScreen")
        person.waits_until(lambda: bool(person.screen.paper.pages), "paper")  # type: ignore[attr-defined]
        names.append(proposed(person, "Spara PDF"))
        person.clicks("Stor stil")
        names.append(proposed(person, "Spara PDF"))
        person.clicks("Text till utredningen")
        names.append(proposed(person, "Spara som textfil"))
        person.program.desk.show_start()
        person.waits_for_screen("StartPage")
    stems = {name.replace(".pdf", "") for name in names}
    assert len(stems) == len(names) - 2  # an extract's print and its PDF are one document
    for name in names:
        assert TODAY in name
        assert name.isascii()
        for told in ("Eva", "Ek", "Kim", "1992", "2386", "S-17"):
            assert told not in name
    assert f"aterkoppling-intervju-1-utkast-{TODAY}.pdf" in names
    assert f"aterkoppling-intervju-2-stor-stil-utkast-{TODAY}.pdf" in names
    assert f"registerutdrag-klient-2-{TODAY}.json" in names
