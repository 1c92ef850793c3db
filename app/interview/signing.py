# SPDX-License-Identifier: EUPL-1.2
"""Signs an interview with the sheet as it is now, and reads back what is signed."""

from dataclasses import replace

from app.interview.reading import Opened
from app.interview.signers import signer
from app.storage.vault import Vault


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
