# SPDX-License-Identifier: EUPL-1.2
"""Every command from its words to its answer, and every problem as one clear line."""

import argparse
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli.main import command_line
from tests.small_disk import no_room

ROOT = Path(__file__).parents[2]
HEAD = ["person", "form", "date", "interviewer"]
START = 'id = "a"\nversion = "1"\ntitle = "A"\n[[sections]]\nid = "S"\ntitle = "S"\n'
AREAS = ["medical", "employment", "alcohol", "drug", "legal", "family", "psychiatric"]


def test_forms_are_listed_with_their_items(overblick) -> None:
    found = overblick("forms", "list", "--json")
    assert (found.status, found.err) == (0, "")
    (grund,) = [form for form in json.loads(found.out) if form["id"] == "asi-grund"]
    items = {item["key"]: item for item in grund["items"]}
    assert (items["C9"]["type"], items["C9"]["minimum"], items["C9"]["maximum"]) == (
        "number", 0, 30,
    )  # fmt: skip
    assert items["C9"]["critical"]
    assert items["C9"]["section"] == "C"
    assert items["C9"]["codes"] == []
    assert [one["code"] for one in items["C1"]["codes"]] == ["0", "1"]
    assert [one["code"] for one in items["C10"]["codes"]] == list("01234")
    assert [one["code"] for one in items["C12"]["codes"]] == list("0123456789")
    assert items["C12"]["stage"] == "after"
    assert items["H1b"]["codes"][2]["code"] == "2"
    assert all(item["label"] for item in grund["items"])
    assert "asi-grund" in overblick("forms", "list").out


def test_a_blank_form_is_written_to_fill_in_by_hand(overblick, tmp_path: Path) -> None:
    path = tmp_path / "blankett.pdf"
    assert overblick("forms", "blank", "asi-grund", path) == (0, "", "")
    reader = PdfReader(path)
    words = reader.pages[0].extract_text()
    assert len(reader.pages) <= 16
    assert "ASI Grund" in words
    assert "Vad heter du?" in words
    assert reader.metadata is not None
    assert reader.metadata.title == "ASI Grund, tom blankett"


def test_a_blank_of_no_form_or_for_no_place_is_told(overblick, tmp_path: Path) -> None:
    found = overblick("forms", "blank", "asi-saknas", tmp_path / "a.pdf")
    assert (found.status, found.out) == (1, "")
    assert "Det finns inget formulär med det namnet." in found.err
    assert not (tmp_path / "a.pdf").exists()
    found = overblick("forms", "blank", "asi-grund", tmp_path / "saknas" / "a.pdf")
    assert found.status == 1
    assert "går inte att skriva" in found.err


