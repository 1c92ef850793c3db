# SPDX-License-Identifier: EUPL-1.2
"""Who signed or corrected an interview, as people read it.

What is kept is the signature: it is nobody else's, and the log says the same. Interviews
that were signed by earlier versions of the program may hold a name instead.
"""

from collections.abc import Iterable

from app.storage.records import Staff


def signer(staff: Iterable[Staff], kept: str | None) -> str:
    """Such as "Anna Prov (anpr)"; what is kept as it is where nobody has that signature."""
    names = {one.signature: one.name for one in staff if one.signature}
    name = names.get(kept or "", "")
    return f"{name} ({kept})" if name and name != kept else kept or ""
