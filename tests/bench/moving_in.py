# SPDX-License-Identifier: EUPL-1.2
"""(e) Import of many interviews, and opening the vault that they lie in."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from app.forms.answers import Answers
from app.forms.codec import write
from app.forms.model import Form
from app.forms.state import Relevance, page_states
from app.interview.casework import overview
from app.interview.csv_file import read_cells
from app.interview.forms import shipped_form
from app.interview.importing import HEAD, Circumstances, read_interviews, take_in, taken_in
from app.storage.vault import Vault, open_vault
from tests.bench.client import AT, DAY, PASSPHRASE, STAFF, new_vault
from tests.bench.clock import by_turns, timed
from tests.bench.rows import Row, figure
from tests.bench.size import Size
from tests.forms.any_answers import any_answers

_FEW = 10
_KINDS = 100  # different interviews; the rest say the same with another person


def measure(place: Path, size: Size) -> Iterator[Row]:
    """As `overblick import` does it, from the bytes of the file."""
    form = shipped_form("asi-grund")
    many, few = place / "many", place / "few"
    content, answers = _file(form, size.interviews)
    with new_vault(many, size.cost) as vault:
        taken = timed(partial(_take_in, vault, content, form))
    with new_vault(few, size.cost) as vault:
        _take_in(vault, _file(form, min(_FEW, size.interviews))[0], form)
    rate = size.interviews / taken * 1_000
    note = f"{figure(answers)} answers in {figure(taken / 1_000)} s, one transaction"
    yield Row(
        "e", f"import of {figure(size.interviews)} interviews", rate, None, "/s", None, note
    )
    ours, bound = by_turns(size.opens, partial(_open, many), partial(_open, few))
    with open_vault(many, PASSPHRASE, signature=STAFF.signature) as vault:
        start = timed(partial(overview, vault, DAY))
    megabytes = (many / "data.db").stat().st_size / 1e6
    note = f"{figure(megabytes)} MB against {_FEW}; its start page {figure(start)} ms more"
    yield Row("e", "opening that vault, against one of 10", ours, bound, "ms", 1.2, note)


def _file(form: Form, count: int) -> tuple[bytes, int]:
    """A CSV file with so many interviews, and how many answers it has."""
    kinds = [_written(form, seed) for seed in range(min(_KINDS, count))]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*HEAD, *form.questions], restval="")
    writer.writeheader()
    answers = 0
    for number in range(count):
        row = kinds[number % len(kinds)]
        day = DAY - timedelta(days=number % 700)
        head = (f"P-{number:06}", form.id, day.isoformat(), STAFF.name)
        writer.writerow(row | dict(zip(HEAD, head, strict=True)))
        answers += len(row)
    return text.getvalue().encode(), answers


def _written(form: Form, seed: int) -> dict[str, str]:
    """A whole interview: everything that is to be asked is answered."""
    answers = any_answers(form, seed, share=1.0)
    fields = page_states(form, Answers(answers)).fields
    return {
        key: write(answer)
        for key, answer in answers.items()
        if fields[key].relevance is not Relevance.SKIPPED
    }


def _take_in(vault: Vault, content: bytes, form: Form) -> None:
    forms = {form.id: form}
    given = Circumstances(forms, taken_in(vault), DAY, AT)
    interviews = read_interviews(read_cells(content), given)
    take_in(vault, interviews, forms, _silent)


def _silent(_: int) -> None:
    """Nobody watches."""


def _open(folder: Path) -> None:
    open_vault(folder, PASSPHRASE, signature=STAFF.signature).close()
