# SPDX-License-Identifier: EUPL-1.2
"""(m) The start page of a large vault: what is read and worked out for it, without drawing."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from app.forms.model import Form
from app.interview.after.status import Seen
from app.interview.base.form_versions import keep_form
from app.interview.clients.casework import SHOWN
from app.stewardship.overview import overview
from app.storage.records import Client, ImportedInterview, NewInterview, StoredAnswer
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.bench.client import AT, DAY, PASSPHRASE, STAFF, new_vault
from tests.bench.clock import by_turns, computed
from tests.bench.crowd import written
from tests.bench.rows import Row, figure
from tests.bench.size import Size
from tests.library import GRUND, LIBRARY

OPEN = 60  # interviews that nobody has signed: every other answered to the end, or half
_AGAIN = 15
_ALLOWED = 50.0  # milliseconds of computing


def measure(place: Path, size: Size) -> Iterator[Row]:
    """The first time after unlocking, and each time that somebody comes back to it.

    Only one's own computing counts, not what else the computer does. Nor does it that
    SQLCipher decrypts what is read for the first time: that is told of beside it.
    """
    folder, form = place / "start-page", LIBRARY.form(GRUND)
    with new_vault(folder, size.cost) as vault:
        _fill(vault, form, size.interviews)
    encrypted = median(_after_opening(folder) for _ in range(size.opens))
    with open_vault(folder, PASSPHRASE, signature=STAFF.signature) as vault:
        seen = Seen(vault, LIBRARY)
        overview(vault, DAY, seen)
        first, again = by_turns(
            min(_AGAIN, size.states),
            partial(_for_the_first_time, vault),
            partial(overview, vault, DAY, seen),
            clock=computed,
        )
    what = f"the start page, {SHOWN} of each list"
    note = (
        f"{size.interviews} clients, {OPEN} open; {figure(encrypted)} ms where every page is"
        " still to be decrypted"
    )
    yield Row("m", f"{what}, after unlocking", first, _ALLOWED, "ms", 1, note)
    yield Row("m", f"{what}, coming back", again, _ALLOWED, "ms", 1)


def _after_opening(folder: Path) -> float:
    with ExitStack() as closing:
        vault = open_vault(folder, PASSPHRASE, signature=STAFF.signature)
        closing.enter_context(vault)
        return computed(partial(_for_the_first_time, vault))


def _for_the_first_time(vault: Vault) -> object:
    return overview(vault, DAY, Seen(vault, LIBRARY))


def _fill(vault: Vault, form: Form, clients: int) -> None:
    """A signed interview for each client but the last: theirs are open."""
    keep_form(vault.forms, form)
    signed = max(clients - OPEN, 0)
    vault.imports.take_in(map(partial(_signed, form), range(signed)), _silent)
    with vault.transaction():
        for number in range(OPEN):
            one = vault.clients.add(_client(signed + number))
            new = NewInterview(one, form.id, form.version, DAY.isoformat(), STAFF.name, AT)
            said = list(written(form, number).items())
            told = said[: len(said) // 2] if number % 2 else said
            rows = {key: StoredAnswer(None, text) for key, text in told}
            vault.answers.put(vault.interviews.begin(new), rows, at=AT)


def _signed(form: Form, number: int) -> ImportedInterview:
    day = f"{2020 + number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    at = f"{day}T10:00:00Z"
    return ImportedInterview(
        client=_client(number)._replace(created_at=at),
        form_id=form.id,
        form_version=form.version,
        date=day,
        interviewer=STAFF.name,
        started_at=at,
        signed_at=at,
        signed_by=STAFF.signature,
        answers={},
    )


def _client(number: int) -> Client:
    return Client("none", name=f"Person {number}", case_number=f"S-{number}")


def _silent(_: int) -> None:
    """Nobody watches."""
