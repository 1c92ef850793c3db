# SPDX-License-Identifier: EUPL-1.2
"""A4: whatever attempts.json holds or is, the right passphrase gets in within a quarter of an hour."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.storage.errors import TooSoon, WrongPassphrase
from app.storage.keys import attempts
from app.storage.keys.attempts import LONGEST, NAME, counted
from tests.small_disk import no_room

LONG = bool(os.environ.get("OVERBLICK_LONG"))
EXAMPLES = settings(
    max_examples=5_000 if LONG else 60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
MOMENTS = st.datetimes(timezones=st.just(UTC)) | st.sampled_from(
    [
        datetime.min.replace(tzinfo=UTC),
        datetime.max.replace(tzinfo=UTC) - LONGEST,
        datetime(2026, 11, 29, tzinfo=UTC),
    ]
)


def gets_in(folder: Path, now: datetime) -> None:
    """With the right passphrase: at once, or after the longest wait."""
    with suppress(TooSoon):
        with counted(folder, lambda: now):
            pass
        return
    with counted(folder, lambda: now + LONGEST):
        pass


def fails_and_waits(folder: Path, now: datetime) -> None:
    """A wrong one is told as such, or has to wait, and never anything else."""
    with suppress(TooSoon, WrongPassphrase), counted(folder, lambda: now):
        raise WrongPassphrase


def within_reach(now: datetime) -> datetime:
    return min(now, datetime.max.replace(tzinfo=UTC) - 2 * LONGEST)


@EXAMPLES
@given(content=st.binary(max_size=2_000), now=MOMENTS)
def test_any_bytes(tmp_path: Path, content: bytes, now: datetime) -> None:
    (tmp_path / NAME).write_bytes(content)
    gets_in(tmp_path, within_reach(now))


OFFSETS = st.integers(-86_399, 86_399).map(lambda s: timezone(timedelta(seconds=s)))
TIMES = (
    st.datetimes(timezones=st.none() | OFFSETS).map(datetime.isoformat)
    | st.sampled_from(
        [
            "9999-12-31T23:59:59-23:59",
            "9999-12-31T23:59:59+23:59",
            "0001-01-01T00:00:00+23:59",
            "0001-01-01T00:00:00-23:59",
            "2026-11-29T00:00:00+00:00:00.000001",
            "2026-W48-7",
        ]
    )
    | st.text(max_size=30)
)
NUMBERS = st.integers() | st.sampled_from(
    [0, 1, 3, 20, 999_999, 1_000_000, 1_000_001, 10**30, 1.5, True, None, "3", [], {}]
)


@EXAMPLES
@given(failures=NUMBERS, last=TIMES | NUMBERS, now=MOMENTS, wrong=st.booleans())
def test_anything_like_it(
    tmp_path: Path, failures: object, last: object, now: datetime, wrong: bool
) -> None:
    (tmp_path / NAME).write_text(
        json.dumps({"failures": failures, "last": last}), encoding="utf-8"
    )
    now = within_reach(now)
    if wrong:
        fails_and_waits(tmp_path, now)
        now = min(now + LONGEST, within_reach(datetime.max.replace(tzinfo=UTC)))
    gets_in(tmp_path, now)


def test_the_most_failures_are_not_too_many(tmp_path: Path) -> None:
    now = datetime(2026, 11, 29, tzinfo=UTC)
    for failures in (999_999, 1_000_000):
        written = {"failures": failures, "last": "2026-01-01T00:00:00Z"}
        (tmp_path / NAME).write_text(json.dumps(written), encoding="utf-8")
        with pytest.raises(WrongPassphrase), counted(tmp_path, lambda: now):
            raise WrongPassphrase
        assert (
            json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["failures"]
            == 1_000_000
        )
        gets_in(tmp_path, now + LONGEST)


def test_a_later_time_that_cannot_be_mended_holds_nobody(disk: Path) -> None:
    """Else each try would begin the wait anew."""
    (disk / NAME).write_text(
        '{"failures": 20, "last": "2999-01-01T00:00:00Z"}', encoding="utf-8"
    )
    with no_room(disk, left=0):
        gets_in(disk, datetime(2026, 11, 29, tzinfo=UTC))


@pytest.mark.parametrize("last", ["2999-01-01T00:00:00Z", "2026-11-29T00:00:01Z"])
def test_a_time_that_has_not_come_waits_once(tmp_path: Path, last: str) -> None:
    now = datetime(2026, 11, 29, tzinfo=UTC)
    (tmp_path / NAME).write_text(
        json.dumps({"failures": 20, "last": last}), encoding="utf-8"
    )
    with pytest.raises(TooSoon), counted(tmp_path, lambda: now):
        pass
    for minutes in (5, 14):  # tries meanwhile do not make it longer
        with (
            pytest.raises(TooSoon),
            counted(tmp_path, lambda m=minutes: now + timedelta(minutes=m)),
        ):
            pass
    with counted(tmp_path, lambda: now + LONGEST):
        pass


def a_folder(path: Path) -> None:
    path.mkdir()


def a_full_folder(path: Path) -> None:
    path.mkdir()
    (path / "x").touch()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def an_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_ring_of_links(path: Path) -> None:
    path.symlink_to(path)


NO_FILES: list[Callable[[Path], None]] = [a_folder, a_full_folder]
if sys.platform != "win32":  # there pipes and devices lie in no folder
    NO_FILES += [a_pipe, an_endless_device, a_ring_of_links]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    now = datetime(2026, 11, 29, tzinfo=UTC)
    make(tmp_path / attempts.NAME)
    with pytest.raises(WrongPassphrase), counted(tmp_path, lambda: now):
        raise WrongPassphrase
    gets_in(tmp_path, now)
