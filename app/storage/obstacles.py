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
        "Allt som är sparat är kvar. Titta i mappen efter något av fel sort som heter som ett av "
        "programmets egna namn: in-use.lock, keys.json, keys-2.json, backups, set-aside eller "
        ".restoring. Flytta det därifrån och försök igen, eller be it-stödet om hjälp."
    )
