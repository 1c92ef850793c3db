# SPDX-License-Identifier: EUPL-1.2
"""A life in the real window leaves exactly these events in the log, and nothing of anybody (G1)."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.forms.model import Form
from app.interview.clients.casework import settle_in
from app.stewardship.care.copying import copy_at_close
from app.storage.keys.cryptography import KeyCost
from app.storage.log.events import LogRow
from app.storage.records import Client, Staff
from app.storage.salvage.restoring import restore
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.ui.door.first_start import Setup
from app.ui.flow.door import vault_opening
from tests.behind import place_of
from tests.library import GRUND, LIBRARY
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person, finished_client, kept_answers, sheet_texts

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
PHRASE, OTHER, THIRD = "åtta röda älgar", "nio gröna grisar", "tio blå bävrar"
BIRD = "Kanariefågel"
NUMBER = "19121212-1212"
CASE = "4711-fågel"
BIRDS = (
    BIRD,
    NUMBER,
    NUMBER.replace("-", ""),
    CASE,
    "Anna Bengt",
    "Öster",
    *PHRASE.split(),
)

PREPARED = "tick:sober tick:withdrawal tick:crisis tick:follow told:why"
LIFE: list[tuple[str, int | None, int | None, str]] = [
    ("vault.opened", None, None, ""),  # made, and told who works here
    ("vault.setting_changed", None, None, "municipality"),
    ("vault.setting_changed", None, None, "unit"),
    ("staff.added", None, None, "1"),
    ("vault.backed_up", None, None, ""),
    ("vault.opened", None, None, ""),  # the window
    ("client.added", None, 1, ""),
    ("client.opened", None, 1, ""),
    ("form.kept", None, None, "FORM"),
    ("interview.begun", 1, 1, ""),
    ("interview.answered", 1, None, "PREFILLED"),
    ("interview.written", 1, None, "PREPARED"),
    ("interview.opened", 1, None, ""),
    ("interview.answered", 1, None, "C1"),
    ("interview.answered", 1, None, "C6.text"),
    ("interview.written", 1, None, "note:C6.text"),
    ("interview.answered", 1, None, "ALL"),  # the rest, put there by the test
    ("interview.written", 1, None, "WORDS"),
    ("client.opened", None, 1, ""),
    ("interview.opened", 1, None, ""),
    ("interview.details", 1, None, ""),  # its day is the one that the answers say
    ("interview.printed", 1, None, "sheet file"),  # by Qt's own PDF writer
    ("interview.saved_as_file", 1, None, "sheet"),
    ("interview.copied", 1, None, "investigation"),
    ("interview.saved_as_file", 1, None, "investigation"),
    ("interview.written", 1, None, "prompt:children"),
    ("interview.signed", 1, None, ""),
    ("client.opened", None, 1, ""),
    ("interview.opened", 1, None, ""),  # read for the export
    ("export.made", 1, None, "json identifiers"),
    ("export.made", 1, None, "csv identifiers"),
    ("client.opened", None, 1, ""),
    ("interview.correction_begun", 2, None, ""),
    ("interview.opened", 2, None, ""),
    ("vault.setting_changed", None, None, "unit"),  # its own page
    ("staff.changed", None, None, "1"),
    ("way.added", None, None, "SLOT"),
    ("way.changed", None, None, "SLOT"),
    ("way.removed", None, None, "SLOT"),
    ("way.code_changed", None, None, "SLOT"),
    ("way.code_tried", None, None, ""),
    ("client.added", None, 2, ""),  # by mistake, so it is deleted
    ("disposal.decided", None, None, "1"),
    ("client.deleted", None, 2, "1"),
    ("disposal.carried_out", None, None, "PROTOCOL"),
    ("disposal.finished", None, None, "1"),
    ("vault.rotated", None, None, ""),
    ("vault.backed_up", None, None, ""),  # the close needs no other
    ("vault.opened", None, None, ""),
]
HOLES = ("FORM", "PREFILLED", "PREPARED", "ALL", "WORDS", "SLOT", "PROTOCOL")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault as a first start leaves it, cheap to open."""
    place = tmp_path / "valv"
    vault, _ = create_vault(place, PHRASE, signature="anbe", cost=CHEAP)
    staff = Staff(0, f"Anna Bengt {BIRD}", "anbe", None)
    settle_in(vault, staff, municipality="0180", unit=f"Öster {BIRD}")
    copy_at_close(vault)
    vault.close()
    return place


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the dialog for files wants it
def test_a_life_gives_exactly_these_events(
    opens: Opens, folder: Path, tmp_path: Path
) -> None:
    person = opens(vault=folder)
    unlocks(person)
    meets_client(person)
    talks(person)
    hands_over(person, tmp_path)
    signs_exports_and_corrects(person, tmp_path)
    changes_own(person)
    keeps_keys(person)
    leaves(person)
    with open_vault(folder, THIRD) as vault:
        rows = untimed(list(vault.log.rows()))
        assert vault.log.broken() == []
        assert vault.seals.broken() == []
    compare(rows)
    (copy,) = (folder / "backups").iterdir()
    with restore(folder, copy, THIRD) as vault:  # it was made before it was logged
        back = [tuple(row)[3:] for row in untimed(list(vault.log.rows()))]
        assert vault.log.broken() == []
    assert back[: len(LIFE) - 2] == [tuple(row)[3:] for row in rows[:-2]]
    assert [code for code, *_ in back[len(LIFE) - 2 :]] == [
        "vault.restored",
        "vault.opened",
    ]
    assert {row.who for row in rows} == {"anbe"}
    assert found_in(rows) == []


