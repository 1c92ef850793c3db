# SPDX-License-Identifier: EUPL-1.2
"""Copies go on whatever the clock says, and thinning keeps what it is not sure of (E5, G4)."""

import json
import os
import shutil
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from faked_clock import FakedClock
from hypothesis import given
from hypothesis import strategies as st
from small_vault import CHEAP, PASSPHRASE, add_interview

from app.storage.clock import as_text
from app.storage.copies import copy_folders
from app.storage.copies.copy_folders import Copy, find_copies, list_copies, read_copy
from app.storage.copies.copy_note import Note
from app.storage.copies.thinning import DAYS, LONGEST, OLDEST, WEEKS, Made, kept
from app.storage.disk import vault_files
from app.storage.keys.keyfile import NAMES
from app.storage.records import StoredAnswer
from app.storage.salvage.restoring import restore
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.links import can_link

RULES, LINE = ("1", "SoL"), ("2020-05-05", "2025-05-05")
NOW = datetime(2026, 11, 22, 13, tzinfo=UTC)
YEARS = 3 * 365


@pytest.fixture
def clock() -> FakedClock:
    return FakedClock()


@pytest.fixture
def worked(folder: Path, clock: FakedClock) -> Path:
    """A closed vault with one answer, and copies of three days."""
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock)
    add_interview(vault)
    vault.close()
    for _ in range(3):
        clock.move(days=1)
        works(folder, clock)
    return folder


def works(folder: Path, clock: FakedClock) -> Copy:
    """A day at work, and a close; the copy that it made."""
    with open_vault(folder, PASSPHRASE, clock=clock) as vault:
        vault.answers.put(1, {"D9": StoredAnswer(None, str(vault.log.last()))})
        assert vault.copies.lack_changes()
        made = vault.copies.make()
        assert not vault.copies.lack_changes()
        assert not vault.copies.one_is_due()
    return made


# --- thinning, by the clock where it can be believed


def ordinary(gaps: list[timedelta]) -> list[Made]:
    """Copies made one after the other, the last one just now; the newest first."""
    moments = [NOW]
    for gap in gaps:
        moments.append(moments[-1] - gap)
    return [Made(each) for each in moments]


GAPS = st.lists(st.integers(0, 45 * 24).map(lambda n: timedelta(hours=n)), max_size=60)


@given(GAPS)
def test_seven_days_and_four_weeks_and_none_past_ninety_days(gaps):
    row = ordinary(gaps)
    stay = [row[number].at for number in sorted(kept(row, NOW))]
    fresh = [each.at for each in row if NOW - each.at <= OLDEST]
    assert all(NOW - each <= OLDEST for each in stay)
    assert len(stay) <= DAYS + WEEKS
    assert stay[0] == NOW
    days = sorted({each.date() for each in fresh}, reverse=True)[:DAYS]
    assert {each.date() for each in stay} >= set(days)
    weeks = sorted({each.isocalendar()[:2] for each in fresh}, reverse=True)[:WEEKS]
    assert {each.isocalendar()[:2] for each in stay} >= set(weeks)
    again = [Made(each) for each in stay]
    assert kept(again, NOW) == set(range(len(stay)))


@given(GAPS, st.integers(-40, 40).filter(bool))
def test_one_jump_of_years_takes_away_nothing_that_was_kept(gaps, years):
    """All that thinning had kept before the clock was wrong is there afterwards."""
    row = ordinary(gaps)
    before = [row[number] for number in sorted(kept(row, NOW))]
    believed = [each for each in before if NOW - each.at <= OLDEST - LONGEST]
    jumped = NOW + timedelta(days=365 * years)
    after = [Made(jumped), *believed][: DAYS + 1]
    stay = kept(after, jumped)
    assert stay >= set(range(min(len(after), DAYS)))
    back = NOW + timedelta(days=1)  # and it was put right
    assert kept([Made(back), *after][:DAYS], back) == set(range(min(len(after) + 1, DAYS)))


ANY = st.lists(
    st.tuples(st.integers(-2 * YEARS, 2 * YEARS), st.integers(0, 86_399), st.booleans()),
    max_size=30,
)


@given(ANY, st.integers(-2 * YEARS, 2 * YEARS))
def test_the_last_good_copy_stays_whatever_the_clock_says(row, today):
    made = [
        Made(NOW + timedelta(days=days, seconds=seconds), good)
        for days, seconds, good in row
    ]
    stay = kept(made, NOW + timedelta(days=today))
    good = [number for number, each in enumerate(made) if each.is_good]
    assert set(good[:1]) <= stay
    assert len([number for number in stay if made[number].is_good]) <= DAYS + WEEKS
    # Time is never taken for longer than it was: a short row with no two alike stays whole
    few = [Made(each.at) for each in made if each.is_good][:2]
    if len(few) == 2 and few[0].at.date() != few[1].at.date():
        assert kept(few, few[0].at) == {0, 1}


