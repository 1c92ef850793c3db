# SPDX-License-Identifier: EUPL-1.2
"""The day of the last interview stands in the questions about the time since then."""

from datetime import date

from app.forms.check import check_form
from app.forms.model import Form
from app.report.blank.blank_form import layout_blank
from app.report.paper.fonts import Fonts
from app.report.paper.marks import Text
from app.report.sentences.since import dated, since_words
from tests.library import LIBRARY

SINCE = """
id = "u"
version = "1"
title = "U"
[[sections]]
id = "C"
title = "C"
lead = "Nu gäller det tiden {since}."
items = ["C1", "C2", "treatments"]
[override.treatments.column.a]
text = "Hur många gånger har du {name} på grund av alkohol {since}?"
period = "since"
[override.C2]
text = "Hur många gånger har du legat på sjukhus {since}?"
period = "since"
"""
DAY = date(2026, 11, 19)


def test_the_day_is_filled_in_where_it_is_known() -> None:
    form = LIBRARY.read_form(SINCE)
    assert check_form(form) == ()
    assert since_words(DAY) == "sedan vi sågs den 19 november 2026"
    asked = dated(form, DAY)
    assert asked.questions["C2"].text.endswith(
        "sjukhus sedan vi sågs den 19 november 2026?"
    )
    assert (
        asked.sections[0].lead == "Nu gäller det tiden sedan vi sågs den 19 november 2026."
    )
    assert dated(form).questions["C2"].text.endswith("sjukhus sedan förra intervjun?")
    assert form.questions["C2"].text.endswith("{since}?")  # as it is kept


def test_a_form_that_does_not_look_back_is_as_it_was(grund: Form) -> None:
    assert dated(grund, DAY) is grund


def test_on_paper_no_gap_is_left() -> None:
    pages = layout_blank(LIBRARY.read_form(SINCE), Fonts())
    said = " ".join(op.says for page in pages for op in page.ops if isinstance(op, Text))
    assert "tiden sedan förra intervjun." in said
    assert "Sedan förra intervjun." in said
    assert "Hur många gånger har du … på grund av alkohol sedan förra intervjun?" in said
    assert "{" not in said
