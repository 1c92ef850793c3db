# SPDX-License-Identifier: EUPL-1.2
"""`overblick import`: takes in interviews from a table, all of them or none."""

import argparse
from collections.abc import Callable

from app.cli.parser import ASKED, Commands
from app.cli.terminal import Terminal
from app.interview.base.known_people import known_people, taken_in
from app.interview.imports.csv_file import load_file, read_cells
from app.interview.imports.importing import (
    Circumstances,
    ImportRefused,
    read_interviews,
    take_in,
)
from app.storage.vault.entering import open_vault
from app.swedish_figures import spaced, with_noun


def add_commands(groups: Commands) -> None:
    """Puts `import` among the commands."""
    text = (
        "Läs in intervjuer från en CSV-fil: en rad för varje intervju, med kolumnerna "
        "person, form, date, interviewer, unit och sedan frågornas nycklar. Har någon rad ett fel "
        f"läses inget in. {ASKED}"
    )
    command = groups.add(
        "import", text, "Läs in intervjuer från en CSV-fil.", run=import_command
    )
    command.word("file", "FIL", "CSV-filen")
    command.flag("--dry-run", "prova filen utan att läsa in något")
    command.as_json()


def import_command(args: argparse.Namespace, terminal: Terminal) -> int:
    """Takes in a file, or tells every row that is wrong."""
    passphrase = terminal.passphrase()
    cells = read_cells(load_file(args.file))
    forms = {one: terminal.library.form(one) for one in terminal.library.ids()}
    with open_vault(args.folder, passphrase) as vault:
        held_against = Circumstances(
            forms, taken_in(vault), terminal.today, terminal.at, known_people(vault)
        )
        try:
            interviews = read_interviews(cells, held_against)
        except ImportRefused as error:
            return _refused(error, args, terminal)
        if not args.dry_run:
            take_in(vault, interviews, forms, _progress(len(interviews), terminal))
    words = with_noun(len(interviews), "intervju", "intervjuer")
    if args.json:
        told = {"interviews": len(interviews), "dry_run": args.dry_run, "problems": []}
        terminal.say_json(told)
    elif args.dry_run:
        terminal.say(f"Filen är rätt: {words} kan läsas in. Inget är sparat.")
    else:
        terminal.say(f"Läste in {words}.")
    return 0


def _progress(count: int, terminal: Terminal) -> Callable[[int], None]:
    told = 0

    def progress(done: int) -> None:
        nonlocal told
        if done != told:
            terminal.progress(done, count)
        told = done

    return progress


def _refused(error: ImportRefused, args: argparse.Namespace, terminal: Terminal) -> int:
    for problem in error.problems:
        terminal.complain(str(problem))
    if (more := error.count - len(error.problems)) > 0:
        least = "minst " if error.given_up else ""
        terminal.complain(f"… och {least}{spaced(more)} fel till.")
    terminal.complain(f"{error.what} {error.remedy}")
    if args.json:
        problems = [problem._asdict() for problem in error.problems]
        terminal.say_json({"interviews": 0, "dry_run": args.dry_run, "problems": problems})
    return 1
