# SPDX-License-Identifier: EUPL-1.2
"""What tries the package can fail: each of its eyes is shown something wrong."""

import json
import shutil

import pytest
from PIL import Image, ImageDraw, ImageFont

from installer.check.folders import contents, same
from installer.check.screen import Screen, is_blank
from installer.check.talk import TYPED, find_all, lost
from installer.commands import Failed

needs_screen = pytest.mark.skipif(
    any(shutil.which(one) is None for one in ("Xvfb", "xdotool")),
    reason="no Xvfb or no xdotool here",
)


def page_with_words() -> Image.Image:
    page = Image.new("RGB", (400, 120), "white")
    ImageDraw.Draw(page).text(
        (10, 10), "Överblick", fill="black", font=ImageFont.load_default(48)
    )
    return page


def test_a_window_without_letters_is_blank():
    window = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(window).rectangle((10, 10, 390, 40), fill="teal")
    assert is_blank(window)
    assert not is_blank(page_with_words())


def test_a_file_that_is_missing_changed_or_too_many_is_told(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        (folder / "lib").mkdir(parents=True)
        (folder / "lib" / "a.py").write_text("a", encoding="utf-8")
        (folder / "b.py").write_text("b", encoding="utf-8")
    same(contents(one), contents(two), "wrong")
    (two / "b.py").write_text("B", encoding="utf-8")
    (two / "c.pyc").write_text("c", encoding="utf-8")
    (two / "lib" / "a.py").unlink()
    with pytest.raises(Failed) as told:
        same(contents(one), contents(two), "wrong")
    said = str(told.value)
    assert said.startswith("wrong: 1 missing: ['lib/a.py']")
    assert "1 too many: ['c.pyc']" in said
    assert "1 changed: ['b.py']" in said


def exported(**changed: object) -> str:
    values = {one.key: one.value for one in TYPED} | changed
    answers = [{"key": key, "value": value} for key, value in values.items()]
    return json.dumps({"answers": answers})


def test_every_answer_is_looked_for(tmp_path):
    assert lost(exported(), TYPED) == []
    assert lost(exported(C1a="Astma p vren", D1=None), TYPED) == ["C1a", "D1"]
    assert lost('{"answers": []}', TYPED) == [one.key for one in TYPED]
    file = tmp_path / "a.json"
    file.write_text(exported(C9=8), encoding="utf-8")
    with pytest.raises(Failed, match="C9"):
        find_all(file, TYPED)


def test_words_choices_and_numbers_are_typed():
    assert any(" " in one.text for one in TYPED)
    assert any(not one.ends for one in TYPED)
    assert len({one.key for one in TYPED}) == len(TYPED) > 10


@needs_screen
def test_an_empty_screen_is_blank(tmp_path):
    with Screen(tmp_path) as screen:
        assert is_blank(screen.sees())
        screen.keeps("empty")
    assert (tmp_path / "empty.png").stat().st_size > 0
