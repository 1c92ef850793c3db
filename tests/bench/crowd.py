# SPDX-License-Identifier: EUPL-1.2
"""Two vaults to compare: one with many interviews, one with few. Made once in each run."""

import csv
import io
import json
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from app.forms.answers import Answers
from app.forms.codec import write
from app.forms.model import Form
from app.forms.relevance import Relevance
from app.forms.state import page_states
from app.interview.base.known_people import taken_in
from app.interview.imports.csv_file import read_cells
from app.interview.imports.importing import HEAD, Circumstances, read_interviews, take_in
from app.storage.vault.vault import Vault
from tests.bench.client import AT, DAY, STAFF, new_vault
from tests.bench.clock import timed
from tests.bench.size import Size
from tests.forms.any_answers import any_answers
from tests.library import GRUND, LIBRARY

FEW = 10
_KINDS = 100  # different interviews; the rest say the same with another person


class Crowd(NamedTuple):
    """Folders of the two vaults.

    Attributes:
        answers: in the large one.
        taken: milliseconds that its import took.
    """

    many: Path
    few: Path
    answers: int
    taken: float


def crowd(place: Path, size: Size) -> Crowd:
    """The vaults of this run, made as `overblick import` does it if they are not there."""
    many, few, told = place / "many", place / "few", place / "crowd.json"
    if told.exists():
        return Crowd(many, few, *json.loads(told.read_text("ascii")))
    place.mkdir()
    form = LIBRARY.form(GRUND)
    content, answers = _file(form, size.interviews)
    with new_vault(many, size.cost) as vault:
        taken = timed(partial(_take_in, vault, content, form))
    with new_vault(few, size.cost) as vault:
        _take_in(vault, _file(form, min(FEW, size.interviews))[0], form)
    told.write_text(json.dumps([answers, taken]), "ascii")
    return Crowd(many, few, answers, taken)


def _file(form: Form, count: int) -> tuple[bytes, int]:
    """A CSV file with so many interviews, and how many answers it has."""
    kinds = [written(form, seed) for seed in range(min(_KINDS, count))]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*HEAD, *form.questions], restval="")
    writer.writeheader()
    answers = 0
    for number in range(count):
        row = kinds[number % len(kinds)]
        day = DAY - timedelta(days=number % 700)
        head = (f"P-{number:06}", form.id, day.isoformat(), STAFF.name, "Enheten")
        writer.writerow(row | dict(zip(HEAD, head, strict=True)))
        answers += len(row)
    return text.getvalue().encode(), answers


def written(form: Form, seed: int) -> dict[str, str]:
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
