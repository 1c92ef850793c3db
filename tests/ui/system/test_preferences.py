# SPDX-License-Identifier: EUPL-1.2
"""Preferences come back as they were, and a broken file disturbs nobody."""

from pathlib import Path

import pytest

from app.ui.pieces.theme import Look
from app.ui.system.preferences import (
    Appearance,
    Preferences,
    load_preferences,
    preferences_path,
    save_preferences,
)
from tests.modes import is_its_owners


def test_they_come_back(tmp_path: Path) -> None:
    kept = Preferences(
        appearance=Appearance(theme="dark", scale=150),
        folder=tmp_path / "Åsas valv",
        size=(1920, 1080),
        lock_after=5,
        place=(-1900, 40),
        maximised=True,
    )
    path = tmp_path / "new" / "preferences.json"
    assert save_preferences(path, kept)
    assert load_preferences(path) == kept
    assert is_its_owners(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"appearance": {"scale": 90}}',
        b'{"size": [10, 10]}',
        b'{"folder": 3}',
        b'{"place": [1e300, 0], "maximised": "yes"}',
        b'{"place": "there"}',
        b'{"lock_after": 0}',
        b'{"lock_after": 600}',
        b'{"lock_after": "never"}',
        b" " * 70_000,
    ],
)
def test_a_broken_file_gives_what_is_usual(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    assert load_preferences(path) == Preferences()


def test_no_file_gives_what_is_usual(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "none" / "x.json") == Preferences()


def test_what_a_newer_program_has_added_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(
        '{"appearance": {"theme": "light", "glow": 1}, "future": true}', encoding="utf-8"
    )
    assert load_preferences(path).appearance == Appearance(theme="light")


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    assert not save_preferences(in_the_way / "preferences.json", Preferences())


def test_they_lie_in_the_users_own_folder(home_away_from_home: Path) -> None:
    assert home_away_from_home in preferences_path().parents


def test_looks() -> None:
    assert Appearance().look(system_is_dark=True) == Look(dark=True)
    assert Appearance(theme="light").look(system_is_dark=True) == Look()
    assert Appearance(scale=125).stepped(1) == Appearance(scale=150)
    assert Appearance(scale=200).stepped(1) == Appearance(scale=200)
    assert Appearance().stepped(-1) == Appearance()
