# SPDX-License-Identifier: EUPL-1.2
"""Every finding is provoked by a planted fault, and a sound form has none."""

import re
from pathlib import Path

import pytest
from small_form import BANK, FORM, small_form

from app.forms import bank, check, load
from app.forms.bank import BadForm, Bank
from app.forms.check import check_form
from app.forms.model import Form

# Each fault: the code it must give, what to change in form or bank, and into what.
PLANTED = [
    ("F01", 'title = "Liten"', "title = Liten"),
    ("F02", 'items = ["medel"]', 'items = ["medlen"]'),
    ("F02", 'rows_of = "medel"', 'rows_of = "medlen"'),
    ("F02", "[override.C2]", "[override.C22]"),
    ("F03", 'codes = "orter"', 'codes = "byar"'),
    ("F04", 'key = "C1"\ntype = "yesno"', 'key = "C1"\ntype = "maybe"'),
    ("F04", 'key = "C1"\ntype = "yesno"', 'type = "yesno"'),
    ("F04", 'id = "liten"', 'ident = "liten"'),
    ("F05", 'relevant = { op = "equals", question = "C1", value = 1 }', 'relevant = { op = "equals", question = "C2", value = 1 }'),
    ("F06", 'relevant = { op = "equals", question = "C1", value = 1 }', 'relevant = { op = "equals", question = "C9", value = 1 }'),
    ("F06", 'rating = "C5"', 'rating = "C55"'),
    ("F06", 'section = "C"', 'section = "Q"'),
    ("F06", 'see = "C2"', 'see = "C22"'),
    ("F06", "{C2}, men ändå {C3}.", "{C2}, men ändå {C33}."),
    ("F06", 'id = "act"\nwhen = { op = "equals", question = "C3"', 'id = "act"\nwhen = { op = "equals", question = "C33"'),
    ("F07", 'items = ["C1", "C1a", "C1b"]', 'items = ["C1", "C1a", "C1b", "C1"]'),
    ("F07", 'id = "E"\ntitle', 'id = "C"\ntitle'),
    ("F07", 'id = "no-days"', 'id = "many-E2"'),
    ("F07", 'key = "C1a"', 'key = "C1"'),
    ("F08", 'question = "C1", value = 1 }', 'question = "C1", value = 2 }'),
    ("F08", 'question = "C1", value = 1 }', 'question = "C1", value = "1" }'),
    ("F08", 'question = "E4", value = "2"', 'question = "E4", value = "3"'),
    ("F08", '{ op = "equals", question = "C2", value = 0 }', '{ op = "one_of", question = "C2", values = [0, 31] }'),
    ("F08", '{ op = "equals", question = "C2", value = 0 }', '{ op = "not", of = { op = "all_equal", questions = ["C2"], value = 40 } }'),
    ("F09", 'text = "Har du besvär?"', 'text = ""'),
    ("F09", 'label = "Besvär"', 'label = ""'),
    ("F10", "maximum = 99", "minimum = 100\nmaximum = 99"),
    ("F11", '{ code = "02", label = "Näsa" }', '{ code = "1", label = "Näsa" }'),
    ("F11", '{ code = "02", label = "Näsa" }', '{ code = "x", label = "Näsa" }'),
    ("F11", '{ code = "02", label = "Näsa" }', '{ code = "0 2", label = "Näsa" }'),
    ("F11", 'choices = [{ code = "1", label = "Mun" }, { code = "02", label = "Näsa" }, { code = "8", label = "Vet ej", means = "X" }]', "choices = []"),
    ("F11", '{ code = "B", label = "Borta" }', '{ code = "B", label = "Borta", means = "X" }'),
    ("F12", 'maximum = 4, card = ["a", "b", "c", "d", "e"], label = "Tungt"', 'maximum = 4, card = ["a", "b", "c", "d"], label = "Tungt"'),
    ("F13", 'sets = { a = "N", b = "0"', 'sets = { a = "N", b = "31"'),
    ("F13", 'sets = { a = "N", b = "0"', 'sets = { a = "N", q = "0"'),
    ("F14", 'critical = ["C1", "E1.a"]', 'critical = ["E1.a"]'),
    ("F14", 'critical = ["C1", "E1.a"]', 'critical = ["C1", "E1.a", "C2"]'),
    ("F06", 'keys = ["C2", "E2.b"]', 'keys = ["C2", "E2.x"]'),
    ("F06", 'title = "Liten"', 'title = "Liten"\nbroken_off = "C9"'),
    ("F06", 'comment = "C6"', 'observed = ["C9"]'),
    ("F07", "[[areas]]", '[[areas]]\nid = "medical"\ntitle = "Till"\nrating = "C5"\ntroubled = []\nimportance = []\ncritical = []\n[[areas]]'),
    ("F15", '[[changes]]\nversion = "1"', '[[changes]]\nversion = "1.1"'),
    ("F16", 'op = "equals", question = "C1", value = 1', 'op = "equals", question = "then:C1", value = 1'),
    ("F17", 'text = "Har du besvär?"', 'text = "Har du {name}besvär?"'),
    ("F18", 'label = "Besvär"', 'label = "Besvär"\nhint = "Ja. Nej."\npaper = "Nja."'),
    ("F19", 'title = "Liten"', 'title = "Liten"\nbroken_off = "C1"'),
    ("F19", 'comment = "C6"', 'observed = ["C2"]'),
]  # fmt: skip


def _codes(form: str, bank: str) -> list[str]:
    try:
        return [finding.code for finding in check_form(small_form(form, bank))]
    except BadForm as bad:
        return [line[:3] for line in bad.findings]


def test_a_sound_form_has_no_findings(small: Form) -> None:
    assert check_form(small) == ()


@pytest.mark.parametrize(("code", "old", "new"), PLANTED)
def test_a_planted_fault_is_found(code: str, old: str, new: str) -> None:
    form, bank = FORM.replace(old, new, 1), BANK.replace(old, new, 1)
    assert (form, bank) != (FORM, BANK), "nothing was planted"
    assert code in _codes(form, bank)


def test_every_code_has_a_planted_fault() -> None:
    sources = [
        Path(module.__file__ or "").read_text(encoding="utf-8")
        for module in (bank, check, load)
    ]
    codes = set(re.findall(r"\bF\d\d\b", "".join(sources)))
    assert codes == {code for code, _, _ in PLANTED}
    assert codes == {f"F{number:02}" for number in range(1, 20)}


def test_a_finding_says_where_what_and_what_to_do() -> None:
    bad = FORM.replace('rating = "C5"', 'rating = "C55"')
    (finding,) = check_form(small_form(bad, BANK))
    assert (
        str(finding) == "F06 medical: C55 finns inte i formuläret. Kontrollera stavningen."
    )


def test_the_same_key_in_two_files_of_the_bank_is_refused() -> None:
    with pytest.raises(BadForm, match="F07 C1"):
        Bank([BANK, '[[items]]\nkey = "C1"'])
