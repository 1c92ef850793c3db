# SPDX-License-Identifier: EUPL-1.2
"""What must hold after a work was cut short: nothing acknowledged lost, no halves, it opens.

Each look is given the work's place and the words that it had acknowledged. The same looks
judge after a power cut, after a kill and after a call that failed.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from app.storage import migrations
from app.storage.keys.keyfile import read_copies
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault, open_with_recovery
from app.storage.vault.vault import Vault
from app.user_error import UserError
from tests.beneath import beneath, keys_beneath
from tests.robust.powercut import works
from tests.robust.powercut.works import (
    ANSWERS,
    BLADE,
    CHEAP,
    CODE,
    COMING,
    GOING,
    LENGTH,
    NEWER,
    NOW,
    WORKS,
)
from tests.storage.raw_pages import hits

GOLDEN = Path(__file__).parents[2] / "storage/golden/v1"
Look = Callable[[Path, set[str]], None]
D9 = StoredAnswer(None, "3")


def model(place: Path) -> str:
    """A vault with an open interview, a signed one, its correction, free pages and a copy."""
    vault, code = create_vault(place, works.PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        with vault.transaction():
            client = vault.clients.add(Client("none", name="Kim Älv", created_at=NOW))
            new = NewInterview(client, "grund", "1", "2026-11-22", "AB", NOW)
            for one in (1, 2):
                vault.interviews.begin(new)
                vault.answers.put(one, {"D9": D9}, at=NOW)
            vault.interviews.sign(2, by="AB", at=NOW)
            vault.interviews.correct(2, reason="fel", by="AB", at=NOW)
            vault.settings.put("draft:1", "utkast " * 6_000)
        vault.settings.drop("draft:1")  # whose pages are for the next to use
    with open_vault(place, works.PASSPHRASE) as vault:
        vault.copies.make()
    return code


def begin_with(begin: Path, names: list[str]) -> None:
    """The place of each work (NAME, or NAME-FAULT) as it is before."""
    begin.mkdir()
    code = model(begin / "model")
    for name in names:
        place, work = begin / name, name.partition("-")[0]
        (place / "minne").mkdir(parents=True)
        shutil.copytree(GOLDEN if work == "migrate" else begin / "model", place / "valv")
        (place / CODE).write_text(code, encoding="ascii")
        if work == "rescue":
            damaged = place / "valv" / "data.db"
            damaged.write_bytes(bytes(4096) + damaged.read_bytes()[4096:])


def opened(folder: Path, passphrase: str = works.PASSPHRASE, *, held: int = 2) -> Vault:
    """The vault, which must be whole, and hold the answer of interview `held`."""
    vault = open_vault(folder, passphrase)
    try:
        found = vault.soundness.check()
        assert found.whole
        assert not any(found[1:]), found
        assert vault.answers.of(held)["D9"] == D9
        assert len(read_copies(folder)) == 1
    except BaseException:
        vault.close()
        raise
    return vault


def lets_in(folder: Path, words: str, *, code: bool = False) -> bool:
    """Whether a passphrase or a recovery code opens a vault, tried on a copy of it."""
    place = folder.with_name("trying")
    shutil.copytree(folder, place, ignore=shutil.ignore_patterns("backups", "set-aside"))
    try:
        (open_with_recovery if code else open_vault)(place, words).close()
    except UserError:
        return False
    finally:
        shutil.rmtree(place)
    return True


def answered(place: Path, said: set[str]) -> None:
    last = max((int(one) for one in said if one.isdigit()), default=0)
    with opened(place / "valv") as vault:
        found = vault.answers.of(1)
        text = found["K1"].text if "K1" in found else ""
        assert text is not None
        number = int(text[:1] or 0)
        assert number in {last, min(last + 1, ANSWERS)}
        assert text == str(number) * LENGTH * bool(number)
        assert found.get("K2") == found.get("K1")
        assert vault.interviews.get(1).position == (str(number) if number else "")


def signed(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        statuses = {one.id: one.status for one in vault.interviews.find()}
        state = (statuses[1], statuses.get(4, ""))
        states = [("open", ""), ("signed", ""), ("signed", "open"), ("replaced", "signed")]
        at = len(said & {"signed", "begun", "corrected"})
        assert state in states[at : at + 2]
        if state[1]:
            assert vault.answers.of(4) == {"D9": D9}


def deleted(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        there = 3 in {one.id for one in vault.interviews.find()}
        assert not (there and "dropped" in said)
        assert vault.answers.of(3) == ({"D9": D9} if there else {})


def disposed(place: Path, said: set[str]) -> None:
    """Not yet, or really gone: what was cut short is finished by the opening (G4)."""
    with opened(place / "valv") as vault:
        there = [one.id for one in vault.clients.search(GOING)]
        assert len(there) == 1 or "there" not in said or "decided" in said
        assert not (there and "deleted" in said)
        states = [each.state for each in vault.disposals.all()]
        assert states or "decided" not in said
        if states == ["done"]:
            files = [place / "valv/data.db", *(place / "valv").glob("backups/*/data.db")]
            assert not there
            assert [
                path for path in files if hits(path, keys_beneath(vault).db, (GOING,))
            ] == []
            assert len(vault.copies.all()) == 1
        else:
            assert states in ([], ["decided"])
            assert there or "there" not in said


def migrated(place: Path, said: set[str]) -> None:
    with opened(place / "valv", held=1) as vault:
        assert vault.schema_version() == len(migrations.scripts())
        assert vault.copies.all()
        assert all(one.verified_at for one in vault.copies.all())


def rotated(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        turned = "vault.rotated" in {row.code for row in vault.log.rows()}
        assert turned or "rotated" not in said
        assert ("K1" in vault.answers.of(1)) or "more" not in said
        assert vault.answers.of(1)["D9"] == D9


def changed(place: Path, said: set[str]) -> None:
    """Exactly one of the two passphrases, and the new one as soon as that was told."""
    new = lets_in(place / "valv", works.OTHER)
    assert new or "changed" not in said
    assert lets_in(place / "valv", works.PASSPHRASE) is not new
    opened(place / "valv", works.OTHER if new else works.PASSPHRASE).close()
    assert lets_in(place / "valv", works.OTHER) is new
    assert lets_in(place / "valv", works.PASSPHRASE) is not new


def let_in_or_out(place: Path, said: set[str]) -> None:
    """Each way in works from when it was told until it was taken away, and none beside."""
    at = len(said)
    colleague = [False, True, True, False]
    old = [True, True, False, False]
    for _ in range(2):  # before an opening has healed anything, and after
        now = lets_in(place / "valv", works.OTHER)
        assert now in colleague[at : at + 2]
        code_works = lets_in(place / "valv", (place / CODE).read_text("ascii"), code=True)
        assert code_works in old[at : at + 2]
        for word in said:
            if word.startswith("code:"):
                assert lets_in(place / "valv", word.removeprefix("code:"), code=True)
        with opened(place / "valv") as vault:
            assert ("CD" in {each.signature for each in vault.ways.all()}) is now


def copied(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        copies = vault.copies.all()
        assert all(copy.verified_at for copy in copies)
    assert copies, "the older one of a day goes when the newer one is there to stay"
    answers = [copy_opens(place, copy.folder) for copy in copies]
    assert any("K1" in each for each in answers) or "copied" not in said


def put_elsewhere(place: Path, said: set[str]) -> None:
    opened(place / "valv").close()
    there = sorted((place / "minne").glob("overblick-*/2*"))
    assert there or "elsewhere" not in said
    answers = [copy_opens(place, each) for each in there]
    assert any("K1" in each for each in answers) or "newer" not in said


def copy_opens(place: Path, copy: Path) -> dict[str, StoredAnswer]:
    """The answers in a copy, which is whole."""
    shutil.copytree(copy, place / "open")
    with opened(place / "open") as vault:
        answers = vault.answers.of(1)
    shutil.rmtree(place / "open")
    assert answers["D9"] == D9
    return answers


def brought_back(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        back = "vault.restored" in {row.code for row in vault.log.rows()}
        assert back or "restored" not in said
        assert ("K1" in vault.answers.of(1)) or "more" not in said
    aside = list((place / "valv").glob("set-aside/*/data.db"))
    assert aside or "restored" not in said
    assert all(each.stat().st_size > 4096 for each in aside) or "restored" not in said


def rescued(place: Path, said: set[str]) -> None:
    before = (place / "valv" / "data.db").read_bytes()
    assert before[:4096] == bytes(4096)
    assert len(before) > 4096
    if (place / "ny").exists():
        with opened(place / "ny") as vault:
            assert ("K1" in vault.answers.of(1)) or "more" not in said
    else:
        assert "salvaged" not in said


def created(place: Path, said: set[str]) -> None:
    if not (place / "ny").exists():
        assert "created" not in said
        create_vault(place / "ny", works.PASSPHRASE, signature="AB", cost=CHEAP)[0].close()
    with open_vault(place / "ny", works.PASSPHRASE) as vault:
        assert vault.soundness.check().whole
        assert vault.settings.all() == {"a": "b"} or "more" not in said


def exported(place: Path, said: set[str]) -> None:
    """E6: the old one or the new one, whole."""
    path = place / "blad.pdf"
    found = path.read_bytes() if path.exists() else b""
    states = [b"", BLADE, NEWER]
    at = len(said & {"written", "replaced"})
    assert found in states[at : at + 2]


def imported(place: Path, said: set[str]) -> None:
    """All of it or nothing, and the trigger that was put aside is there again."""
    with opened(place / "valv") as vault:
        came = vault.interviews.count().total() - 3
        assert came == COMING or (came == 0 and "imported" not in said)
        (found,) = beneath(vault).rows(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'answer_signed_insert'"
        )
        assert found == (1,)


LOOK: dict[str, Look] = dict(
    zip(
        WORKS,
        (
            answered, signed, deleted, disposed, migrated, rotated, changed, let_in_or_out, copied,
            put_elsewhere, brought_back, rescued, created, exported, imported,
        ),
        strict=True,
    )
)  # fmt: skip
