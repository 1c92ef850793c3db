# SPDX-License-Identifier: EUPL-1.2
"""What rests on items comes along with them; and each form has the grids it wants."""

import pytest
from small_form import BANK, small_form

from app.forms.bank import BadForm, Bank
from app.forms.check import check_bank, check_form
from app.forms.model import Form

RESTING = (
    BANK
    + """
[[items]]
key = "C3"
type = "rating"
maximum = 4
card = ["a", "b", "c", "d", "e"]
label = "Tungt"
text = "Hur tungt?"

[[items]]
key = "C4"
type = "rating"
maximum = 4
card = ["a", "b", "c", "d", "e"]
label = "Viktigt"
text = "Hur viktigt?"

[[items]]
key = "C5"
type = "rating"
maximum = 9
stage = "after"
card = ["a", "b", "c", "d", "e"]
label = "Bedömning"

[[items]]
key = "C6"
type = "yesno"
stage = "after"
label = "Intryck"

[[items]]
key = "C7"
type = "text"
stage = "after"
label = "Mer"

[[items]]
key = "D1"
type = "rating"
maximum = 9
stage = "after"
card = ["a", "b", "c", "d", "e"]
label = "Bedömning"

[[areas]]
id = "body"
title = "Kroppen"
rating = "C5"
troubled = ["C3"]
importance = ["C4"]
critical = ["C1", "E1.a"]
observed = ["C6"]
comment = "C7"

[[areas]]
id = "first"
title = "Först"
rating = "D1"
troubled = []
importance = []
critical = []

[[checks]]
id = "light"
strength = "signal"
when = { op = "all", of = [{ op = "equals", question = "C1", value = 1 }, { op = "equals", question = "C3", value = 0 }] }
at = "C3"
see = "C1"
message = "{C1}, men {C3}."

[[checks]]
id = "young"
strength = "signal"
rows_of = "medel"
columns = ["a"]
when = { op = "at_most", question = "{row}.a", value = 5 }
at = "{row}.a"
message = "{Name}: {{row}.a}?"

[[prompts]]
id = "stop"
when = { op = "equals", question = "C3", value = 4 }
title = "Stanna"
steps = ["Fråga."]
"""
)
ALL = ["D1", "C1", "C1a", "C1b", "medel", "C3", "C4", "C5", "C6", "C7"]


def form_of(items: list[str], more: str = "", bank: str = RESTING) -> Form:
    head = 'id = "liten"\nversion = "1"\ntitle = "Liten"\n'
    top, _, tables = more.rpartition("\n\n")
    section = f'[[sections]]\nid = "C"\ntitle = "Hälsa"\nitems = {items}\n'
    return small_form(head + top + "\n" + section + tables, bank)


def resting(form: Form) -> list[str]:
    return [one.id for one in (*form.areas, *form.checks, *form.prompts)]


def test_what_rests_on_items_comes_with_them() -> None:
    form = form_of(ALL)
    assert resting(form) == ["first", "body", "light", "young-E1", "young-E2", "stop"]
    body = form.area("body")
    assert (body.section, body.comment, body.observed) == ("C", "C7", ("C6",))
    assert body.critical == ("C1", "E1.a")
    assert check_form(form) == ()


def test_what_rests_on_an_item_that_is_not_asked_stays_in_the_bank() -> None:
    assert resting(form_of(["C1", "C3"])) == ["light", "stop"]
    assert resting(form_of(["C1", "C3", "C4"])) == ["light", "stop"]
    assert resting(form_of(["E1.a"])) == []  # a check of each row asks for the grid


def test_what_looks_at_an_earlier_interview_comes_where_the_form_looks_back() -> None:
    fell = (
        RESTING
        + """
[[checks]]
id = "fell"
strength = "signal"
when = { op = "equals", question = "then:C1", value = 1 }
at = "C1"
message = "Förra gången {then:C1}."
"""
    )
    forward = form_of(["C1"], bank=fell)
    assert "fell" not in resting(forward)
    back = form_of(["C1"], 'then = ["interview"]\n\n', bank=fell)
    assert "fell" in resting(back)
    assert check_form(back) == ()
    assert check_bank(Bank([fell])) == ()
    lost = Bank([fell.replace("then:C1", "then:C99")])
    assert [one.place for one in check_bank(lost)] == ["fell"]


def test_an_area_has_what_is_asked_of_it() -> None:
    body = form_of(["C1", "C3", "C4", "C5"]).area("body")
    assert (body.critical, body.observed, body.comment) == (("C1",), (), "")


def test_a_form_lays_its_own_over_the_banks_or_leaves_it_out() -> None:
    own = """[[checks]]
id = "own"
strength = "error"
when = { op = "equals", question = "C1", value = 0 }
at = "C1"
message = "Nej?"
[[checks]]
id = "light"
message = "Stämmer det?"
[[areas]]
id = "body"
title = "Hälsan"
"""
    form = form_of(ALL, f'leave_out = ["stop", "young", "first"]\n\n{own}')
    assert resting(form) == ["body", "own", "light"]
    assert form.checks[1].message == "Stämmer det?"
    assert form.checks[1].see == "C1"
    assert form.area("body").title == "Hälsan"


