# SPDX-License-Identifier: EUPL-1.2
"""The shipped table of scores fits the shipped form; forms come back from the vault alike."""

from pathlib import Path

import pytest

from app.forms.answers import Mark
from app.forms.handling import handled
from app.interview.after.score_list import ScoreTable, ratings, scores
from app.interview.base.form_versions import KeptForms, keep_form
from app.interview.base.library import Library
from app.storage.errors import FormChanged
from app.storage.keys.cryptography import KeyCost
from app.storage.vault.creating import create_vault
from tests.library import GRUND, LIBRARY


def test_every_question_of_a_score_is_asked_and_counts() -> None:
    form, table = LIBRARY.form(GRUND), LIBRARY.instrument(GRUND).scores
    for score in (*table.composites, *table.indexes):
        for key in score.questions():
            assert form.questions[key].type in ("number", "rating", "yesno", "choice"), key
    for part in next(s for s in table.composites if s.id == "cs_family").parts:
        if part.kind == "reversed":
            question = form.questions[part.key]
            assert question.type == "choice"
            assert [one.code for one in question.choices] == ["0", "1", "2"]


def test_scores_and_ratings_follow_the_areas_of_the_form() -> None:
    form, table = LIBRARY.form(GRUND), LIBRARY.instrument(GRUND).scores
    found = scores(form, {}, table)
    areas = [area.id for area in form.areas]
    assert [one.area for one in found.composites] == areas
    assert [one.area for one in found.indexes] == areas
    assert all(
        one.value is None and one.reason for one in (*found.composites, *found.indexes)
    )
    rated = ratings(form, {"C12": 4, "D26": Mark.X})
    assert (rated["medical"], rated["employment"], rated["drug"]) == (4, None, None)
    assert len(set(ScoreTable(LIBRARY).header)) == 4 + 3 * len(areas)


def test_a_kept_form_comes_back_as_it_was(tmp_path: Path) -> None:
    form = LIBRARY.form(GRUND)
    cost = KeyCost(memory_kib=8_192, time=1, parallelism=1)
    with create_vault(tmp_path / "valv", "prov", signature="tester", cost=cost)[0] as vault:
        keep_form(vault.forms, form)
        keep_form(vault.forms, form)
        keep_form(
            vault.forms, form.model_copy(update={"version": "1", "title": "En annan"})
        )
        forms = KeptForms(vault.forms, LIBRARY)
        assert forms.form(form.id, form.version) is form  # no second one in memory
        elsewhere = KeptForms(vault.forms, Library(()))
        assert handled(elsewhere.form(form.id, form.version), form) == form
        assert elsewhere.form(form.id, "1") is elsewhere.form(form.id, "1")
        older = form.model_copy(update={"version": "1", "title": "En annan"})
        assert forms.form(form.id, "1") == older
        with pytest.raises(FormChanged):
            keep_form(vault.forms, form.model_copy(update={"title": "En annan"}))
        lost = forms.form(form.id, "0")  # by a salvage: as the program has it
        assert lost == form.model_copy(update={"version": "0"})
        with pytest.raises(LookupError):
            forms.form("none-of-ours", "0")