# --- folders: a place in which copies are made by a clock that jumps


def make(place: Path, now: datetime, event: int) -> Copy:
    """A folder as a copy is, with nothing in it that needs a key."""

    def fill(building: Path) -> Note:
        for name in (vault_files.DATA, *NAMES):
            (building / name).write_bytes(b"x")
        at = as_text(now)
        return Note(made_at=at, verified_at=at, last_event=event, size=1, turn=event)

    return copy_folders.build(place, now, fill)


@given(st.lists(st.tuples(st.integers(-2 * YEARS, 2 * YEARS), st.booleans()), max_size=14))
def test_over_clocks_that_jump_back_and_forth_the_order_is_that_of_making(steps):
    with TemporaryDirectory() as name:
        place, now, made = Path(name), NOW, []
        for event, (days, restored) in enumerate(steps, 1):
            now += timedelta(days=days)
            made.append(make(place, now, 1 if restored else 10 * event).folder)
            gone = copy_folders.thin(place, now)
            assert made[-1] not in gone
            there = list_copies(place)
            assert there[0].folder == made[-1]
            assert find_copies(place)[0] == there[0]
            assert [each.folder for each in there] == [
                each for each in reversed(made) if each.exists()
            ]
            assert all(newer.turn > older.turn for newer, older in pairwise(there))


def test_copies_over_a_year_are_thinned(tmp_path):
    now = NOW
    for event in range(120):
        make(tmp_path, now, event)
        now += timedelta(days=1)
        copy_folders.thin(tmp_path, now)
    made = [datetime.fromisoformat(each.made_at) for each in list_copies(tmp_path)]
    ages = [(now - each).days for each in made]
    assert ages[:7] == [1, 2, 3, 4, 5, 6, 7]
    assert 8 <= len(ages) <= 11
    assert ages[-1] <= 28


def test_what_is_not_a_copy_of_ours_is_never_taken_away(tmp_path):
    outside, place = tmp_path / "utanför", tmp_path / "backups"
    outside.mkdir()
    place.mkdir()
    (outside / "viktigt.txt").write_text("kvar", encoding="utf-8")
    empty, others, link = (place / f"2020010{n}-120000" for n in (1, 2, 3))
    empty.mkdir()
    others.mkdir()
    (others / "data.db").write_bytes(b"x")  # no note: it may be anybody's
    (others / "bild.jpg").write_bytes(b"x")
    linked = can_link(tmp_path)
    if linked:
        link.symlink_to(outside, target_is_directory=True)
        building = place / ".building-20200104-120000"
        building.symlink_to(outside, target_is_directory=True)
    (place / ".going-semester").mkdir()
    for event in range(30):
        make(place, NOW + timedelta(days=event), event)
        copy_folders.thin(place, NOW + timedelta(days=event))
    assert (outside / "viktigt.txt").read_text(encoding="utf-8") == "kvar"
    assert empty.is_dir()
    assert (others / "bild.jpg").exists()
    assert link.is_symlink() is linked
    assert (place / ".going-semester").is_dir()
    assert [each.folder.name for each in list_copies(place)[-1:]] == ["20200102-120000"]


@pytest.mark.parametrize(
    "name",
    [
        "20261122-133205-99999999999999999999", "20261122-133205-" + "9" * 5000,
        "20261122-133205-0", "20261122-133205--1", "20261122-133205-1_0", "20261122-133205-٣",
        "2026112-133205", "20261322-133205", "annat",
        *(["20261122-133205 ", "20261122-133205\n"] if sys.platform != "win32" else []),
    ],
)  # fmt: skip
def test_a_name_that_is_not_quite_a_copys_is_none(tmp_path, name):
    copy = make(tmp_path, NOW, 1)
    assert read_copy(copy.folder) == copy
    assert read_copy(copy.folder.with_name(name)) is None
    if len(name) < 200:
        copy.folder.rename(tmp_path / name)
        assert list_copies(tmp_path) == []


def test_a_note_that_claims_the_highest_number_stops_no_copies(tmp_path):
    copy = make(tmp_path, NOW, 1)
    path = copy.folder / "copy.json"
    note = json.loads(path.read_text(encoding="utf-8"))
    for first, number in ((1, 10**15), (4, 10**30)):
        path.write_text(
            json.dumps(note | {"last_event": number, "turn": number}), encoding="utf-8"
        )
        for event in range(first, first + 3):
            newest = make(tmp_path, NOW + timedelta(days=event), event)
            assert copy_folders.thin(tmp_path, NOW + timedelta(days=event)) == []
            assert list_copies(tmp_path)[0] == newest


