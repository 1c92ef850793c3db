# SPDX-License-Identifier: EUPL-1.2
"""`overblick about`: which libraries run here, and whether they are those of the SBOM (I1).

A wheel for another system may have been built with other libraries inside, so those are
compared only where the SBOM was written on the same kind of system; the packages everywhere.
"""

import argparse
import json
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from app import __version__
from app.cli.parser import Commands
from app.cli.terminal import Terminal
from app.foreign_files import read_outside
from app.storage.data.libraries import LinkedLibrary, loaded_libraries
from app.user_error import UserError

_MOST = 2 * 1024 * 1024  # bytes; ours has a tenth
_LONGEST_WORD = 200  # characters
MEASURED_ON = "overblick:measured-on"
SHOWN = (
    "pyside6-essentials", "pydantic", "sqlcipher3", "argon2-cffi", "cryptography",
    "reportlab", "pillow", "zxcvbn", "platformdirs",
)  # fmt: skip


class BadInventory(UserError):
    """The file to compare with is no SBOM of this program."""

    what = "Filen är ingen förteckning över programmets delar."
    remedy = "Ta filen sbom.cdx.json som hör till samma version av programmet."


class Inventory(NamedTuple):
    """What an SBOM says.

    Attributes:
        packages: the versions of each; several for several Pythons.
        inside: the libraries inside them.
        system: that the libraries were read on, such as "Linux x86_64".
    """

    packages: Mapping[str, frozenset[str]]
    inside: tuple[LinkedLibrary, ...]
    system: str


def add_commands(groups: Commands) -> None:
    """Puts `about` among the commands."""
    text = (
        "Visa vilka bibliotek programmet använder, också de som ligger inuti paketen. Med "
        "--sbom jämförs de med förteckningen sbom.cdx.json."
    )
    brief = "Visa vilka bibliotek programmet använder."
    about = groups.add("about", text, brief, vault=False, run=about_command)
    about.option("--sbom", "FIL", "jämför med den här förteckningen", Path)
    about.as_json()


def about_command(args: argparse.Namespace, terminal: Terminal) -> int:
    """Prints what runs here; 1 if it is not what the SBOM says."""
    inventory = None if args.sbom is None else _inventory_in(args.sbom)
    names = SHOWN if inventory is None else sorted(inventory.packages)
    parts = [*installed(names), *loaded_libraries()]
    system = this_system()
    if args.json:
        listed = [part._asdict() for part in parts]
        terminal.say_json({"version": __version__, "system": system, "parts": listed})
    else:
        terminal.say(
            f"Överblick {__version__}, Python {platform.python_version()}, {system}"
        )
        for part in parts:
            terminal.say(f"{part.called}\t{part.version}")
    if inventory is None:
        return 0
    wrong = deviations(inventory, parts, system)
    for line in wrong:
        terminal.complain(line)
    if not wrong and not args.json:
        terminal.say(_agrees(inventory, system))
    return 1 if wrong else 0


def read_inventory(content: bytes) -> Inventory:
    """An SBOM in CycloneDX JSON, as far as this program needs it.

    Raises:
        BadInventory: it is something else.
    """
    try:
        page = json.loads(content)
        system = next(
            one["value"]
            for one in page["metadata"]["properties"]
            if one["name"] == MEASURED_ON
        )
        packages: dict[str, frozenset[str]] = {}
        inside: list[LinkedLibrary] = []
        for one in page["components"]:
            name = _word(one["name"])
            packages[name] = packages.get(name, frozenset()) | {_word(one["version"])}
            inside += [
                LinkedLibrary(_word(each["name"]), name, _word(each["version"]))
                for each in one.get("components", ())
                if "version" in each
            ]
        return Inventory(packages, tuple(inside), _word(system))
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        StopIteration,
        RecursionError,
    ):
        raise BadInventory from None


def deviations(
    inventory: Inventory, parts: Iterable[LinkedLibrary], system: str
) -> list[str]:
    """What runs here and is not what the SBOM says, one Swedish line each."""
    wrong: list[str] = []
    known = {(one.name, one.package): one.version for one in inventory.inside}
    for part in parts:
        if part.package:
            wanted = frozenset({known.get((part.name, part.package), "")})
            counts = inventory.system == system
        else:
            wanted = inventory.packages.get(part.name, frozenset())
            counts = True
        if counts and _plain(part.version) not in map(_plain, wanted):
            listed = " eller ".join(sorted(wanted)) or "ingenting"
            wrong.append(f"{part.called}: här {part.version}, i förteckningen {listed}.")
    return wrong


def _plain(number: str) -> str:
    """Packages may write 2.002 for what the index calls 2.2."""
    return ".".join(each.lstrip("0") or each[:1] for each in number.split("."))


def installed(names: Iterable[str]) -> list[LinkedLibrary]:
    """The packages of these names that are installed here."""
    found = []
    for name in names:
        try:
            found.append(LinkedLibrary(name, "", version(name)))
        except PackageNotFoundError:  # needed only to build, or on another system
            continue
    return found


def this_system() -> str:
    """The kind of system, such as "Linux x86_64"."""
    return f"{platform.system()} {platform.machine()}"


def _word(found: Any) -> str:
    """A name or a number of a version, such as stand in an inventory.

    Raises:
        TypeError, ValueError: it is none.
    """
    if not isinstance(found, str) or not found.isprintable():
        raise TypeError
    if not 0 < len(found) <= _LONGEST_WORD:
        raise ValueError
    return found


def _inventory_in(path: Path) -> Inventory:
    try:
        return read_inventory(read_outside(path, _MOST))
    except OSError:
        raise BadInventory from None


def _agrees(inventory: Inventory, system: str) -> str:
    if inventory.system == system:
        return "Allt stämmer med förteckningen."
    return (
        f"Paketen stämmer. Biblioteken inuti dem är lästa på {inventory.system} och går inte "
        f"att jämföra på {system}."
    )
