# SPDX-License-Identifier: EUPL-1.2
"""`overblick forms`: what the forms hold, whether a definition is sound, and blanks on paper."""

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from app.cli.parser import Commands
from app.cli.terminal import Terminal, save
from app.foreign_files import TooLarge, read_outside
from app.forms.bank import BadForm, Bank
from app.forms.check import check_bank, check_form
from app.forms.model import Form
from app.forms.questions import Question
from app.forms.toml_text import LONGEST
from app.interview.base.instrument import Instrument
from app.interview.base.library import Library
from app.interview.imports.csv_file import BadFile
from app.report.blank.blank_form import blank_pdf
from app.report.checks.sentence_check import check_investigation, check_sheet
from app.report.paper.fonts import Fonts
from app.swedish_figures import spaced
from app.user_error import UserError

_LARGEST = 4 * LONGEST  # bytes of a form file: as many as so many characters can be
_MOST_TOLD = 50  # faults of a file that are told one by one
_LONGEST = 300  # characters of a fault; it may name what stands in the file


class NoForm(UserError):
    """No form with the id that was asked for comes with the program."""

    what = "Det finns inget formulär med det namnet."
    remedy = "Se namnen med ”overblick forms list”."


def add_commands(groups: Commands) -> None:
    """Puts `forms list`, `forms check` and `forms blank` among the commands."""
    text = "Visa, kontrollera eller skriv ut formulär."
    commands = groups.group("forms", text)
    text = "Visa alla formulär som följer med, och deras frågor."
    listing = commands.add("list", text, vault=False, run=list_forms)
    listing.as_json()
    text = "Kontrollera formulärfiler, eller de formulär som följer med."
    checking = commands.add("check", text, vault=False, run=check_forms)
    checking.word("files", "FIL", "formulärfil (TOML)", nargs="*")
    text = "Skriv en tom blankett som PDF, att fylla i för hand."
    blank = commands.add("blank", text, vault=False, run=write_blank)
    blank.word("id", "FORMULÄR", "formulärets id: se overblick forms list", str)
    blank.word("out", "UT.pdf", "filen att skriva")


def list_forms(args: argparse.Namespace, terminal: Terminal) -> None:
    """Prints every form with its items."""
    forms = map(terminal.library.form, terminal.library.ids())
    if args.json:
        terminal.say_json([_form(form) for form in forms])
        return
    for form in forms:
        count = spaced(len(form.asked))
        terminal.say(f"{form.id}\tversion {form.version}\t{form.title}\t{count} frågor")
        for question in form.asked:
            section = form.section_of[question.key].id
            critical = "*" if question.critical else ""
            codes = " ".join(code["code"] for code in _codes(question))
            parts = (question.key + critical, section, question.type, question.label, codes)
            terminal.say("\t" + "\t".join(parts).rstrip())


def check_forms(args: argparse.Namespace, terminal: Terminal) -> int:
    """Prints every fault of the files, or of all forms that ship; 1 if there is any."""
    faults = 0
    for name, found in _checked(args.files, terminal.library):
        place = _on_a_line(name)
        if not found:
            terminal.say(f"{place}: inga fel.")
        for fault in found[:_MOST_TOLD]:
            terminal.complain(f"{place}: {_on_a_line(fault)}")
        if (more := len(found) - _MOST_TOLD) > 0:
            terminal.complain(f"{place}: … och {spaced(more)} fel till.")
        faults += len(found)
    return 1 if faults else 0


def write_blank(args: argparse.Namespace, terminal: Terminal) -> None:
    """Writes one form as a blank to fill in by hand."""
    try:
        form = terminal.library.form(args.id)
    except LookupError:
        raise NoForm from None
    save(args.out, blank_pdf(form, Fonts()))


def _checked(files: list[Path], library: Library) -> Iterator[tuple[str, list[str]]]:
    bank = library.bank()
    for path in files:
        yield path.name, _faults(partial(_in_file, path, library), bank)
    if not files:
        if findings := check_bank(bank):
            yield "frågebanken", [str(one) for one in findings]
        for form_id in library.ids():
            yield form_id, _faults(partial(library.form, form_id), bank)
        for form_id in library.ids():
            yield from _checked_sentences(library.instrument(form_id))


def _checked_sentences(instrument: Instrument) -> Iterator[tuple[str, list[str]]]:
    form = instrument.form
    if instrument.sheet.sentences:
        yield "återkopplingen", [str(one) for one in check_sheet(form, instrument.sheet)]
    if instrument.investigation.sections:
        checked = check_investigation(form, instrument.investigation)
        yield "texten till utredningen", [str(finding) for finding in checked]


def _faults(read: Callable[[], Form], bank: Bank) -> list[str]:
    try:
        form = read()
    except BadForm as error:
        return list(error.findings)
    except BadFile as error:
        return [f"{error.what} {error.remedy}"]
    except (KeyError, TypeError, AttributeError):  # such as a list where a table should be
        return [
            "F04 filen: en tabell har fel form. Jämför med ett formulär som följer med."
        ]
    return [str(finding) for finding in check_form(form, bank.keys())]


def _in_file(path: Path, library: Library) -> Form:
    remedy = "Kontrollera namnet och att filen är en textfil i UTF-8."
    try:
        text = read_outside(path, _LARGEST).decode("utf-8-sig")
    except TooLarge:
        raise BadFile("Filen är för stor för att vara ett formulär.", remedy) from None
    except (OSError, UnicodeDecodeError):
        raise BadFile("Filen går inte att läsa.", remedy) from None
    return library.read_form(text)


def _on_a_line(fault: str) -> str:
    """What a file says itself may hold line breaks, or be endless."""
    text = "".join(sign if sign.isprintable() else " " for sign in fault)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _form(form: Form) -> dict[str, Any]:
    return {
        "id": form.id,
        "version": form.version,
        "title": form.title,
        "items": [
            {
                "key": question.key,
                "section": form.section_of[question.key].id,
                "type": question.type,
                "codes": _codes(question),
                "minimum": _limits(question)[0],
                "maximum": _limits(question)[1],
                "unit": question.unit[1] if question.type == "number" else "",
                "critical": question.critical,
                "label": question.label,
                "optional": question.optional,
                "stage": question.stage,
                "conditional": question.relevant is not None,
            }
            for question in form.asked
        ],
    }


def _limits(question: Question) -> tuple[int | None, int | None]:
    if question.type == "number":
        return question.minimum, question.maximum
    if question.type in ("rating", "yearmonth"):
        return 0, question.maximum
    return None, None


def _codes(question: Question) -> list[dict[str, str]]:
    match question.type:
        case "yesno":
            pairs = [("0", "Nej"), ("1", "Ja")]
        case "rating":
            words = len(question.card)
            steps = question.maximum + 1
            pairs = [(str(n), question.card[n * words // steps]) for n in range(steps)]
        case "choice" | "list" | "multi":
            pairs = [(choice.code, choice.label) for choice in question.choices]
        case _:
            pairs = []
    return [{"code": code, "label": label} for code, label in pairs]
