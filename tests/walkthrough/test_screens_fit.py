# SPDX-License-Identifier: EUPL-1.2
"""Nothing on any screen is cut or covered, and all is reached: sizes of window and text, themes.

Each walk is taken once for a size of text, and each of its screens is looked at in several sizes
of the window. Set OVERBLICK_FIT to look at every combination, and with the tab key in each size
of text, and OVERBLICK_SHOTS to a folder to have a picture of each screen in it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from app.interview.base.form_versions import keep_form
from app.interview.clients.casework import settle_in
from app.interview.practice import make_practice
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, ImportedInterview, Staff
from app.storage.vault.creating import create_vault
from app.ui.flow.base.context import today
from app.ui.system.preferences import (
    Appearance,
    Preferences,
    default_place,
    preferences_path,
    save_preferences,
)
from app.ui.window.window import Window
from tests.beneath import beneath
from tests.library import GRUND, LIBRARY
from tests.typist import in_focus
from tests.walkthrough import oversight_stages, reach, stages, vault_stages
from tests.walkthrough.conftest import Opens
from tests.walkthrough.fit import faults
from tests.walkthrough.person import Key, Person, comes_to_rest

CHEAP = KeyCost(memory_kib=64, time=1, parallelism=1)
PASSPHRASE = "en lång fras"
MANY = 10_000
VERSION = LIBRARY.form(GRUND).version


@dataclass(frozen=True)
class Setting:
    """A size of the text in percent, a theme, and the sizes of the window: first where one walks."""

    scale: int
    theme: str
    sizes: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        return f"{self.scale}-{self.theme}"


# The least there is; a laptop at 125 percent of its own; a laptop; a screen on a desk.
LEAST, SCALED, SMALL, LARGE = (1024, 600), (1093, 614), (1366, 768), (1920, 1080)
USUAL = (
    Setting(100, "light", (SMALL,)),
    Setting(200, "dark", (SMALL, LEAST)),
)
ALL = tuple(
    Setting(scale, theme, (SMALL, SCALED, LEAST, LARGE))
    for scale, theme in product((100, 150, 200), ("light", "dark"))
)
SETTINGS = ALL if os.environ.get("OVERBLICK_FIT") else USUAL
in_settings = pytest.mark.parametrize("setting", SETTINGS, ids=str)


HELD = {"tomt": 0, "stort": MANY, "kapat": 3}  # interviews in each vault


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Vaults made once, when first asked for: practice, empty, one with very many interviews."""
    folder = tmp_path_factory.mktemp("kept")

    def vault(name: str) -> Path:
        place = folder / name
        if not place.exists():
            make(place, name)
        return place

    return vault


def make(place: Path, name: str) -> None:
    if name == "ovning":
        make_practice(place, today(), LIBRARY).close()
        return
    vault, _ = create_vault(place, PASSPHRASE, signature="anan", cost=CHEAP)
    staff = Staff(0, "Anna-Karin Bengtsdotter Zetterström", "anan", None)
    settle_in(vault, staff, municipality="0682", unit="Beroendeenheten")
    keep_form(vault.forms, LIBRARY.form(GRUND))
    vault.imports.take_in(map(made_up, range(HELD[name])), reports)
    if name == "kapat":  # as somebody would who has the key
        beneath(vault).run("DROP TRIGGER event_stays_delete")
        beneath(vault).run("DELETE FROM event WHERE n = ?", (vault.log.last(),))
    vault.close()


def made_up(number: int) -> ImportedInterview:
    """One interview of very many, five for each client, a few of them signed."""
    day = f"2026-{number % 9 + 1:02}-11"
    name = f"Maria-Magdalena Wennergren Hägerström {number // 5}"
    return ImportedInterview(
        client=Client("none", "", name, f"2026-{number // 5:05}"),
        form_id="asi-grund",
        form_version=VERSION,
        date=day,
        interviewer="Anna-Karin Bengtsdotter Zetterström",
        started_at=f"{day}T09:00:00Z",
        answers={},
        signed_at=f"{day}T10:00:00Z" if number % 50 == 0 else None,
    )


def reports(number: int) -> None: ...


@pytest.fixture
def sits(opens: Opens, kept: Callable[[str], Path]) -> Callable[..., Person]:
    """Opens the program in a setting, on one of the vaults or on none."""

    def sit(setting: Setting, vault: str = "") -> Person:
        look = Appearance(setting.theme, setting.scale)  # type: ignore[arg-type]
        save_preferences(preferences_path(), Preferences(look, None, setting.sizes[0]))
        if vault == "ovning":
            shutil.copytree(kept("ovning"), default_place("ovning"))
            person = opens(practice=True)
        else:
            person = opens(vault=kept(vault) if vault else None)
        return person

    return sit


