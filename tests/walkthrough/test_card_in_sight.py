# SPDX-License-Identifier: EUPL-1.2
"""After a jump the whole card of the question in focus is in sight, or its head if it is too tall."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea

from app.ui.system.preferences import (
    Appearance,
    Preferences,
    preferences_path,
    save_preferences,
)
from tests.robust.places import FIRST, make_vault, unlock
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person, comes_to_rest

SIZES = [((1366, 721), 100), ((1024, 600), 100), ((1366, 721), 200)]


def _is_in_sight(person: Person) -> bool:
    """The whole card; or from its top, if it is taller than there is room for."""
    page = person.screen.page  # type: ignore[attr-defined]
    card, port = page.card, page.findChild(QScrollArea).viewport()
    if not port.isAncestorOf(card):  # above the table, and always there
        return bool(card.visibleRegion().boundingRect().height() == card.height())
    top = card.mapTo(port, QPoint(0, 0)).y()
    return top == 0 or (top > 0 and top + card.height() <= port.height())


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_a_jump_brings_the_whole_card_into_sight(
    opens: Opens, tmp_path: Path, size: tuple[int, int], scale: int
) -> None:
    save_preferences(preferences_path(), Preferences(Appearance("light", scale)))
    person = opens(vault=make_vault(tmp_path / "valv"))
    person.program.window.resize(*size)
    unlock(person)
    person.program.desk.open_interview(FIRST)
    person.waits_for_screen("TalkScreen")
    talk = person.session.talk
    ends = [[k for k in one.keys if k in talk][-1:] for one in person.form.sections]
    cut = []
    for key in ("I12", *(key for end in ends for key in end)):
        person.typist.go_to("A1")
        person.typist.go_to(key)
        comes_to_rest(person.program.window)
        assert person.position == key
        if not _is_in_sight(person):
            cut.append(key)
    assert cut == []


def test_it_stays_in_sight_when_the_room_gets_less(opens: Opens, tmp_path: Path) -> None:
    person = opens(vault=make_vault(tmp_path / "valv"))
    window = person.program.window
    window.resize(1366, 1000)
    unlock(person)
    person.program.desk.open_interview(FIRST)
    person.waits_for_screen("TalkScreen")
    person.typist.go_to("C15")
    for shrinks in (
        lambda: window.resize(1366, 640),
        lambda: person.presses(Key.Key_F2),
        lambda: window.resize(1024, 600),
    ):
        shrinks()
        comes_to_rest(window)
        assert _is_in_sight(person)
