# SPDX-License-Identifier: EUPL-1.2
"""TOML becomes a form: items, grids laid out, own words laid over, checks for each row."""

import pytest
from small_form import BANK, FORM, PLACES, small_form

from app.forms.bank import BadForm, read_codes
from app.forms.model import Form


def test_the_order_is_the_forms_own(small: Form) -> None:
    assert list(small.questions) == [
        "C1", "C1a", "C1b", "C2", "C3", "C4", "C5", "C6",
        "E1.a", "E1.b", "E2.a", "E2.b", "E2p", "E3", "E4", "E5", "E6", "E7",
    ]  # fmt: skip
    assert small.section_of["E2p"].id == "E"
    assert [section.keys[0] for section in small.sections] == ["C1", "E1.a"]


def test_a_cell_has_the_words_of_column_and_row(small: Form) -> None:
    cell = small.questions["E1.a"]
    assert (cell.grid, cell.row, cell.column) == ("medel", "E1", "a")
    assert (cell.text, cell.label) == ("Öl och vin: hur gammal var du?", "Alkohol: ålder")
    assert cell.critical
    assert not small.questions["E2.a"].critical  # the row's own word weighs more
    assert small.questions["E2.b"].text == "Hur många dagar tog du din metadon?"
    assert small.questions["E2p"].text == "Var det Metadon på recept?"


def test_a_grid_knows_its_cells(small: Form) -> None:
    grid = small.grid_by_id["medel"]
    assert [row.cells for row in grid.rows] == [
        {"a": "E1.a", "b": "E1.b"},
        {"a": "E2.a", "b": "E2.b", "p": "E2p"},
    ]
    assert grid.shortcut is not None
    assert grid.shortcut.sets == {"a": "N", "b": "0", "p": "N"}


def test_own_words_are_laid_over_the_bank(small: Form) -> None:
    assert small.questions["C2"].text == "Hur många av de senaste 30 dagarna?"


def test_a_check_for_each_row_that_has_the_columns(small: Form) -> None:
    assert [check.id for check in small.checks] == ["no-days", "many-E2"]
    assert small.checks[1].message == "Metadon: {E2.b} är många."


def test_a_list_has_its_codes(small: Form) -> None:
    question = small.questions["E5"]
    assert question.type == "list"
    assert question.labels == {"0180": "Stockholm", "1480": "Göteborg", "2584": "Kiruna"}


def test_codes_are_read_past_comments_and_empty_lines() -> None:
    codes = read_codes("# what\n\n1;ett\n02;två; eller fler\n")
    assert [(code.code, code.label) for code in codes] == [
        ("1", "ett"),
        ("02", "två; eller fler"),
    ]
    assert len(read_codes(PLACES)) == 3


def test_areas_by_name(small: Form) -> None:
    assert small.area("medical").rating == "C5"
    with pytest.raises(KeyError):
        small.area("nowhere")


def test_all_faults_are_told_at_once() -> None:
    bank = BANK.replace('"yesno"', '"maybe"', 1).replace("maximum = 99", 'maximum = "y"')
    with pytest.raises(BadForm) as bad:
        small_form(FORM, bank)
    places = [line.partition(":")[0] for line in bad.value.findings]
    assert places == ["F04 C1", "F04 E1.a.number.maximum", "F04 E2.a.number.maximum"]
    assert bad.value.what.startswith("Formuläret går inte att läsa")


@pytest.mark.parametrize("source", ["form", "bank"])
def test_a_lost_line_is_a_finding_or_does_no_harm(source: str) -> None:
    """Whatever line goes, there is a form or a fault in words: never a crash."""
    whole = FORM if source == "form" else BANK
    lines = whole.splitlines()
    faults = [
        _faults(source, "\n".join([*lines[:place], *lines[place + 1 :]]))
        for place in range(len(lines))
    ]
    assert all(found is None or found for found in faults)
    assert sum(found is not None for found in faults) > 15


def _faults(source: str, text: str) -> tuple[str, ...] | None:
    try:
        small_form(*((text, BANK) if source == "form" else (FORM, text)))
    except BadForm as bad:
        return bad.findings
    return None


@pytest.mark.parametrize(
    "text",
    [
        "sections = 3",
        "sections = [3]",
        "[[sections]]\nitems = 3",
        "checks = 1",
        "override = 2",
    ],
)
def test_the_wrong_shape_is_a_finding(text: str) -> None:
    with pytest.raises(BadForm):
        small_form(f'id = "a"\nversion = "1"\ntitle = "b"\n{text}')
