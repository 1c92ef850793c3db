# SPDX-License-Identifier: EUPL-1.2
"""`overblick import`: takes in interviews from a table, all of them or none."""

import argparse
from pathlib import Path

from app.cli.parser import ASKED, Commands
from app.cli.terminal import Terminal
from app.figures import spaced, with_noun
from app.interview.csv_file import load_file, read_cells
from app.interview.import_people import known_people, taken_in
from app.interview.importing import (
    Circumstances,
    ImportRefused,
    Interviews,
    read_interviews,
    take_in,
)
from app.storage.vault import Vault, open_vault


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
    command.words.add_argument("file", type=Path, metavar="FIL", help="CSV-filen")
    command.options.add_argument(
        "--dry-run", action="store_true", help="prova filen utan att läsa in något"
    )
    command.as_json()


def import_command(given: argparse.Namespace, terminal: Terminal) -> int:
    """Takes in a file, or tells every row that is wrong."""
    passphrase = terminal.passphrase()
    cells = read_cells(load_file(given.file))
    forms = {one: terminal.library.form(one) for one in terminal.library.ids()}
    with open_vault(given.folder, passphrase) as vault:
        held_against = Circumstances(
            forms, taken_in(vault), terminal.today, terminal.at, known_people(vault)
        )
        try:
            interviews = read_interviews(cells, held_against)
        except ImportRefused as error:
            return _refused(error, given, terminal)
        if not given.dry_run:
            _take_in(vault, interviews, held_against, terminal)
    count = len(interviews)
    if given.json:
        terminal.say_json({"interviews": count, "dry_run": given.dry_run, "problems": []})
    elif given.dry_run:
        terminal.say(f"Filen är rätt: {_words(count)} kan läsas in. Inget är sparat.")
    else:
        terminal.say(f"Läste in {_words(count)}.")
    return 0


def _take_in(
    vault: Vault,
    interviews: Interviews,
    given: Circumstances,
    terminal: Terminal,
) -> None:
    told = 0

    def progress(done: int) -> None:
        nonlocal told
        if done != told:
            terminal.progress(done, len(interviews))
        told = done

    take_in(vault, interviews, given.forms, progress)


def _refused(error: ImportRefused, given: argparse.Namespace, terminal: Terminal) -> int:
    for problem in error.problems:
        terminal.complain(str(problem))
    if (more := error.count - len(error.problems)) > 0:
        least = "minst " if error.given_up else ""
        terminal.complain(f"… och {least}{spaced(more)} fel till.")
    terminal.complain(f"{error.what} {error.remedy}")
    if given.json:
        problems = [problem._asdict() for problem in error.problems]
        terminal.say_json({"interviews": 0, "dry_run": given.dry_run, "problems": problems})
    return 1


def _words(count: int) -> str:
    return with_noun(count, "intervju", "intervjuer")
