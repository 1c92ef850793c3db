# SPDX-License-Identifier: EUPL-1.2
"""Takes interviews out of the vault into a folder that the user chose."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from app.export.package import SUMS, files, is_ours
from app.export.preview import Outgoing, Person, Ticks
from app.forms.relevance import effective
from app.interview.after.score_list import scores
from app.interview.base.library import Library
from app.interview.base.reading import Opened, counts
from app.scoring.table import Table
from app.storage.disk.atomic import make_folder, write_file
from app.storage.errors import DiskFull, NotSaved
from app.user_error import UserError


class NotExported(UserError):
    """The export could not be written. The vault is as it was."""

    what = "Exporten blev inte klar: det går inte att skriva i mappen."
    remedy = (
        "Inget i valvet har ändrats. Kontrollera att mappen finns och att du får skriva i "
        "den, och gör om exporten."
    )


class OtherFiles(UserError):
    """The folder holds something that is no export."""

    what = "Mappen har redan andra filer, så exporten skulle blandas med dem."
    remedy = "Välj en tom mapp eller ett nytt mappnamn. Inget i mappen har ändrats."


def outgoing(interviews: Iterable[Opened], library: Library) -> Iterator[Outgoing]:
    """Every interview that counts, as it may leave the computer."""
    for interview in interviews:
        if counts(interview.interview):
            yield _outgoing(interview, library.instrument(interview.form.id).scores)


def write_export(interviews: Iterable[Outgoing], choices: Ticks, folder: Path) -> int:
    """Writes an export; how many files it has.

    Each file is there whole or not at all, the checksums last. The folder then holds this
    export and nothing else: files of an earlier export are replaced or taken away.

    Args:
        interviews: read one at a time.
        choices: what goes along.
        folder: empty, not there yet (its parent must be), or one with an earlier export.

    Raises:
        OtherFiles: the folder holds something else.
        NotExported: it cannot be written.
    """
    try:
        return _write(interviews, choices, folder)
    except DiskFull:
        raise NotExported("Exporten blev inte klar: disken är full.") from None
    except (OSError, NotSaved):
        raise NotExported from None


def _write(interviews: Iterable[Outgoing], choices: Ticks, folder: Path) -> int:
    if not folder.is_dir():
        make_folder(folder)
    earlier = {path.name for path in folder.iterdir()}
    if not all(is_ours(name) for name in earlier):
        raise OtherFiles
    with suppress(FileNotFoundError):
        (folder / SUMS).unlink()  # without it an export is not whole
    count = 0
    for file in files(interviews, choices):
        if file.name == SUMS:  # the last one
            for name in earlier - {SUMS}:
                (folder / name).unlink()
        earlier.discard(file.name)
        write_file(folder / file.name, file.content)
        count += 1
    return count


def _outgoing(opened: Opened, table: Table) -> Outgoing:
    given = effective(opened.form, opened.answers)
    found = scores(opened.form, given, table)
    interview, client = opened.interview, opened.client
    return Outgoing(
        id=interview.id,
        form=opened.form,
        date=interview.date,
        status=interview.status,
        version=interview.version,
        interviewer=interview.interviewer,
        unit=opened.unit,
        person=Person(client.kind, client.number, client.name, client.case_number),
        given=given,
        scores=(*found.composites, *found.indexes),
    )