# --- a whole vault


@pytest.mark.parametrize("days", [YEARS, -YEARS, 100, -1])
def test_after_a_jump_of_the_clock_copies_go_on_and_the_older_stay(worked, clock, days):
    older = [each.folder for each in list_copies(worked / "backups")]
    assert len(older) == 3
    right = clock.now + timedelta(days=1)
    clock.move(days=days)
    wrong = works(worked, clock)
    assert [each.folder for each in list_copies(worked / "backups")] == [
        wrong.folder,
        *older,
    ]
    clock.now = right
    for _ in range(3):
        made = works(worked, clock)
        clock.move(days=1)
        assert list_copies(worked / "backups")[0] == made
    assert set(older) <= {each.folder for each in list_copies(worked / "backups")}


def test_a_program_left_open_goes_on_too(worked, clock):
    clock.move(days=YEARS)
    works(worked, clock)
    clock.move(days=-YEARS)
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        vault.answers.put(1, {"D9": StoredAnswer(None, "ny")})
        assert vault.copies.one_is_due()
        vault.copies.make()
        vault.answers.put(1, {"D9": StoredAnswer(None, "nyare")})
        assert not vault.copies.one_is_due()  # one today


def test_after_an_older_copy_came_back_copies_go_on(worked, clock):
    """The log counts on from a lower number, so the abandoned copies have higher ones."""
    newest, _, oldest = list_copies(worked / "backups")
    restore(worked, oldest.folder, PASSPHRASE, clock=clock).close()
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        assert vault.log.last() < newest.last_event
        assert vault.copies.newest() == oldest, (
            "the newest of these days, not of abandoned ones"
        )
        assert vault.copies.lack_changes()
        assert vault.copies.lag()
        made = vault.copies.make()
        assert made.last_event <= newest.last_event
        assert made.turn > newest.turn
        assert not vault.copies.lack_changes()
        assert vault.copies.newest() == made
    clock.move(days=1)
    again = works(worked, clock)
    assert list_copies(worked / "backups")[:2] == [again, made]
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        assert vault.copies.changed_since(again).events == 0
        assert vault.copies.changed_since(newest).events > 0


def test_a_copy_with_a_number_from_the_log_and_another_row_covers_nothing(worked, clock):
    newest = list_copies(worked / "backups")[0]
    path = newest.folder / "copy.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace(newest.mark, "0" * 64), encoding="utf-8"
    )
    for other in list_copies(worked / "backups")[1:]:
        shutil.rmtree(other.folder)
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        assert vault.copies.lack_changes()


def test_an_edited_note_hides_no_newer_copy(worked, clock):
    """Anybody with the folder can write what they like in it; the log tells which is newest."""
    forged = list_copies(worked / "backups")[0].folder / "copy.json"
    note = json.loads(forged.read_text(encoding="utf-8"))
    note |= {"turn": 10**15, "made_at": "9998-01-01T00:00:00Z"}
    forged.write_text(json.dumps(note), encoding="utf-8")
    for number in range(3):
        clock.move(days=1)
        with open_vault(worked, PASSPHRASE, clock=clock) as vault:
            vault.settings.put("unit", f"Nr {number}")
            assert vault.copies.lack_changes()
            made = vault.copies.make()
            assert vault.copies.newest() == made
            assert not vault.copies.lack_changes()


def test_notes_of_earlier_versions_cover_what_they_covered(worked, clock):
    for each in list_copies(worked / "backups"):
        path = each.folder / "copy.json"
        note = json.loads(path.read_text(encoding="utf-8"))
        for name in ("turn", "mark", "disposed"):
            del note[name]
        path.write_text(json.dumps(note), encoding="utf-8")
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        assert not vault.copies.lack_changes()
        assert not vault.copies.lag()
    made = works(worked, clock)
    assert list_copies(worked / "backups")[0] == made


def dispose(vault: Vault) -> None:
    decided = vault.disposals.decide(RULES, [(1, *LINE)], by="AB")
    vault.disposals.carry_out(decided, {}, by="CD")
    vault.disposals.finish()