def test_what_a_form_says_itself_is_never_left_out_unseen() -> None:
    form = form_of(["C3"], '[[checks]]\nid = "light"\nstrength = "error"')
    assert [finding.code for finding in check_form(form)] == ["F06", "F06", "F06"]


def test_a_grid_has_the_columns_and_rows_that_the_form_wants() -> None:
    own = '[override.medel]\ncolumns = ["b", "p"]\nrows = ["E2"]\nrows_label = "Vad"\n'
    form = form_of(["medel"], own)
    assert list(form.questions) == ["E2.b", "E2p"]
    (grid,) = form.grids
    assert [column.id for column in grid.columns] == ["b", "p"]
    assert (grid.rows_label, [row.key for row in grid.rows]) == ("Vad", ["E2"])
    assert grid.shortcut is not None
    assert grid.shortcut.sets == {"b": "0", "p": "N"}
    assert check_form(form) == ()


def test_a_row_without_any_of_the_columns_is_gone() -> None:
    own = '[override.medel]\ncolumns = ["p"]\n[override.medel.column.p]\nrelevant = { op = "answered", question = "C1" }\n'
    assert list(form_of(["C1", "medel"], own).questions) == ["C1", "E2p"]


def test_a_column_has_words_of_the_forms_own_in_every_row() -> None:
    own = """[override.medel.column.b]
label = "Gånger"
text = "Hur många gånger har du tagit {name} {since}?"
period = "since"
"""
    form = form_of(["medel"], own)
    assert (
        form.questions["E1.b"].text == "Hur många gånger har du tagit öl och vin {since}?"
    )
    assert form.questions["E2.b"].text == "Hur många gånger har du tagit Metadon {since}?"
    assert (form.questions["E2.b"].label, form.questions["E2.b"].period) == (
        "Metadon: gånger",
        "since",
    )
    assert (
        form.grids[0].columns[1].template.startswith("Hur många gånger har du tagit {name}")
    )
    assert (
        form_of(["medel"]).questions["E2.b"].text == "Hur många dagar tog du din metadon?"
    )


def test_a_cell_alone_is_an_ordinary_question() -> None:
    form = form_of(["E2.b", "E2p"])
    assert form.grids == ()
    cell = form.questions["E2p"]
    assert (cell.grid, cell.row, cell.column) == ("", "", "")
    assert (cell.label, cell.text) == ("Metadon: recept", "Var det Metadon på recept?")
    assert check_form(form) == ()


def test_its_own_hint_has_its_own_words_on_paper() -> None:
    bank = BANK.replace(
        'label = "Dagar"', 'label = "Dagar"\nhint = "Ja. Tryck A."\npaper = "Ja."'
    )
    section = 'id = "x"\nversion = "1"\ntitle = "X"\n[[sections]]\nid = "E"\ntitle = "E"\nitems = ["medel"]\n'
    form = small_form(section + '[override."E1.b"]\nhint = "Ungefär."\n', bank)
    assert form.questions["E1.b"].hint_on_paper == "Ungefär."
    assert form.questions["E2.b"].hint_on_paper == "Ja."


def test_its_own_text_has_its_own_template() -> None:
    bank = BANK.replace(
        'text = "Hur många dagar tog du {name}?"',
        'text = "Hur många dagar tog du {name}?"\ntemplate = "Hur många {name}?"',
    )
    section = 'id = "x"\nversion = "1"\ntitle = "X"\n[[sections]]\nid = "E"\ntitle = "E"\nitems = ["medel"]\n'
    own = '[override.medel.column.b]\ntext = "Hur ofta tog du {name}?"\n'
    templates = [
        small_form(section + more, bank).grids[0].columns[1].template for more in ("", own)
    ]
    assert templates == ["Hur många {name}?", "Hur ofta tog du {name}?"]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ('leave_out = ["nothing"]\n\n', "F02 nothing"),
        ('[override.medel]\ncolumns = ["q"]', "F02 medel, kolumn q"),
        ('[override.medel]\nrows = ["E9"]', "F02 medel, E9"),
        ('[override.medel.column.q]\ntext = "x"', "F02 medel, kolumn q"),
        ('[override.medel]\ncolums = ["a"]', "F04 override.medel.colums"),
        ('[[checks]]\nid = "light"\nstrength = "loud"', "F04 checks.light.strength"),
        ('[[areas]]\nid = "body"\nrating = 3', "F04 areas.0.rating"),
    ],
)
def test_what_is_not_there_is_a_finding(more: str, place: str) -> None:
    with pytest.raises(BadForm) as bad:
        form_of(ALL, more)
    assert [line.partition(":")[0] for line in bad.value.findings] == [place]


def test_the_bank_names_only_what_it_has() -> None:
    assert check_bank(Bank([RESTING])) == ()
    bank = RESTING.replace('see = "C1"', 'see = "C8"').replace('"E1.a"]', '"E1.q"]')
    found = [(one.code, one.place) for one in check_bank(Bank([bank]))]
    assert found == [("F06", "body"), ("F06", "light")]


def test_a_column_that_no_grid_has_is_a_finding() -> None:
    with pytest.raises(BadForm, match="F02 E1, kolumn q"):
        Bank([BANK.replace('columns = ["a", "b"]', 'columns = ["a", "q"]')])
