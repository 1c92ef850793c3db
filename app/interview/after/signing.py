# SPDX-License-Identifier: EUPL-1.2
"""Signs an interview with the sheet as it is now, and says who signed or corrected one.

What is kept is the signature: it is nobody else's, and the log says the same. Interviews
that were signed by earlier versions of the program may hold a name instead.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.interview.base.reading import Opened
from app.storage.records import Staff
from app.storage.vault.vault import Vault


def sign(vault: Vault, opened: Opened, *, by: str, at: str, sheet: str | None) -> Opened:
    """The interview as it is signed: by whom, when, and with the sheet that is kept.

    Args:
        vault: where it lies; on its thread.
        opened: the interview, whose answers and texts are all on the disk.
        by: the signature of the one who signs.
        at: ISO time, UTC.
        sheet: see `keep_sheet`; None for a form that has none.

    Raises:
        SignedInterview: it is signed already.
        NotSaved: the disk refuses; it is not signed.
    """
    ident = opened.interview.id
    vault.interviews.sign(ident, by=by, at=at, sheet=sheet)
    return replace(
        opened,
        interview=vault.interviews.get(ident),
        texts=vault.texts.of(ident),
        signed_by=signer(vault.staff.all(), by),
    )


def signer(staff: Iterable[Staff], kept: str | None) -> str:
    """Who it was, such as "Anna Prov (anpr)"; what is kept as it is where nobody has that signature."""
    names = {one.signature: one.name for one in staff if one.signature}
    name = names.get(kept or "", "")
    return f"{name} ({kept})" if name and name != kept else kept or ""
