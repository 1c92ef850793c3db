# SPDX-License-Identifier: EUPL-1.2
"""(m) The start page of a large vault: what is read and worked out for it, without drawing."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.forms.model import Form
from app.interview.casework import SHOWN, overview
from app.interview.form_versions import keep_form
from app.interview.forms import shipped_form
from app.interview.standing import Seen
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault import Vault
from tests.bench.client import AT, DAY, STAFF, new_vault
from tests.bench.clock import by_turns, computed
from tests.bench.crowd import written
from tests.bench.rows import Row, figure
from tests.bench.size import Size

OPEN = 60  # interviews that nobody has signed, each answered to the end
_AGAIN = 15


def measure(place: Path, size: Size) -> Iterator[Row]:
    """Each time that somebody comes back to it; the first time after unlocking beside it.

    Only one's own computing counts, not what else the computer does.
    """
    form = shipped_form("asi-grund")
    with new_vault(place / "start-page", size.cost) as vault:
        _fill(vault, form, size.interviews)
        seen = Seen(vault)
        overview(vault, DAY, seen)
        again, first = by_turns(
            min(_AGAIN, size.states),
            partial(overview, vault, DAY, seen),
            partial(overview, vault, DAY),
            clock=computed,
        )
    note = f"{size.interviews} clients, {OPEN} open; first time after unlocking {figure(first)} ms"
    yield Row("m", f"the start page, {SHOWN} of each list", again, 50.0, "ms", 1, note)


def _fill(vault: Vault, form: Form, clients: int) -> None:
    with vault.transaction():
        keep_form(vault, form)
        for number in range(clients):
            one = vault.add_client(
                Client("none", name=f"Person {number}", case_number=f"S-{number}")
            )
            if number < OPEN:
                new = NewInterview(
                    one, form.id, form.version, DAY.isoformat(), STAFF.name, AT
                )
                rows = {k: StoredAnswer(None, w) for k, w in written(form, number).items()}
                vault.put_answers(vault.add_interview(new), rows, at=AT)