def test_the_forms_that_ship_are_sound(overblick) -> None:
    assert overblick("forms", "check") == (
        0,
        "asi-grund: inga fel.\nåterkopplingen: inga fel.\ntexten till utredningen: inga fel.\n",
        "",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id = ", "F01"),
        ("", "F04"),
        ('id = "a"\nversion = "1"\ntitle = "A"\nsections = [1]', "F04"),
        (START + 'items = ["ZZ9"]', "F02"),
        (START + 'items = ["C1a"]', "F06 C1a: C1 finns inte"),
    ],
)
def test_faults_of_a_form_are_told(overblick, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "mitt.toml"
    path.write_text(text, encoding="utf-8")
    found = overblick("forms", "check", path)
    assert found.status == 1
    assert told in found.err
    assert all(line.startswith("mitt.toml: ") for line in found.err.splitlines())


@pytest.mark.parametrize(("key", "status"), [("D9", 0), ("E1.b", 0), ("ZZ9", 1)])
def test_a_form_may_look_back_at_what_the_bank_has(
    overblick, tmp_path: Path, key: str, status: int
) -> None:
    """The interview before was held with another form, which asked it."""
    path = tmp_path / "mitt.toml"
    asked = 'key = "Z1", type = "yesno", label = "Z", text = "Z?"'
    relevant = f'{{ op = "at_least", question = "then:{key}", value = 1 }}'
    text = START.replace('title = "A"', 'title = "A"\nthen = ["interview"]')
    text += f"questions = [{{ {asked}, relevant = {relevant} }}]"
    path.write_text(text, encoding="utf-8")
    found = overblick("forms", "check", path)
    assert found.status == status, found.err
    assert ("F16 Z1: ZZ9" in found.err) is bool(status)


def test_a_form_that_is_no_text(overblick, tmp_path: Path) -> None:
    path = tmp_path / "bild.toml"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    found = overblick("forms", "check", path, tmp_path / "finns inte.toml")
    assert found.status == 1
    assert len(found.err.splitlines()) == 2


def test_real_interviews_score_as_their_authors_did(overblick, folder, table, real) -> None:
    keys = [key for key in real[0] if not key.startswith("expected") and key not in HEAD]
    rows = [
        [row["person"], row["form"], row["date"], "AB", *(row[k] for k in keys)]
        for row in real
    ]
    found = overblick("import", folder, table([[*HEAD, *keys], *rows]))
    assert (found.status, found.out) == (0, "Läste in 103 intervjuer.\n")
    found = overblick("score", folder)
    scored = list(csv.DictReader(io.StringIO(found.out)))
    expected = {(row["person"], row["date"]): row for row in real}
    assert len(scored) == len(expected) == 103
    for row in scored:
        known = expected[row["person"], row["date"]]
        for name in ("cs_medical", "cs_alcohol", "cs_drug"):
            if known[f"expected_{name}"]:
                assert float(row[name]) == pytest.approx(
                    float(known[f"expected_{name}"]), abs=1e-9
                )
            else:
                assert row[name] == ""
        assert row["cs_employment"] == row["rating_legal"] == ""
    assert list(scored[0]) == [
        "id", "person", "form", "date", *(f"cs_{area}" for area in AREAS),
        *(f"index_{area}" for area in AREAS), *(f"rating_{area}" for area in AREAS),
    ]  # fmt: skip


def one_interview(table, **answers: str) -> Path:
    return table(
        [[*HEAD, *answers], ["P1", "asi-grund", "2026-01-02", "AB", *answers.values()]]
    )


def test_interviews_and_scores_in_every_shape(overblick, folder, table, tmp_path) -> None:
    answers = {"C1": "0", "C9": "30", "C10": "4", "C11": "4", "C12": "7", "A1": "=cmd"}
    assert overblick("import", folder, one_interview(table, **answers)).status == 0
    (line,) = json.loads(overblick("interviews", folder, "--json").out)
    assert (line["person"], line["form"], line["date"]) == ("P1", "asi-grund", "2026-01-02")
    assert (line["status"], line["answered"]) == ("open", 6)
    assert line["asked"] > 200
    assert overblick("interviews", folder).out.startswith(f"{line['id']}\tP1\t")
    out = tmp_path / "mått.csv"
    assert overblick("score", folder, "--csv", out) == (0, "", "")
    (row,) = csv.DictReader(out.read_text(encoding="utf-8").splitlines())
    assert (row["cs_medical"], row["rating_medical"], row["cs_drug"]) == ("1.0", "7", "")
    (row,) = json.loads(overblick("score", folder, "--json").out)
    assert (row["cs_medical"], row["cs_drug"]) == (1.0, None)
    found = overblick("score", folder, "--csv", tmp_path / "finns inte" / "mått.csv")
    assert found.status == 1
    assert len(found.err.splitlines()) == 1


def test_persons_are_matched_and_numbers_known(overblick, folder, table) -> None:
    rows = [
        ["19811228-9874", "asi-grund", "2026-01-02", "AB"],
        ["811228-9874", "asi-grund", "2026-02-02", "AB"],
        ["=1+1", "asi-grund", "2026-02-02", "AB"],
    ]
    assert overblick("import", folder, table([HEAD, *rows])).status == 0
    lines = json.loads(overblick("interviews", folder, "--json").out)
    assert [line["person"] for line in lines] == ["19811228-9874", "19811228-9874", "=1+1"]
    assert "'=1+1" in overblick("score", folder).out
    again = overblick("import", folder, table([HEAD, rows[1]]))
    assert again.err.startswith("Rad 2, kolumn person: Intervjun finns redan i valvet.\n")


def test_dry_run_changes_nothing(overblick, folder, table) -> None:
    path = one_interview(table, C9="3")
    found = overblick("import", folder, path, "--dry-run")
    assert (found.status, found.out) == (
        0, "Filen är rätt: 1 intervju kan läsas in. Inget är sparat.\n",
    )  # fmt: skip
    assert json.loads(overblick("interviews", folder, "--json").out) == []


def test_nothing_of_a_wrong_file_is_taken_in(overblick, folder, table) -> None:
    rows = [
        ["P1", "asi-grund", "2026-01-02", "", "3"],
        ["P2", "asi-grund", "2026-01-02", "", "31"],
    ]
    found = overblick("import", folder, table([[*HEAD, "C9"], *rows]), "--json")
    assert found.status == 1
    assert found.err.splitlines()[0] == "Rad 3, kolumn C9: Talet ska vara från 0 till 30."
    problem = {"row": 3, "column": "C9", "reason": "Talet ska vara från 0 till 30."}
    assert json.loads(found.out)["problems"] == [problem]
    assert json.loads(overblick("interviews", folder, "--json").out) == []


def test_many_problems_are_cut_short(overblick, folder, table) -> None:
    rows = [[f"P{n}", "asi-grund", "2026-13-02", ""] for n in range(70)]
    found = overblick("import", folder, table([HEAD, *rows]))
    assert len(found.err.splitlines()) == 52
    assert "… och 20 fel till." in found.err


def test_a_full_disk_takes_nothing_in(overblick, folder, table, disk) -> None:
    folder = Path(shutil.copytree(folder, disk / "valv"))
    overblick("import", folder, one_interview(table, C9="3"))
    rows = [[f"N{n}", "asi-grund", "2026-01-02", "AB", "ord " * 200] for n in range(1500)]
    path = table([[*HEAD, "C15"], *rows])
    with no_room(disk, left=8_192, largest=(folder / "data.db").stat().st_size):
        found = overblick("import", folder, path)
    assert (found.status, found.out) == (1, "")
    assert "så inget har lästs in." in found.err.splitlines()[-1]
    assert len(json.loads(overblick("interviews", folder, "--json").out)) == 1


def test_progress_of_a_long_import(overblick, folder, table) -> None:
    rows = [[f"P{n}", "asi-grund", "2026-01-02", "AB"] for n in range(2500)]
    found = overblick("import", folder, table([HEAD, *rows]))
    assert found.out == "Läste in 2\u00a0500 intervjuer.\n"
    assert found.err.splitlines()[-1] == "2\u00a0500 av 2\u00a0500 intervjuer"
    assert len(found.err.splitlines()) == 3


def test_feedback_and_the_text_for_the_investigation(
    overblick, folder, table, tmp_path
) -> None:
    overblick("import", folder, one_interview(table, C9="12", C10="3", C11="4"))
    sheet, text = tmp_path / "ut.pdf", tmp_path / "ut.txt"
    assert overblick("feedback", folder, 1, sheet, "--text", text) == (0, "", "")
    pages = PdfReader(sheet).pages
    assert len(pages) <= 2
    assert "UTKAST" in pages[0].extract_text()
    assert "Besvär 12 av 30 dagar" in text.read_text(encoding="utf-8")
    found = overblick("feedback", folder, 99, tmp_path / "annan.pdf")
    assert (found.status, len(found.err.splitlines())) == (1, 1)
    assert not (tmp_path / "annan.pdf").exists()


def test_export(overblick, folder, table, tmp_path) -> None:
    overblick(
        "import", folder, one_interview(table, A1="Kanarie", C1="1", C1a="Gnäll", C9="12")
    )
    out = tmp_path / "ut"
    assert overblick("export", folder, out, "--format", "json").status == 0
    document = json.loads((out / "intervju-000001.json").read_text(encoding="utf-8"))
    assert {one["key"]: one["value"] for one in document["answers"]}["C9"] == 12
    assert "Kanarie" not in str(document)
    options = ("--format", "csv", "--with-identifiers", "--without-text")
    assert overblick("export", folder, out, *options).status == 0
    assert {path.name for path in out.iterdir()} == {
        "intervjuer.csv", "LÄSMIG.txt", "SHA256SUMS",
    }  # fmt: skip
    whole = (out / "intervjuer.csv").read_text(encoding="utf-8-sig")
    assert "Kanarie" in whole
    assert "Gnäll" not in whole
    (out / "eget.doc").write_text("mitt", encoding="utf-8")
    found = overblick("export", folder, out, "--format", "json")
    assert found.status == 1
    assert "andra filer" in found.err
    found = overblick("export", folder, tmp_path / "a" / "b", "--format", "json")
    assert (found.status, len(found.err.splitlines())) == (1, 1)


def test_a_vault_is_made_and_opened(overblick, tmp_path) -> None:
    place = tmp_path / "nytt"
    found = overblick("vault", "create", place, "--json")
    assert (found.status, found.err) == (0, "")
    assert len(json.loads(found.out)["recovery_code"]) > 20
    assert overblick("interviews", place) == (0, "", "")
    found = overblick("vault", "create", place)
    assert (found.status, len(found.err.splitlines())) == (1, 1)


def test_a_script_is_warned_of_a_weak_passphrase(overblick, tmp_path) -> None:
    found = overblick("vault", "create", tmp_path / "nytt", stdin="sommar2026\n")
    assert found.status == 0
    assert found.out.startswith("Återställningskod: ")
    assert found.err.startswith("Varning: valvet får en svag lösenfras. ")


@pytest.mark.parametrize(
    ("words", "stdin", "told"),
    [
        (["interviews", "{vault}"], "fel lösenfras\n", "Lösenfrasen stämmer inte."),
        (["interviews", "{vault}"], "", "Lösenfrasen saknas."),
        (["interviews", "{vault}-nej"], "x\n", "Det finns inget valv"),
        (["import", "{vault}", "{vault}/nej.csv"], None, "Filen finns inte."),
        (["import", "{vault}", "{vault}"], None, "Filen går inte att öppna."),
        (["score"], None, "Det saknas något: MAPP."),
        (["forms"], None, "Det saknas något: KOMMANDO."),
        (["nej"], None, "KOMMANDO kan bara vara forms, vault, import,"),
        (["feedback", "{vault}", "ett", "ut.pdf"], None, "NUMMER ska vara ett heltal."),
        (["score", "{vault}", "--csv"], None, "Efter --csv ska det stå ett värde."),
        (["score", "{vault}", "--nej"], None, "Det är för många ord"),
        (
            ["export", "{vault}", "ut", "--format", "xml"],
            None,
            "--format kan bara vara json, csv.",
        ),
    ],
)
def test_problems_are_one_clear_line(overblick, folder, words, stdin, told) -> None:
    given = [word.replace("{vault}", str(folder)) for word in words]
    found = overblick(*given) if stdin is None else overblick(*given, stdin=stdin)
    assert (found.status, found.out) == (1, "")
    assert len(found.err.splitlines()) == 1
    assert found.err.startswith(told)


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], ["import", "-h"], ["forms", "list", "--help"]]
)
def test_help_is_swedish(overblick, words) -> None:
    found = overblick(*words)
    assert found.status == 0
    assert found.out.startswith("Så här: overblick")
    assert not any(
        word in found.out for word in ("usage", "options", "positional", "show this")
    )


