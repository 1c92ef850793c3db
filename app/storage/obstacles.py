# SPDX-License-Identifier: EUPL-1.2
"""Something by a name that is needed, and of another kind: a file for a folder, or the reverse."""

import errno
from typing import Final

from app.storage.errors import NotSaved

IN_THE_WAY: Final = frozenset(
    {errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ELOOP, errno.ENOTEMPTY}
)


class InTheWay(NotSaved):
    """A folder lies where a file is to be, a file where a folder is, or a link to nowhere."""

    what = (
        "Något annat ligger där programmet behöver skriva: en mapp där det ska vara en fil, "
        "eller tvärtom."
    )
    remedy = (
        "Allt som är sparat är kvar. Titta i valvets mapp: in-use.lock, keys.json och keys-2.json "
        "ska vara filer, och backups, set-aside och .restoring ska vara mappar. Flytta bara undan "
        "det som är av fel sort och försök igen, eller be it-stödet om hjälp."
    )
