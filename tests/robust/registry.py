# SPDX-License-Identifier: EUPL-1.2
"""What Windows notes of a user in the registry: a place of one's own in it, and a look into it.

Other systems have none. There the place has no name, and nothing is found.
"""

import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from tests.robust.canaries import needles

if sys.platform == "win32":
    import ctypes
    import winreg
    from ctypes import wintypes

SOFTWARE = "Software"
QT = r"Software\QtProject\OrganizationDefaults\FileDialog"  # Qt's own notes


@contextmanager
def registry_of_ones_own() -> Iterator[str]:
    """A part of the user's registry that is taken away again; its name, for `move_into`."""
    if sys.platform != "win32":
        yield ""
        return
    place = rf"{SOFTWARE}\overblick-{secrets.token_hex(8)}"
    winreg.CreateKey(winreg.HKEY_CURRENT_USER, place).Close()
    try:
        yield place
    finally:
        _take_away(place)


def move_into(place: str) -> None:
    """From now on that part is the whole of the user's registry to this process."""
    if sys.platform == "win32":
        override = ctypes.WinDLL("advapi32").RegOverridePredefKey
        override.argtypes = (wintypes.HKEY, wintypes.HKEY)
        with winreg.OpenKey(
            winreg.HKEY_CURRENT_USER, place, 0, winreg.KEY_ALL_ACCESS
        ) as key:
            if failed := override(winreg.HKEY_CURRENT_USER, key.handle):
                raise ctypes.WinError(failed)


def put(place: str, name: str, value: str | list[str]) -> None:
    """Write down a value below a key of the user's, as a text or as texts."""
    if sys.platform == "win32":
        kind = winreg.REG_SZ if isinstance(value, str) else winreg.REG_MULTI_SZ
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, place) as key:
            winreg.SetValueEx(key, name, 0, kind, value)


def names_in(place: str) -> set[str]:
    """What the values of a key are called."""
    return {name for name, _ in _values(place)}


def noted_in_registry(words: Iterable[str]) -> set[str]:
    """The keys and values of the user's programs that hold or are called by one of the words."""
    wanted = {word: needles(word) for word in words}
    return {
        f"{where}: {word}"
        for where, content in _everything(SOFTWARE)
        for word, ways in wanted.items()
        if any(way in content.lower() for way in ways)
    }


def _everything(place: str) -> Iterator[tuple[str, bytes]]:
    """Each key and value at and below a place, and its name with its contents."""
    yield place, place.rpartition("\\")[2].encode()
    for name, content in _values(place):
        yield rf"{place}\{name}", name.encode() + b"\0" + content
    for below in _keys(place):
        yield from _everything(rf"{place}\{below}")


def _values(place: str) -> Iterator[tuple[str, bytes]]:
    if sys.platform == "win32":
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, value, _ = winreg.EnumValue(key, number)
                yield name, value if isinstance(value, bytes) else str(value).encode()


def _keys(place: str) -> list[str]:
    if sys.platform == "win32":
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
            return [winreg.EnumKey(key, one) for one in range(winreg.QueryInfoKey(key)[0])]
    return []


def _take_away(place: str) -> None:
    if sys.platform == "win32":
        for below in _keys(place):
            _take_away(rf"{place}\{below}")
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, place)