def every_help() -> list[tuple[str, str]]:
    """The name of each command and its help."""

    def within(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
        yield parser.prog, parser.format_help()
        for action in parser._actions:  # noqa: SLF001 - argparse has no other name for it
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - nor for this
                for one in action.choices.values():
                    yield from within(one)

    return list(within(command_line()))


ENGLISH = re.compile(r"\b(DIR|OUT\w*|FILE|usage|options|show|argument|see|default)\b")
SHORT = {"MAPP", "UTMAPP", "UTFIL", "FIL", "UT", "NUMMER", "TECKEN", "KLIENT", "SKÄL", "BESLUT",
         "KOPIA", "NY", "PLATS", "SIGNATUR", "FORMULÄR", "KOMMANDO", "ID", "ÅÅÅÅ", "MM", "DD"}  # fmt: skip
NAMES = {"CSV", "JSON", "PDF", "TOML", "ASI"}


@pytest.mark.parametrize(("name", "text"), every_help())
def test_every_help_is_plain_swedish(name: str, text: str) -> None:
    assert not ENGLISH.findall(text)
    assert set(re.findall(r"\b[A-ZÅÄÖ]{2,}\b", text)) <= SHORT | NAMES
    assert not re.search(r"\w-\n", text)  # no word is broken
    about = " ".join(text.split())
    asks = "Kommandot frågar efter" in about
    assert asks == (" MAPP" in text.split("\n\n", maxsplit=1)[0] and name != "overblick")
    for line in text.splitlines():
        if re.match(r"  (-|[A-ZÅÄÖ])\S*.*  +\S", line):
            assert not line.rstrip().endswith("."), (
                line
            )  # what stands beside is no sentence


def test_a_command_in_a_message_is_written_as_its_help_has_it() -> None:
    """Not with an English word for a folder, and not without what the command asks for."""
    code = "".join(one.read_text("utf-8") for one in (ROOT / "app").rglob("*.py"))
    named = set(re.findall(r"”(overblick [a-z][^”]*)”", code))
    lines = [text.split("\n\n")[0].split() for _, text in every_help()]
    known = {
        " ".join(word.strip("[]") for word in words[2:] if word not in ("[-h]", "...]"))
        for words in (re.sub(r"\[-[^h].*?\]", "", " ".join(line)).split() for line in lines)
    }
    assert len(named) > 5
    assert named <= known


def program(*words: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=False,
    )


def test_as_a_program_of_its_own(folder, passphrase) -> None:
    found = program("interviews", folder, "--json", stdin=f"{passphrase}\nmer\n")
    assert (found.returncode, found.stdout, found.stderr) == (0, "[]\n", "")
    found = program("interviews", folder, stdin="fel ö\n")
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.startswith("Lösenfrasen stämmer inte. Valvet är helt")
    found = program("--nej")
    assert (found.returncode, found.stdout) == (1, "")
    assert program("--version").stdout.startswith("Överblick")
    assert "KOMMANDO" in program("--help").stdout


def test_commands_never_load_qt() -> None:
    code = (
        "import sys, io; from app.cli.main import run;"
        "run(['forms', 'check'], io.StringIO(), sys.stdout, sys.stderr);"
        "sys.exit(any(name.startswith(('PySide6', 'app.ui')) for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0