def test_a_planted_leak_is_found() -> None:
    row = LogRow(1, "2026-11-22T13:32:05Z", "anbe", "client.added", None, 1, "")
    assert found_in([row]) == []
    assert found_in([row, row._replace(key=f"note:{BIRD}")]) == [BIRD, f"note:{BIRD}"]
    assert found_in([row._replace(who="191212121212")]) == ["191212121212"]
    assert found_in([row._replace(key="C6.text=ja jag dricker")]) == ["C6.text=ja"]


def test_a_first_start_is_logged(tmp_path: Path) -> None:
    setup = Setup(
        folder=tmp_path / "valv", passphrase=PHRASE, name=BIRD, signature="anbe",
        municipality="0180", unit="Öster", trained_on=None,
    )  # fmt: skip
    entered = vault_opening.create(setup)
    rows = list(entered.vault.log.rows())
    entered.vault.close()
    unwritten = ("vault.setting_changed", None, None, "code_not_on_paper")
    assert [tuple(row)[3:] for row in rows] == [*LIFE[:4], unwritten]
    assert found_in(rows) == []


# What is compared


def is_seal(row: LogRow) -> bool:
    """Whether it is a signing that names its seal: a number and a MAC."""
    named = re.fullmatch(r"\d+ [0-9a-f]{64}", row.key) is not None
    return row.code == "interview.signed" and named


def compare(rows: list[LogRow]) -> None:
    """Row by row; a hole in the list stands for keys that are told of in words below."""
    told = [
        (row.code, row.interview, row.client, "" if is_seal(row) else hole(row.key, place))
        for place, row in enumerate(rows)
    ]
    assert told == LIFE


def untimed(rows: list[LogRow]) -> list[LogRow]:
    """Without the seconds spent in a section: on a fast machine there are none to keep."""
    return [row for row in rows if not re.fullmatch("seconds:[A-Z]", row.key)]


def hole(key: str, place: int) -> str:
    wanted = LIFE[place][3] if place < len(LIFE) else ""
    return wanted if wanted in HOLES and fits(key, wanted) else key


def fits(key: str, wanted: str) -> bool:
    form = LIBRARY.form(GRUND)
    keys = key.split()
    if wanted == "FORM":
        return keys == [form.id, form.version]
    if wanted == "PROTOCOL":
        return bool(re.fullmatch("1 [0-9a-f]{64}", key))
    if wanted == "SLOT":  # and whose it is
        return bool(re.fullmatch("[0-9a-f]{32}( (bobo|anbe))?", key))
    if wanted in ("PREFILLED", "ALL"):
        return len(keys) > (200 if wanted == "ALL" else 5) and set(keys) <= set(
            form.questions
        )
    if wanted == "PREPARED":
        return key.startswith(PREPARED)
    return bool(keys) and all(one.startswith("feedback:") for one in keys)


def found_in(rows: list[LogRow]) -> list[str]:
    """Canaries in a row, and words that are no key of ours."""
    found = []
    for row in rows:
        text = " ".join(str(part) for part in row)
        found += [bird for bird in BIRDS if bird.casefold() in text.casefold()]
        found += [word for word in (row.who, *row.key.split()) if not known(word)]
    return list(dict.fromkeys(found))


def known(word: str) -> bool:
    """A code of the program: short, plain, and no number of a person."""
    seal = re.fullmatch("[0-9a-f]{32}|[0-9a-f]{64}", word)
    return bool(seal or re.fullmatch(r"[A-Za-z][\w.:-]{0,30}|[\d.]{1,6}|", word, re.ASCII))


# What is done


