# SPDX-License-Identifier: EUPL-1.2
"""What lay in a vault before a copy came back (E5), and what is missing if it never came.

A change that a crash cut off is undone by its journal. That is set aside with the data, and
goes just before the copy takes their place: were it still there, SQLite would undo the change
in the copy. If the power goes between the two, the data lie there without it.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.storage.disk.atomic import sync_folder
from app.storage.disk.vault_files import DATA, SET_ASIDE

JOURNAL: Final = f"{DATA}-journal"


def second_name(source: Path, target: Path) -> bool:
    """Gives a file a second name, where its file system has such; whether it did.

    Raises:
        FileNotFoundError: there is no such file.
    """
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        return False
    return True


def journal_put_back(folder: Path) -> bool:
    """Puts back the journal of data that a copy did not replace after all.

    Told by the data themselves: they have a second name in a folder of what was set aside.
    Call it with the vault's lock held, before anything opens the data.
    """
    with suppress(OSError):
        if (folder / DATA).stat().st_nlink < 2 or (folder / JOURNAL).exists():
            return False
        for aside in sorted((folder / SET_ASIDE).iterdir(), reverse=True):
            there = (aside / JOURNAL).is_file() and (aside / DATA).is_file()
            if there and (aside / DATA).samefile(folder / DATA):
                put = second_name(aside / JOURNAL, folder / JOURNAL)
                sync_folder(folder)
                return put
    return False
