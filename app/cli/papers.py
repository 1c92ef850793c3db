# SPDX-License-Identifier: EUPL-1.2
"""`overblick feedback` and `overblick export`: what leaves the vault, by the user's choice."""

import argparse
from pathlib import Path

from app.cli.parser import ASKED, Commands
from app.cli.terminal import Terminal, save
from app.export.preview import Ticks
from app.interview.after.steps import Step, steps_of
from app.interview.base.reading import Opened, all_held
from app.interview.clients.casework import open_interview
from app.interview.sheet.exporting import outgoing, write_export
from app.interview.sheet.investigation import investigation_text
from app.interview.sheet.sheet import answers_pages, facts_of, make_sheet
from app.interview.sheet.signed_sheet import kept_sheet
from app.report.paper.fonts import Fonts
from app.report.paper.marks import Page
from app.report.paper.pdf import write_pdf
from app.report.paper.undrawn import undrawn_words
from app.stewardship.log.audit import export_key, note_exports, note_leaving
from app.stewardship.log.log_words import ANSWERS, INVESTIGATION, SHEET
from app.storage.log.events import Event
from app.storage.vault.entering import open_vault
from app.user_error import UserError


class NoInterview(UserError):
    """There is no interview with the id that was asked for."""

    what = "Det finns ingen intervju med det numret i valvet."
    remedy = "Se numren med ”overblick interviews MAPP”."


def add_commands(groups: Commands) -> None:
    """Puts `feedback` and `export` among the commands."""
    text = f"Skriv återkopplingen för en intervju som PDF. Filen är inte krypterad. {ASKED}"
    feedback = groups.add(
        "feedback", text, "Skriv återkopplingen som PDF.", run=feedback_command
    )
    feedback.word("id", "NUMMER", "intervjuns nummer: se overblick interviews", int)
    feedback.word("out", "UT.pdf", "filen att skriva")
    feedback.option("--text", "UT.txt", "skriv även texten till utredningen", Path)
    feedback.flag("--large", "gör bladet i stor stil")
    text = (
        "Exportera valvets intervjuer till en mapp, med en läsmig-fil och kontrollsummor. "
        f"Filerna är inte krypterade. {ASKED}"
    )
    export = groups.add("export", text, "Exportera valvets intervjuer.", run=export_command)
    export.word("out", "UTMAPP", "mappen att skriva i: tom eller ny")
    export.options.add_argument(
        "--format", choices=("json", "csv"), required=True, help="vilken sorts filer"
    )
    export.flag("--with-identifiers", "ta med klienternas namn och nummer")
    export.flag("--without-text", "ta inte med svar i fri text")


def feedback_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Writes the sheet of one interview, and the text for the investigation if asked for.

    Of a form that has no sheet it writes the answers.
    """
    with open_vault(args.folder, terminal.passphrase()) as vault:
        try:
            opened = open_interview(vault, terminal.library, args.id)
        except LookupError:
            raise NoInterview from None
        has_sheet = Step.SHEET in steps_of(opened.form)
        papers = f"{SHEET} {INVESTIGATION}" if args.text is not None else SHEET
        key = papers if has_sheet else ANSWERS
        note_leaving(vault, Event.SAVED, args.id, key)
    if has_sheet:
        _write_sheet(args, terminal, opened)
    else:
        fonts = Fonts()
        save_pages(args.out, answers_pages(opened, fonts), fonts, terminal)


def _write_sheet(args: argparse.Namespace, terminal: Terminal, opened: Opened) -> None:
    form, answers = opened.form, opened.answers
    instrument = terminal.library.instrument(form.id)
    facts = facts_of(form, opened.client, opened.interview)
    kept = kept_sheet(opened.texts) if facts.signed else None
    fonts = Fonts()
    if kept is None:
        sheet = make_sheet(form, answers, opened.texts, facts, instrument.sheet)
        layout = sheet.layout(fonts, large=args.large)
    else:
        layout = kept.layout(large=args.large)
    save_pages(args.out, layout.pages, fonts, terminal)
    if args.text is not None:
        text = (
            investigation_text(form, answers, opened.texts, facts, instrument.investigation)
            if kept is None
            else kept.investigation
        )
        save(args.text, text.encode())


def save_pages(
    out: Path,
    pages: tuple[Page, ...],
    fonts: Fonts,
    terminal: Terminal,
    title: str = "Återkoppling",
) -> None:
    """Writes pages as a PDF, and tells of what no font could draw.

    Raises:
        NoFile: the place cannot be written.
    """
    save(out, write_pdf(pages, fonts, title=title))
    if text := undrawn_words(pages, fonts):
        terminal.complain(text)


def export_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Writes every interview that counts into a folder."""
    choices = Ticks(args.format, args.with_identifiers, not args.without_text)
    with open_vault(args.folder, terminal.passphrase()) as vault:
        note_exports(vault, export_key(choices))
        leaving = outgoing(all_held(vault, terminal.library), terminal.library)
        count = write_export(leaving, choices, args.out.absolute())
    terminal.say(
        f"Skrev {count} filer. De är inte krypterade: ta bort dem när de är framme."
    )