def unlocks(person: Person) -> None:
    person.waits_for_screen("Unlock")
    person.types(PHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")
    person.waits_for("Här är det tomt än")


def meets_client(person: Person) -> None:
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    person.types(NUMBER.replace("-", ""))
    person.tabs_to("Namn")
    person.types(f"Nils {BIRD}")
    person.tabs_to("Ärendenummer")
    person.types(CASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")
    person.clicks("Ny ASI Grund")
    person.waits_for_screen("Preparation")
    person.types("1234")
    person.clicks("Allt är sagt")
    person.clicks("Börja intervjun")
    person.waits_for_screen("TalkScreen")


def talks(person: Person) -> None:
    person.typist.go_to("C1")
    person.types("1")
    person.typist.go_to("C6.text")
    person.types(f"Säger {BIRD}")
    person.presses(Key.Key_Return)
    person.typist.go_to("C6.text")
    person.presses(Key.Key_F2)
    person.types(f"Tror {BIRD}")
    person.presses(Key.Key_Escape, Key.Key_F10)
    person.waits_for_screen("StartPage")
    does(person, fill)
    finds_client(person)


def fill(vault: Vault) -> None:
    form: Form = LIBRARY.form(GRUND)
    client, today = finished_client(), date.today()
    vault.answers.put(1, kept_answers(form, client, today))
    follow_up = {"feedback:follow_up_date": "2027-05-22"}  # or the sheet proposes a day
    vault.texts.put(1, sheet_texts(client, today) | follow_up)


def finds_client(person: Person) -> None:
    person.waits_for_screen("StartPage")
    person.clicks("Sök klient")
    person.types(BIRD)
    person.waits_for("1 träff")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")


def hands_over(person: Person, place: Path) -> None:
    person.clicks("Fortsätt")
    person.waits_for_screen("FeedbackScreen")  # nothing else is left
    person.waits_until(lambda: bool(person.screen.paper.pages), "paper")  # type: ignore[attr-defined]
    person.holds(Key.Key_P)
    person.thinks_better_of_printing()  # no event
    person.holds(Key.Key_P)
    person.prints_in_file(place / "utskrift.pdf")
    person.waits_for("sparat som fil")
    saves(person, "Spara PDF", place / "blad.pdf")
    person.clicks("Text till utredningen")
    person.clicks("Kopiera")
    person.waits_for("Texten är kopierad")
    assert "Psykisk hälsa" in QGuiApplication.clipboard().text()
    saves(person, "Spara som textfil", place / "text.txt")
    assert (place / "blad.pdf").stat().st_size > 1000
    assert (place / "text.txt").stat().st_size > 1000
    person.presses(Key.Key_Escape)


def signs_exports_and_corrects(person: Person, place: Path) -> None:
    person.presses(Key.Key_F12)
    person.waits_for("Allt är klart att signera")
    person.presses(Key.Key_Return)  # steps that nobody has acknowledged in the talk
    assert "Jag har sett det" not in person.reads()
    person.presses(Key.Key_Return)
    person.waits_for("Intervjun är signerad och låst")
    person.presses(Key.Key_F10)
    finds_client(person)
    person.clicks("Exportera")
    person.waits_for_screen("ExportScreen")
    person.clicks("Ta med namn och nummer")
    person.clicks("Båda")
    saves(person, "Välj mapp och exportera", place, "Exporten ligger i mappen")
    person.presses(Key.Key_F10)
    finds_client(person)
    person.clicks("Rätta: ")
    person.types(f"fel {BIRD}")
    person.presses(Key.Key_Return)
    person.waits_for_screen("TalkScreen")
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")


def changes_own(person: Person) -> None:
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    person.tabs_to("Enhet")
    person.types(BIRD)
    person.clicks("Spara")
    person.waits_for("Sparat.")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")


def keeps_keys(person: Person) -> None:
    """What the pages about the vault do, on the vault's thread."""

    def work(vault: Vault) -> None:
        vault.ways.add(PHRASE, OTHER, signature="bobo", cost=CHEAP)
        vault.ways.change(PHRASE, THIRD, cost=CHEAP)
        other = next(one for one in vault.ways.all() if one.signature == "bobo")
        vault.ways.remove(THIRD, other.id)
        vault.ways.try_code(vault.ways.new_code(THIRD))
        mistake = Client(
            "none", name=BIRD, case_number=CASE, created_at="2026-11-22T13:32:05Z"
        )
        vault.disposals.remove_client(vault.clients.add(mistake), ("1", ""), by="anbe")
        vault.data_key.exchange(THIRD, cost=CHEAP)
        vault.copies.make()

    does(person, work)


def does(person: Person, work: object) -> None:
    done: list[object] = []
    place = place_of(person.program)
    place.ask(lambda: work(place.vault), done.append)  # type: ignore[operator]
    person.waits_until(lambda: bool(done), "done on the vault's thread")


def saves(person: Person, words: str, path: Path, said: str = "Filen är sparad") -> None:
    person.chooses(words, path)
    person.waits_for(said)
