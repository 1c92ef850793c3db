# SPDX-License-Identifier: EUPL-1.2
"""`overblick vault …` and `overblick log`: each from its words to what is then so."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from app.cli.main import run
from app.cli.terminal import NotMeant
from app.interview.after.status import Seen
from app.interview.base.form_versions import keep_form
from app.interview.clients.casework import open_interview
from app.stewardship.care.copying import choose_second_place
from app.stewardship.overview import overview
from app.storage.errors import WrongPassphrase
from app.storage.keys.cryptography import REAL
from app.storage.keys.signatures import LONGEST
from app.storage.log.events import Event
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.entering import open_vault
from tests.beneath import beneath
from tests.library import GRUND, LIBRARY

NEW = "lök granit pendel vante"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch):
    """New slots cost as little as those of the vault; `test_vault_opening` tests REAL."""
    from app.storage.vault.access import VaultAccess  # noqa: PLC0415
    from app.storage.vault.rotation import DataKey  # noqa: PLC0415

    cheap = REAL._replace(memory_kib=64, time=1, parallelism=1)
    for each in (
        VaultAccess.change, VaultAccess.add, VaultAccess.set_by_code,
        DataKey.exchange,
    ):  # fmt: skip
        monkeypatch.setitem(each.__kwdefaults__, "cost", cheap)


def test_status(overblick, folder):
    found = overblick("vault", "status", folder)
    assert (found.status, found.err) == (0, "")
    assert "Senast provade kopia: ingen\n" in found.out
    found = json.loads(overblick("vault", "status", folder, "--json").out)
    assert (found["clients"], found["passphrases"], found["copies"]) == (0, 1, 0)


def test_the_status_says_that_the_last_copy_failed(overblick, folder, passphrase):
    overblick("vault", "users", folder, "--add", "CD", stdin=f"{passphrase}\n{NEW}\n")
    found = overblick("vault", "status", folder)
    assert found.status == 0
    assert found.err.startswith("Varning: det som ändrades innan valvet stängdes sist")
    assert json.loads(overblick("vault", "status", folder, "--json").out)["copy_lags"]
    assert overblick("vault", "backup", folder).status == 0
    assert overblick("vault", "status", folder).err == ""
    found = json.loads(overblick("vault", "status", folder, "--json").out)
    assert found["copy_lags"] is False


def test_the_status_says_how_the_second_place_stands(
    overblick, folder, tmp_path, passphrase
):
    stick = tmp_path / "minne"
    stick.mkdir()
    assert "andra platsen" not in overblick("vault", "status", folder).out
    with open_vault(folder, passphrase) as vault:
        choose_second_place(vault, stick)
    stick.rename(tmp_path / "utdraget")
    found = json.loads(overblick("vault", "status", folder, "--json").out)
    assert (found["second_place"], found["second_place_lags"]) == (True, False)
    assert found["second_place_copy"]
    overblick("vault", "backup", folder)
    for place in (tmp_path / "utdraget", stick):  # by the log, and by what lies there
        said = overblick("vault", "status", folder).out
        assert "Kopia på den andra platsen: 2" in said
        assert ", inte den senaste" in said
        if place != stick:
            place.rename(stick)


def test_a_copy_put_elsewhere_by_a_command_is_logged(
    overblick, folder, tmp_path, passphrase
):
    for name in ("en", "annan"):
        (tmp_path / name).mkdir()
    with open_vault(folder, passphrase) as vault:
        choose_second_place(vault, tmp_path / "en")
    for name in ("en", "annan"):
        overblick("vault", "backup", folder, "--to", tmp_path / name)
    with open_vault(folder, passphrase) as vault:
        keys = [row.key for row in vault.log.rows() if row.code == Event.BACKED_UP]
    assert [key.split()[:1] for key in keys] == [
        [], ["second"], [], ["second"], [], ["other"],
    ]  # fmt: skip


def test_users_come_and_go(overblick, folder, passphrase):
    both = f"{passphrase}\n{NEW}\n"
    found = overblick("vault", "users", folder, "--add", "CD", stdin=both)
    assert (found.status, found.err) == (0, "")
    assert "Alla som kan öppna valvet kan läsa allt i det.\n" in found.out
    ways = json.loads(overblick("vault", "users", folder, "--json", stdin=NEW).out)
    assert [way["signature"] for way in ways] == ["tester", "", "CD"]
    found = overblick("vault", "users", folder, "--remove", ways[0]["id"], stdin=NEW)
    assert (found.status, found.err) == (0, "")
    assert "återställningskod" in found.out
    found = overblick("vault", "users", folder)
    assert (found.status, found.err[:27]) == (1, "Lösenfrasen stämmer inte. V")
    last = overblick("vault", "users", folder, "--remove", ways[2]["id"], stdin=NEW)
    assert last.err.startswith("Det här är den sista vägen in")
    none = overblick("vault", "users", folder, "--remove", "x", stdin=NEW)
    assert none.err.startswith("Det finns ingen lösenfras med det id:t")
    both = overblick("vault", "users", folder, "--remove", "x", "--add", "y", stdin=NEW)
    assert both.status == 1


def test_nobody_is_added_under_anothers_signature(overblick, folder, passphrase):
    both = f"{passphrase}\n{NEW}\n"
    overblick("vault", "users", folder, "--add", "CD", stdin=both)
    for taken in ("CD", "cd", " C D "):
        found = overblick("vault", "users", folder, "--add", taken, stdin=both)
        assert (found.status, found.err[:40]) == (
            1,
            "Signaturen finns redan i det här valvet.",
        )
    for unseen in ("", " ", "\u200b"):
        found = overblick("vault", "users", folder, "--add", unseen, stdin=both)
        assert (found.status, found.err[:18]) == (1, "Signaturen saknas,")
    ways = json.loads(overblick("vault", "users", folder, "--json").out)
    (way,) = [one["id"] for one in ways if one["signature"] == "CD"]
    overblick("vault", "status", folder, stdin=NEW)  # CD stands in the log now
    overblick("vault", "users", folder, "--remove", way)
    found = overblick("vault", "users", folder, "--add", "CD", stdin=both)
    assert found.err.startswith("Signaturen finns redan")
    found = overblick("vault", "users", folder, "--add", "CD", "--again", stdin=both)
    assert (found.status, found.err) == (0, "")
    log = overblick("log", folder).out
    assert log.count("lade till en lösenfras för CD") == 2
    assert log.count("tog bort en lösenfras för CD") == 1


@pytest.mark.parametrize(
    ("signature", "told"),
    [
        ("a" * 300, "Signaturen är för lång: den får ha högst 12 tecken."),
        ("a" * (LONGEST + 1), "Signaturen är för lång: den får ha högst 12 tecken."),
        ("", "Signaturen saknas, eller har tecken som inte syns."),
        ("\u200b", "Signaturen saknas, eller har tecken som inte syns."),
        ("CD", "Signaturen finns redan i det här valvet."),
    ],
)
def test_a_signature_that_cannot_be_is_told_and_nothing_is_made(
    overblick, folder, passphrase, tmp_path, signature, told
):
    """Before anybody has thought of a passphrase: none is read."""
    place, keys = tmp_path / "nytt", folder / "keys.json"
    both = f"{passphrase}\n{NEW}\n"
    overblick("vault", "users", folder, "--add", "CD", stdin=both)
    (way,) = [
        one["id"]
        for one in json.loads(overblick("vault", "users", folder, "--json").out)
        if one["signature"] == "CD"
    ]
    overblick("vault", "status", folder, stdin=NEW)
    overblick("vault", "users", folder, "--remove", way)
    before = keys.read_bytes()
    tries = [overblick("vault", "users", folder, "--add", signature, stdin=passphrase)]
    if signature != "CD":
        tries.append(
            overblick("vault", "create", place, "--signature", signature, stdin="")
        )
    for found in tries:
        assert (found.status, found.out) == (1, "")
        assert found.err.startswith(told)
        assert found.err.count("\n") == 1
    assert keys.read_bytes() == before
    assert not place.exists()


def test_a_code_gives_nobody_without_a_signature_a_passphrase(overblick, tmp_path):
    place = tmp_path / "nytt"
    made = overblick("vault", "create", place, "--signature", "AB", "--json")
    code = json.loads(made.out)["recovery_code"]
    before = (place / "keys.json").read_bytes()
    for given in ((), ("--signature", ""), ("--signature", "a" * 300)):
        found = overblick("vault", "recover", place, *given, stdin=code)
        assert (found.status, found.out) == (1, "")
        assert found.err.startswith("Signaturen ")
        assert found.err.count("\n") == 1
    assert (place / "keys.json").read_bytes() == before


def test_a_long_name_of_the_account_is_cut(overblick, tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "anna-karin.bengtsdotter@kommun.example")
    overblick("vault", "create", tmp_path / "nytt")
    ways = json.loads(overblick("vault", "users", tmp_path / "nytt", "--json").out)
    assert ways[0]["signature"] == "anna-karin.b"


def test_a_new_vault_is_somebodys(overblick, tmp_path):
    overblick("vault", "create", tmp_path / "nytt")
    ways = json.loads(overblick("vault", "users", tmp_path / "nytt", "--json").out)
    assert ways[0]["signature"]


def test_the_log_is_held_against_a_paper(overblick, folder, passphrase):
    end = json.loads(overblick("vault", "check", folder, "--json").out)["end"]
    paper = (str(end["number"]), end["signs"])
    found = overblick("vault", "check", folder, "--paper", *paper)
    assert found.status == 0
    assert "✓ Papperet stämmer" in found.out
    wrong = overblick("vault", "check", folder, "--paper", "1", end["signs"])
    assert wrong.status == 1
    assert "Papperet stämmer inte med loggen vid händelse 1." in wrong.err
    for bad in ("två", "-1", "9" * 30):
        assert overblick("vault", "check", folder, "--paper", bad, "X").status == 1


def test_a_log_that_was_cut_off_is_told_of(overblick, folder, passphrase):
    with open_vault(folder, passphrase) as vault:
        beneath(vault).run("DROP TRIGGER event_stays_delete")
        beneath(vault).run("DELETE FROM event WHERE n = (SELECT max(n) FROM event)")
    found = overblick("vault", "status", folder)
    assert found.status == 0
    assert "i slutet av loggen" in found.err
    assert overblick("vault", "check", folder).status == 1


def test_a_passphrase_is_exchanged(overblick, folder, passphrase):
    found = overblick("vault", "passphrase", folder, stdin=f"{passphrase}\n{NEW}\n")
    assert found == (0, "Lösenfrasen är bytt. Den gamla gäller inte längre.\n", "")
    assert overblick("vault", "status", folder).status == 1
    assert overblick("vault", "status", folder, stdin=NEW).status == 0
    weak = overblick("vault", "passphrase", folder, stdin=f"{NEW}\nhej\n")
    assert weak.err.startswith("Varning: valvet får en svag lösenfras.")
    none = overblick("vault", "passphrase", folder, stdin="hej\n")
    assert none.err.startswith("Lösenfrasen saknas.")


def test_the_recovery_code_opens_and_sets_a_passphrase(overblick, tmp_path, passphrase):
    place = tmp_path / "nytt"
    made = overblick("vault", "create", place, "--signature", "AB", "--json")
    code = json.loads(made.out)["recovery_code"]
    tried = overblick("vault", "recover", place, "--try", stdin=code)
    said, end = tried.out.splitlines()
    assert (tried.status, said) == (0, "Återställningskoden stämmer. Inget har ändrats.")
    assert end.startswith("Loggen slutar nu vid händelse ")
    wrong = overblick("vault", "recover", place, "--try", stdin="ABCD")
    assert wrong.err.startswith("Återställningskoden är felskriven")
    found = overblick(
        "vault", "recover", place, "--signature", "AB", stdin=f"{code}\n{NEW}\n"
    )
    assert (found.status, found.err) == (0, "")
    assert overblick("vault", "status", place).status == 1
    (one, other) = json.loads(overblick("vault", "users", place, "--json", stdin=NEW).out)
    assert (one["signature"], other["kind"]) == ("AB", "recovery")


def test_the_data_key_is_exchanged_and_a_copy_taken(overblick, folder, passphrase):
    overblick("vault", "users", folder, "--add", "CD", stdin=f"{passphrase}\n{NEW}\n")
    found = overblick("vault", "rotate", folder, "--json", stdin=f"{passphrase}\n{NEW}\n")
    assert (found.status, found.err) == (0, "")
    code = json.loads(found.out)["recovery_code"]
    assert overblick("vault", "recover", folder, "--try", stdin=code).status == 0
    assert json.loads(overblick("vault", "status", folder, "--json").out)["copies"] == 1
    found = overblick("vault", "rotate", folder)
    assert "Ny återställningskod: " in found.out
    assert overblick("vault", "status", folder, stdin=NEW).status == 1


class Person(io.StringIO):
    """Somebody at the terminal, who answers one question after the other."""

    def isatty(self) -> bool:
        return True


def sits_there(
    monkeypatch: pytest.MonkeyPatch, folder: Path, *typed: str, says: str = ""
) -> tuple[int, str, list[str]]:
    asked: list[str] = []
    answers = iter(typed)

    def getpass(prompt: str, _: object) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr("getpass.getpass", getpass)
    err = io.StringIO()
    status = run(["vault", "rotate", str(folder)], Person(says), io.StringIO(), err)
    return status, err.getvalue(), asked


def test_whoever_exchanges_the_key_at_a_terminal_is_asked_for_everybody(
    overblick, folder, passphrase, monkeypatch
):
    added = f"{passphrase}\n{NEW}\n"
    assert overblick("vault", "users", folder, "--add", "bobe", stdin=added).status == 0
    status, said, asked = sits_there(monkeypatch, folder, passphrase, "", says="\n")
    assert status == 1
    assert asked[1] == "Lösenfras för bobe (tom rad: kommer inte in efteråt): "
    assert "bobe kommer inte in efteråt." in said
    assert NotMeant.what in said
    open_vault(folder, NEW).close()  # nobody is shut out
    status, said, _ = sits_there(monkeypatch, folder, passphrase, NEW)
    assert (status, said) == (0, "")
    open_vault(folder, NEW).close()
    status, said, _ = sits_there(monkeypatch, folder, passphrase, "", says="ja\n")
    assert status == 0
    assert "Kan inte längre öppna valvet: bobe." in said
    with pytest.raises(WrongPassphrase):
        open_vault(folder, NEW)


def test_copies_are_taken_listed_and_brought_back(overblick, folder, tmp_path, passphrase):
    stick = tmp_path / "minne"
    stick.mkdir()
    found = overblick("vault", "backup", folder, "--to", stick, "--json")
    here, there = json.loads(found.out)
    assert here["name"] == there["name"]
    assert Path(there["folder"]).is_relative_to(stick)
    with open_vault(folder, passphrase) as vault:
        vault.settings.put("a", "b")
    listed = overblick("vault", "backup", folder, "--list")
    assert listed.out.startswith(f"{here['name']}\tprovad 20")
    for copy in (here["name"], there["folder"]):
        found = overblick("vault", "restore", folder, copy)
        assert (found.status, found.err) == (0, "")
        assert "set-aside" in found.out
        with open_vault(folder, passphrase) as vault:
            assert vault.settings.all() == {}
    assert len(list((folder / "set-aside").iterdir())) == 2
    none = overblick("vault", "restore", folder, "20200101-000000")
    assert none.err.startswith("Den säkerhetskopian finns inte.")


def test_a_whole_vault_and_a_touched_one(overblick, folder, passphrase):
    assert overblick("vault", "check", folder).out.startswith("Valvet är helt")
    with open_vault(folder, passphrase) as vault:
        beneath(vault).run("DROP TRIGGER event_stays_update")
        beneath(vault).run("UPDATE event SET who = 'ZZ' WHERE n = 1")
    found = overblick("vault", "check", folder, "--json")
    assert found.status == 1
    told = json.loads(found.out)
    assert told.pop("end")["number"] == 4
    assert told == {
        "whole": True, "seals": [], "events": [1], "disposals": [], "interviews": [],
        "clients": [], "guards": ["event_stays_update"], "joined": [],
    }  # fmt: skip
    assert found.err == (
        "Loggen är ändrad vid händelse 1.\n"
        "Skyddet mot ändringar i loggen och i signerade intervjuer är inte helt. Säg det till "
        "it-stödet: event_stays_update.\n"
    )
    content = bytearray((folder / "data.db").read_bytes())
    content[-100] ^= 1
    (folder / "data.db").write_bytes(content)
    assert "skadad" in overblick("vault", "check", folder).err


def test_a_damaged_vault_is_salvaged(overblick, folder, tmp_path, passphrase):
    with open_vault(folder, passphrase) as vault:
        fill(vault)
    content = bytearray((folder / "data.db").read_bytes())
    content[:4096] = bytes(4096)
    (folder / "data.db").write_bytes(content)
    assert overblick("vault", "status", folder).status == 1
    found = overblick("vault", "salvage", folder, tmp_path / "ny", "--json")
    assert (found.status, found.err) == (0, "")
    told = json.loads(found.out)
    assert (told["interviews"], told["answers"], told["holes"]) == (1, 1, [1])
    found = overblick("vault", "salvage", folder, tmp_path / "ny2")
    assert found.out.startswith("Räddat: klienter 1, intervjuer 1, svar 1, texter 0.\n")
    assert "Intervju 1 kan sakna svar eller texter.\n" in found.out
    assert overblick("vault", "status", tmp_path / "ny").status == 0
    code = overblick("vault", "salvage", folder, tmp_path / "ny3", "--code", stdin="ABCD")
    assert code.err.startswith("Återställningskoden är felskriven")


def test_a_vault_cut_off_says_what_may_be_missing(overblick, folder, tmp_path, passphrase):
    with open_vault(folder, passphrase) as vault:
        fill(vault)
        (roots,) = beneath(vault).rows(
            "SELECT max(rootpage) FROM sqlite_schema WHERE name IN ('answer', 'interview')"
        )
    whole = (folder / "data.db").read_bytes()
    (folder / "data.db").write_bytes(whole[: (roots[0] - 1) * 4096])
    found = overblick("vault", "salvage", folder, tmp_path / "ny")
    pages = len(whole) // 4096
    missing = pages - roots[0] + 1
    assert (
        f"Skadade sidor i filen: {missing} av {pages}. {missing} av dem saknas helt"
        in found.out
    )
    told = json.loads(overblick("vault", "salvage", folder, tmp_path / "n", "--json").out)
    assert (told["missing_pages"], told["pages"]) == (missing, pages)
    assert told["holes"] == [1] or "interview" in told["lacking"]


def fill(vault):
    client = vault.clients.add(Client("none", name="Kim Älv"))
    one = vault.interviews.begin(
        NewInterview(client, "asi-grund", "1", "2026-11-22", "AB", "2026-11-22T10:00:00Z")
    )
    vault.answers.put(one, {"C1": StoredAnswer(None, "0")})


def test_the_log_in_words(overblick, folder, passphrase):
    with open_vault(folder, passphrase) as vault:
        vault.log.add(Event.PRINTED, interview=7, key="pdf")
        vault.log.add(Event.EXTRACTED, client=3)
    found = overblick("log", folder)
    assert (found.status, found.err) == (0, "")
    lines = [line.split("\t")[1:] for line in found.out.splitlines()]
    assert lines[2:4] == [
        ["tester", "skrev ut som PDF", "intervju 7"],
        ["tester", "tog ut registerutdrag", "klient 3"],
    ]
    found = json.loads(overblick("log", folder, "--json").out)
    assert found["broken"] == []
    assert [row["code"] for row in found["events"]][:2] == ["vault.opened"] * 2


def test_the_log_of_one_person_day_client_or_interview(overblick, folder, passphrase):
    """G1"""
    with open_vault(folder, passphrase) as vault:
        client = vault.clients.add(Client("none", name="Kim", case_number="4711"))
        one = vault.interviews.begin(
            NewInterview(client, "g", "1", "2026-11-22", "AB", "2026")
        )
        vault.log.add(Event.PRINTED, interview=one, key="sheet")

    def codes(*words):
        found = overblick("log", folder, "--json", *words)
        assert (found.status, found.err) == (0, "")
        return [row["code"] for row in json.loads(found.out)["events"]]

    about = ["client.added", "interview.begun", "interview.printed"]
    assert codes("--client", client) == about
    assert codes("--interview", one) == about[1:]
    assert codes("--interview", one, "--who", "ZZ") == []
    assert len(codes("--who", "tester")) > 5
    assert codes("--since", "2199-01-01") == []
    assert codes("--since", "2020-01-01", "--client", client) == about
    for day in ("igår", "0001-01-01", "9999-12-31"):
        wrong = overblick("log", folder, "--since", day)
        assert wrong.err.startswith("--since ska vara en dag: åååå-mm-dd, tidigast 1900")


def test_the_status_says_when_the_log_is_to_be_reviewed(overblick, folder):
    assert "Nästa loggkontroll: senast 2" in overblick("vault", "status", folder).out
    found = json.loads(overblick("vault", "status", folder, "--json").out)
    assert date.fromisoformat(found["review_due"]) > date(2026, 1, 1)


def test_a_synchronised_place_is_warned_of(overblick, tmp_path):
    """B1: for the vault and for its copies, and nothing is refused."""
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    made = overblick("vault", "create", cloud / "valv")
    assert made.status == 0
    assert "Varning: Mappen ser ut att synkas till nätet" in made.err
    found = overblick("vault", "status", cloud / "valv")
    assert "Platsen: Mappen ser ut att synkas" in found.out
    found = json.loads(overblick("vault", "status", cloud / "valv", "--json").out)
    assert "synced" in found["place"]
    found = overblick("vault", "backup", cloud / "valv", "--to", cloud)
    assert found.status == 0
    assert "Varning: Platsen för kopior ser ut att synkas" in found.err


def test_interviews_are_read_though_a_salvage_lost_their_form(
    overblick, folder, tmp_path, passphrase
):
    """It lies on few pages; without it the start page and every list would stop."""
    form = LIBRARY.form(GRUND)
    with open_vault(folder, passphrase) as vault:
        keep_form(vault.forms, form)
        client = vault.clients.add(Client("none", name="Kim", case_number="4711"))
        new = NewInterview(client, form.id, form.version, "2026-11-22", "AB", "2026")
        vault.answers.put(vault.interviews.begin(new), {"C1": StoredAnswer(None, "0")})
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'form'"
        ((page,),) = beneath(vault).rows(sql)
    content = bytearray((folder / "data.db").read_bytes())
    content[(page - 1) * 4096 + 200] ^= 1
    (folder / "data.db").write_bytes(content)
    out = tmp_path / "ut"
    assert "formulär" in overblick("vault", "salvage", folder, out).out
    with open_vault(out, passphrase) as vault, pytest.raises(LookupError):
        vault.forms.source(form.id, form.version)
    for words in (
        ("interviews", out),
        ("feedback", out, 1, tmp_path / "blad.pdf"),
        ("export", out, tmp_path / "export", "--format", "json"),
    ):
        found = overblick(*words)
        assert (found.status, found.err) == (0, ""), words
    with open_vault(out, passphrase) as vault:
        assert overview(vault, date(2026, 11, 30), Seen(vault, LIBRARY)).unfinished
        assert open_interview(vault, LIBRARY, 1).answers["C1"] == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("en\nrad", "En mapp kan inte heta så."),
        ("\x07valv", "En mapp kan inte heta så."),
        ("va\udcfflv", "En mapp kan inte heta så."),
        ("fil/valv", "En mapp kan inte heta så."),
        ("fil/mapp/valv", "En mapp kan inte heta så."),
        (f"{'x' * 300}/valv", "Mappens namn är för långt för ett valv."),
    ],
)
def test_a_name_that_no_folder_can_have_is_no_fault_of_the_disk(
    overblick, tmp_path, passphrase, name, said
):
    (tmp_path / "fil").write_text("", encoding="ascii")
    made = overblick("vault", "create", tmp_path / name)
    assert made.status != 0
    assert said in made.err
    assert "disken är ansluten" not in made.err
    assert {one.name for one in tmp_path.iterdir()} == {"fil", "home"}
