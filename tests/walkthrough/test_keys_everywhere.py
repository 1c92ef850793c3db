# SPDX-License-Identifier: EUPL-1.2
"""F1 helps and F10 leads home on every screen there is; nothing is lost by looking."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from PySide6.QtWidgets import QApplication

import app.ui as screens
from app.ui.help.help_card import HelpCard
from app.ui.help.help_words import PAGES
from app.ui.pieces.page import Screen
from app.ui.talk.panels import HelpPanel
from app.ui.talk.screen import TalkScreen
from tests.typist import rest
from tests.walkthrough import oversight_stages, stages, vault_stages
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

Walk = Callable[[Person], Iterator[str]]
WALKS: tuple[Walk, ...] = (
    stages.desk,
    stages.talk,
    stages.after,
    vault_stages.everything,
    oversight_stages.everything,
)
DOOR = {
    "FirstStart", "Unlock", "Damaged", "SalvagePage", "SalvagedPage", "NewPassphrase",
}  # fmt: skip
STAYS = {
    "RecoveryPage": "papper",  # the code shows only now
}


@pytest.fixture
def person(opens: Opens) -> Person:
    person = opens(practice=True)
    person.waits_for("Pågår")
    return person


def name_of_screen(person: Person) -> str:
    return type(person.screen).__name__


def helps(person: Person) -> bool:
    return any(True for _ in person.all(HelpCard)) or any(
        True for _ in person.all(HelpPanel)
    )


def reads_help(person: Person, stage: str) -> None:
    """F1 shows what the page is for, and the same screen with the same focus comes back."""
    screen, focused = person.screen, QApplication.focusWidget()
    if focused is None:  # then the window has the keys
        person.program.window.setFocus()
    person.presses(Key.Key_F1)
    assert helps(person), stage
    said = person.reads()
    if not isinstance(screen, TalkScreen):
        assert PAGES[type(screen).__name__] in said, stage
        assert "startsidan" in said
        person.presses(Key.Key_Tab)  # nothing beneath can be come to
    person.presses(Key.Key_Escape)
    assert not helps(person), stage
    assert person.screen is screen, stage
    if focused is not None and focused.isVisible() and not isinstance(screen, TalkScreen):
        assert QApplication.focusWidget() is focused, stage


@pytest.mark.parametrize(
    "walk", WALKS, ids=lambda walk: f"{walk.__module__[-9:]}.{walk.__name__}"
)
def test_f1_helps_on_every_screen(person: Person, walk: Walk) -> None:
    seen = set()
    for stage in walk(person):
        rest()
        if name_of_screen(person) not in seen or stage.endswith(("-busy", "-own")):
            seen.add(name_of_screen(person))
            reads_help(person, stage)


def test_f1_helps_at_the_door(opens: Opens) -> None:
    person = opens()
    for stage in stages.first_start(person):
        reads_help(person, stage)


@pytest.mark.parametrize(
    "walk", WALKS, ids=lambda walk: f"{walk.__module__[-9:]}.{walk.__name__}"
)
def test_f10_leads_home_from_every_screen(person: Person, walk: Walk) -> None:
    seen: set[str] = set()
    while (new := comes_to_another(person, walk, seen)) is not None:
        seen.add(new)
        if new in DOOR:  # no start page lies behind a closed door
            continue
        typed = [True, False]  # what is half typed is told of once
        while typed and name_of_screen(person) == new:
            typed.pop()
            person.presses(Key.Key_F10)
            rest()
        if new in STAYS:
            assert name_of_screen(person) == new
            assert STAYS[new] in person.reads()
        else:
            person.waits_for_screen("StartPage")
    assert len(seen) > 0


def comes_to_another(person: Person, walk: Walk, seen: set[str]) -> str | None:
    """Walks anew until a screen that was not met before; its name."""
    person.program.desk.show_start()
    person.waits_for_screen("StartPage")
    person.waits_for("Pågår")
    for _ in walk(person):
        rest()
        name = name_of_screen(person)
        if name not in (*seen, "StartPage"):
            return name
    return None


def test_every_page_has_its_words_and_no_words_are_left_over() -> None:
    for module in pkgutil.walk_packages(screens.__path__, "app.ui."):
        if "windows" not in module.name:  # what asks Windows is there alone
            import_module(module.name)
    assert set(PAGES) == {one.__name__ for one in every(Screen)} - {
        "AfterPage",
        "SecretPage",
    }


def every(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from every(one)
