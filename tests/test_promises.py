# SPDX-License-Identifier: EUPL-1.2
"""Every promise of docs/security/promises.md has a test that cites its letter."""

import re
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/security/promises.md"
LETTERS = {
    *(f"A{n}" for n in range(1, 5)),
    *(f"B{n}" for n in range(1, 3)),
    *(f"C{n}" for n in range(1, 4)),
    *(f"D{n}" for n in range(1, 3)),
    *(f"E{n}" for n in range(1, 7)),
    *(f"F{n}" for n in range(1, 3)),
    *(f"G{n}" for n in range(1, 6)),
    "I1",
}  # H is for the statistics, which are not there yet


def promised(page: str) -> dict[str, list[str]]:
    """The test files that prove each letter, relative to the page."""
    rows = re.findall(r"^\| ([A-Z]\d) \| .* \| ([^|]+) \|$", page, re.M)
    return {letter: re.findall(r"\]\(([^)]+)\)", proofs) for letter, proofs in rows}


def cites(text: str, letter: str) -> bool:
    """Whether a docstring, a comment or the name of a test names the letter."""
    said = re.findall(r'"""(.*?)"""|#(.*)|def test_(\w+)', text, re.S | re.M)
    words = " ".join(" ".join(parts) for parts in said)
    return (
        re.search(rf"(?<![A-Za-z0-9.]){letter}(?![A-Za-z0-9]|\.\w)|_{letter}_", words)
        is not None
    )


def unproved(page: Mapping[str, list[str]], texts: Mapping[str, str]) -> set[str]:
    """What is wrong: a letter without a proof, or a file that is gone or cites no such letter."""
    wrong = {letter for letter in LETTERS if not page.get(letter)}
    wrong |= {letter for letter in page if letter not in LETTERS}
    for letter, files in page.items():
        for file in files:
            if not cites(texts.get(file, ""), letter):
                wrong.add(f"{letter}: {file}")
    return wrong


def test_every_promise_is_proved_by_a_test_that_says_so() -> None:
    page = promised(PAGE.read_text("utf-8"))
    files = {file for proofs in page.values() for file in proofs}
    there = {file: PAGE.parent / file for file in files if (PAGE.parent / file).is_file()}
    texts = {file: path.read_text("utf-8") for file, path in there.items()}
    assert unproved(page, texts) == set()


def test_a_planted_gap_is_found() -> None:
    page = promised(PAGE.read_text("utf-8"))
    all_of_them = "".join(f"# {one}\n" for one in LETTERS)
    every = {file: all_of_them for proofs in page.values() for file in proofs}
    assert unproved(page, every) == set()
    assert unproved({**page, "C3": []}, every) == {"C3"}
    assert unproved({**page, "C3": ["gone.py"]}, every) == {"C3: gone.py"}
    assert unproved({**page, "Z9": []}, every) == {"Z9"}
    file = page["A1"][0]
    assert unproved(page, {**every, file: '"""About A2 and XA1."""'}) >= {f"A1: {file}"}


def test_only_words_about_a_test_count() -> None:
    assert cites('"""Holds (C1)."""', "C1")
    assert cites("x = 1  # C1, always", "C1")
    assert cites("def test_C1_holds():", "C1")
    assert not cites('person.types("C1")', "C1")
    assert not cites('"""C12, E2.b and AC1."""', "C1")
    assert not cites('"""E2.b"""', "E2")
