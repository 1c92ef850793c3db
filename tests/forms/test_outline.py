# SPDX-License-Identifier: EUPL-1.2
"""A form without its words has every question, and each one whole when it is asked for."""

import pytest
from small_form import small_form

from app.forms.model import Form
from app.forms.outline import Outline
from tests.library import LIBRARY

FORMS = [small_form(), *(LIBRARY.form(one) for one in LIBRARY.ids())]


@pytest.mark.parametrize("form", FORMS)
def test_it_has_what_the_form_has(form: Form) -> None:
    outline = Outline(form.model_dump_json(exclude_defaults=True))
    assert outline.title == form.title
    assert list(outline.keys) == list(form.questions)
    for asked, question in zip(outline.asked, form.asked, strict=True):
        whole = (question.key, question.stage, question.optional, question.relevant)
        assert asked == whole
        kept = outline.question(asked.key)
        assert kept == question.model_copy(update={"paper": None})  # that is kept nowhere


def test_a_question_of_another_form_is_none_of_it() -> None:
    with pytest.raises(KeyError):
        Outline(FORMS[0].model_dump_json(exclude_defaults=True)).question("Z9")