def looks(person: Person, setting: Setting, walk: Iterator[str]) -> None:
    """Looks at every screen of a walk."""
    found: list[str] = []
    window = person.program.window
    kinds: reach.Kinds = set()
    reached: set[str] = set()
    for name in walk:
        found += [f"{name}: {fault}" for fault in looked_at(window, setting, name)]
        key = kind_of_screen(person, name)
        if (setting == USUAL[0] or SETTINGS is ALL) and key not in reached:
            reached.add(key)
            found += [f"{name}: {fault}" for fault in reach.faults(window, kinds)]
        else:
            found += [f"{name}: {fault}" for fault in reach.defaults(window)]
    assert not found, "\n".join(found)


def looked_at(window: Window, setting: Setting, name: str) -> Iterator[str]:
    """What does not fit in each of the sizes; the first one last, for there one goes on."""
    for size in (*setting.sizes[1:], setting.sizes[0]):
        if size != (window.width(), window.height()):
            window.resize(*size)
        comes_to_rest(window)
        at = f"{size[0]}x{size[1]}"
        yield from (f"at {at}: {fault}" for fault in faults(window))
        if (got := (window.width(), window.height())) != size:
            yield f"at {at}: the window has grown to {got}"
        if shots := os.environ.get("OVERBLICK_SHOTS"):
            folder = Path(shots) / f"{setting}-{at}"
            folder.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(folder / f"{name}.png"))


def kind_of_screen(person: Person, name: str) -> str:
    """Its name; those of the talk and of the ratings are alike where the same field is begun."""
    screen = type(person.screen).__name__
    field = type(in_focus().parentWidget()).__name__ if screen == "TalkScreen" else ""
    return f"{screen} {field}" if screen in ("TalkScreen", "Ratings") else name


def test_larger_text_at_once(sits: Callable[..., Person]) -> None:
    """By the keys, on screens that are open already, and small again."""
    setting = Setting(100, "light", (SMALL,))
    person = sits(setting, "ovning")
    person.waits_for("Pågår")
    looks(person, setting, enlarged(person))


def enlarged(person: Person) -> Iterator[str]:
    for name in stages.open_screens(person):
        for _ in range(4):
            person.holds(Key.Key_Plus)
        yield f"{name}-larger"
        for _ in range(4):
            person.holds(Key.Key_Minus)
        yield f"{name}-again"


@in_settings
def test_the_door(sits: Callable[..., Person], setting: Setting) -> None:
    person = sits(setting)
    looks(person, setting, stages.first_start(person))


@in_settings
def test_around_the_talk(sits: Callable[..., Person], setting: Setting) -> None:
    person = sits(setting, "ovning")
    person.waits_for("Pågår")
    looks(person, setting, stages.desk(person))


@in_settings
def test_the_talk(sits: Callable[..., Person], setting: Setting) -> None:
    person = sits(setting, "ovning")
    person.waits_for("Pågår")
    looks(person, setting, stages.talk(person))


@in_settings
def test_after_the_talk(sits: Callable[..., Person], setting: Setting) -> None:
    person = sits(setting, "ovning")
    person.waits_for("Pågår")
    looks(person, setting, stages.after(person))


@in_settings
def test_the_vaults_own_screens(sits: Callable[..., Person], setting: Setting) -> None:
    person = sits(setting, "ovning")
    person.waits_for("Pågår")
    looks(person, setting, vault_stages.everything(person))


@in_settings
def test_looking_after(sits: Callable[..., Person], setting: Setting) -> None:
    person = sits(setting, "ovning")
    person.waits_for("Pågår")
    looks(person, setting, oversight_stages.everything(person))


@in_settings
@pytest.mark.parametrize(
    ("vault", "words"),
    [("tomt", "tomt än"), ("stort", "I valvet: "), ("kapat", "slutet av loggen")],
)
def test_the_start_page(
    sits: Callable[..., Person], setting: Setting, vault: str, words: str
) -> None:
    person = sits(setting, vault)
    looks(person, setting, start(person, vault, words))


FOUND = {"tomt": "Ingen", "stort": "Visar de 50", "kapat": "Ärende"}


def start(person: Person, vault: str, words: str) -> Iterator[str]:
    person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.clicks("Lås upp")
    person.waits_for(words)
    yield f"start-{vault}"
    person.types("maria")
    person.waits_for(FOUND[vault])
    yield f"start-{vault}-found"