@pytest.mark.parametrize("days", [YEARS, -YEARS, 0])
def test_copies_that_hold_what_was_deleted_go_whatever_the_clock(
    worked, clock, tmp_path, days
):
    """G4: by the deletion that is in them, also those of days that were abandoned."""
    stick = tmp_path / "minne"
    stick.mkdir()
    newest, _, oldest = list_copies(worked / "backups")
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        vault.copies.put(stick)
    restore(worked, oldest.folder, PASSPHRASE, clock=clock).close()
    clock.move(days=days)
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        for number in range(newest.last_event):  # today's numbers come past the abandoned
            vault.settings.put("unit", str(number))
        assert vault.copies.hold_deleted(stick) is False
        dispose(vault)
        (only,) = vault.copies.all()
        assert vault.copies.hold_deleted(stick) is True
        clock.move(days=-2 * days)
        vault.settings.put("unit", "A")
        second = vault.copies.make()
        assert vault.copies.all() == [second, only] or vault.copies.all() == [second]
        vault.copies.put(stick)
        assert len(vault.copies.elsewhere(stick)) == 1
        assert vault.copies.hold_deleted(stick) is False
        vault.settings.put("unit", "B")
        vault.copies.make()
        vault.copies.put(stick)
        assert vault.copies.elsewhere(stick)[0].disposed == only.disposed != ""


def test_a_copy_without_its_note_is_left_for_a_person(worked, clock):
    lost = list_copies(worked / "backups")[0].folder
    (lost / "copy.json").unlink()
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        dispose(vault)
        assert vault.disposals.out_of_reach() == [lost]
        assert lost.is_dir()


# --- a copy that cannot be made


def test_one_damaged_page_is_told_and_takes_no_copy_with_it(worked, clock):
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        vault.forms.put("stort", "1", "x" * 90_000)
        vault.copies.make()
    before = [each.folder for each in list_copies(worked / "backups")]
    with (worked / "data.db").open("r+b") as file:
        file.seek((os.fstat(file.fileno()).st_size // 4096 - 5) * 4096 + 100)
        file.write(b"skada")
    from app.stewardship.care.copying import copy_at_close  # noqa: PLC0415
    from app.storage.copies.copy_errors import DamagedNotCopied  # noqa: PLC0415

    for day in range(30):
        clock.move(days=1)
        with open_vault(worked, PASSPHRASE, clock=clock) as vault:
            assert vault.copies.lag() is (day > 0)
            vault.answers.put(1, {"D9": StoredAnswer(None, str(day))})
            kept_now = copy_at_close(vault)
            assert isinstance(kept_now.refused, DamagedNotCopied)
            assert vault.copies.refused is kept_now.refused
    assert [each.folder for each in list_copies(worked / "backups")] == before


def test_a_copy_that_lags_is_seen_until_one_succeeds(worked, clock):
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        vault.answers.put(1, {"D9": StoredAnswer(None, "9")})
        assert not vault.copies.lag()  # its close will make one
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:  # and it made none
        assert vault.copies.lag()
        assert vault.copies.one_is_due()
        vault.copies.make()
        assert not vault.copies.lag()
    with open_vault(worked, PASSPHRASE, clock=clock) as vault:
        assert not vault.copies.lag()


# --- what was half written


def test_what_was_half_written_goes_at_the_next_opening(worked, clock, tmp_path):
    outside = tmp_path / "utanför"
    outside.mkdir()
    (outside / "viktigt").write_text("kvar", encoding="utf-8")
    half = [
        ".keys.json.0a1b2c3d.tmp", ".keys-2.json.0a1b2c3d.tmp", ".attempts.json.ffffffff.tmp",
    ]  # fmt: skip
    stays = [".keys.json.tmp", ".annat.json.0a1b2c3d.tmp", "x.tmp"]
    if sys.platform != "win32":  # there it is the same name as the first
        stays.append(".keys.json.0A1B2C3D.tmp")
    links = (
        [".keys.json.00000000.tmp", ".going-20261122-000001"] if can_link(tmp_path) else []
    )
    for name in half + stays:
        (worked / name).write_text("x", encoding="utf-8")
    if links:
        (worked / links[0]).symlink_to(outside / "viktigt")
        (worked / "backups" / links[1]).symlink_to(outside, target_is_directory=True)
    (worked / ".restoring").mkdir()
    backups = worked / "backups"
    for name in (".building-20261122-000000", ".going-20261122-000000-2", ".going-annat"):
        (backups / name).mkdir()
    open_vault(worked, PASSPHRASE, clock=clock).close()  # without a copy of its own
    there = {each.name for each in worked.iterdir()}
    assert not there & {*half, ".restoring"}
    assert there >= {*stays, *links[:1]}
    left = {each.name for each in backups.iterdir() if each.name.startswith(".")}
    assert left == {".going-annat", *links[1:]}
    assert (outside / "viktigt").read_text(encoding="utf-8") == "kvar"


def test_a_folder_of_copies_that_is_a_link_is_not_swept(worked, clock, tmp_path):
    outside = tmp_path / "annanstans"
    (worked / "backups").rename(outside)
    (outside / ".building-20261122-000000").mkdir()
    (worked / "backups").symlink_to(outside, target_is_directory=True)
    open_vault(worked, PASSPHRASE, clock=clock).close()
    assert (outside / ".building-20261122-000000").is_dir()
