# SPDX-License-Identifier: EUPL-1.2
"""One thing has one word, on the screens, at the terminal, on paper and in the manual."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# What is not said, and the word that is. Small letters; a pattern of Python's `re`.
NOT_SAID = {
    r"återställ(?!ningskod)\w*": "hämta tillbaka (en kopia), börja om (övningen)",
    r"verifiera\w*": "prova, provad",
    r"pröv(a|ad|at|ade|ar)\b": "prova, provad; kontrollera",
    r"ärendesystem\w*": "verksamhetssystem",
    r"vet inte, vill inte svara|(?<!inget )\binget svar\b": "pass",
    r"\bbocka\w* av (det|dem|sådant) som inte|inte bockar av|om du inte bockar av": (
        "ta bort bocken; bocka av är att sätta en, när något är gjort"
    ),
    r"\bbocka\w* ur\b": "ta bort bocken",
    r"förbockad\w*": "har en bock från början",
    r"avbockad\w*": "har en bock",
    r"gjorde med en klient": "det som en handläggare har läst eller ändrat om en klient",
    r"bara vi som arbetar": "alla som kan öppna valvet kan läsa",
    r"(slut|svars|avslutnings)kod\w*": "returkod",
    r"löstagba\w*|flyttba\w*": "ett minne som går att ta loss",
    r"\bvarsi(n|tt)\b": "var sin, var sitt",
    r"verified cop(y|ies)": "a copy that has been tried (CHANGELOG)",
}
# Their own words: what is asked, and the two texts that are made of the answers.
APART = ("resources/forms", "resources/texts/sheet", "resources/texts/investigation")
SPELLING = ("resources/texts/words.txt", "resources/texts/weak_words.txt")
# "Inget svar" is said of an answer here, in a text to the reader of an investigation.
ELSEWHERE = ("app/report/investigation/figures.py",)


def strings(code: str) -> Iterator[str]:
    """The texts in a module, but what only says what the code is for."""
    tree = ast.parse(code)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told:
            yield str(node.value)


def not_said(text: str) -> set[str]:
    """The words in it that have another word here."""
    plain = " ".join(text.casefold().split())
    return {found[0] for rule in NOT_SAID for found in re.finditer(rf"{rule}", plain)}


def texts() -> Iterator[tuple[str, str]]:
    """Everything that users read: where it stands, and the text."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name not in ELSEWHERE:
            yield name, "\n".join(strings(path.read_text("utf-8")))
    read = [
        ROOT / "CHANGELOG.md",
        ROOT / "README.md",
        *(ROOT / "docs/handbok").glob("*.md"),
        ROOT / "installer/windows/it.md",
        *(ROOT / "installer/linux").glob("se.overblick.*"),
        *(ROOT / "installer/windows/starter").glob("*.[cr]*"),
    ]
    for path in (*read, *sorted((ROOT / "resources").rglob("*.t*"))):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith((*APART, *SPELLING)):
            yield name, path.read_text("utf-8")


def test_one_thing_has_one_word() -> None:
    read = dict(texts())
    assert len(read) > 250
    found = {name: words for name, text in read.items() if (words := not_said(text))}
    assert found == {}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Återställ en säkerhetskopia.", "återställ"),
        ("Kopian är inte återställd.", "återställd"),
        ("Senaste verifierade säkerhetskopia", "verifierade"),
        ("Det är prövat på Linux.", "prövat"),
        ("Som i ert ärendesystem", "ärendesystem"),
        ("X  Vet inte, vill inte\n   svara", "vet inte, vill inte svara"),
        ("X inget svar", "inget svar"),
        ("Bocka av det som inte ska stå i texten.", "bocka av det som inte"),
        ("Några är inte förbockade.", "förbockade"),
        ("slutkod 1 om något är fel", "slutkod"),
        ("på ett löstagbart minne", "löstagbart"),
        ("har ni varsitt konto", "varsitt"),
        ("det som en person gjorde med en klient en dag", "gjorde med en klient"),
    ],
)
def test_a_planted_word_is_found(text: str, word: str) -> None:
    assert not_said(text) == {word}


@pytest.mark.parametrize(
    "text",
    [
        "Återställningskoden från papperet",
        "Hämta tillbaka en säkerhetskopia, och prova den.",
        "Bocka av det du har sagt.",
        "Säg pass.",
        "medan en rättelse prövas",
    ],
)
def test_the_word_that_is_said_is_let_through(text: str) -> None:
    assert not_said(text) == set()


def test_what_a_module_says_is_read_and_what_it_is_for_is_not() -> None:
    code = '"""Återställ."""\nX = "a " "b"\ndef f():\n    """No."""\n    return f"c {X}"\n'
    assert list(strings(code)) == ["a b", "c "]
