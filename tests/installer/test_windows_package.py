# SPDX-License-Identifier: EUPL-1.2
"""What the MSI is to hold and do, before any of it is made."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

import pytest

from installer.places import ROOT
from installer.unpacking import is_used
from installer.windows.layout import PARTS, QT
from installer.windows.wix import (
    SHORTCUTS,
    UPGRADE,
    braced,
    component_code,
    package,
    product_code,
)

NS = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "program"
    for name in (
        "overblick.exe",
        "lib/app/__init__.py",
        "lib/app/å.toml",
        "lib/b/__init__.py",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def made(program: Path, version: str = "0.1.0") -> Element:
    return ET.fromstring(package(program, "overblick.ico", version))  # noqa: S314 - our own


def product(root: Element) -> Element:
    found = root.find(f"{NS}Product")
    assert found is not None
    return found


def components(root: Element) -> dict[str, str]:
    return {
        one.find(f"{NS}File").attrib["Source"]: one.attrib["Guid"]  # type: ignore[union-attr]
        for one in root.iter(f"{NS}Component")
    }


def test_each_file_is_a_component_of_its_own(program):
    found = components(made(program))
    files = {one.relative_to(program.parent).as_posix() for one in program.rglob("*.*")}
    assert files == found.keys()
    assert len(set(found.values())) == len(files)


def test_a_component_keeps_its_id_in_every_version(program):
    first = components(made(program))
    (program / "lib" / "a.py").write_text("new", encoding="utf-8")
    later = components(made(program, "0.2.0"))
    assert first.items() < later.items()


def test_ids_stand_as_they_were_released():
    """A changed id makes an upgrade leave files behind: never change what is expected here."""
    assert (
        str(component_code(PurePosixPath("overblick.exe")))
        == "71b53239-806e-57ab-9546-ff5151646abb"
    )
    assert (
        str(component_code(PurePosixPath("Overblick.EXE")))
        == "71b53239-806e-57ab-9546-ff5151646abb"
    )
    assert str(product_code("0.1.0")) == "7b88527b-201e-59ea-95c2-d2558cd2eed4"


def test_it_departments_are_told_the_family():
    assert f"`{braced(UPGRADE)}`" in (ROOT / "installer/windows/it.md").read_text("utf-8")


def test_every_version_is_a_product_of_the_same_family(program):
    first, later = product(made(program)), product(made(program, "0.1.1"))
    assert first.attrib["UpgradeCode"] == later.attrib["UpgradeCode"]
    assert first.attrib["Id"] != later.attrib["Id"]


def test_what_windows_is_told(program):
    root = made(program)
    assert product(root).attrib["Codepage"] == "1252"
    assert product(root).attrib["Manufacturer"] == "Överblick"
    told = {one.attrib["Id"]: one.attrib["Value"] for one in root.iter(f"{NS}Property")}
    assert told == {
        "ARPPRODUCTICON": "overblick.ico",
        "ARPNOMODIFY": "1",
        "REINSTALLMODE": "amus",
    }
    (packed,) = root.iter(f"{NS}Package")
    assert packed.attrib["InstallScope"] == "perMachine"


def test_all_of_it_can_be_written_in_the_code_page(program):
    for word in (*SHORTCUTS, package(program, "overblick.ico", "0.1.0").split("<?xml")):
        "".join(word).encode("cp1252")


def test_the_start_menu_starts_what_is_installed(program):
    found = {one.attrib["Name"]: one.attrib for one in made(program).iter(f"{NS}Shortcut")}
    assert set(found) == {"Överblick", "Överblick – öva"}
    assert found["Överblick – öva"]["Arguments"] == "--practice"
    assert {one["Target"] for one in found.values()} == {"[INSTALLDIR]overblick.exe"}


def test_ids_are_such_as_msi_takes(program):
    ids = [one.attrib["Id"] for one in made(program).iter() if "Id" in one.attrib]
    names = [one for one in ids if not one.startswith("{") and one != "1"]  # the first disk
    assert all(re.fullmatch(r"[A-Za-z_][\w.]{0,71}", one) for one in names)


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/QtNetwork.pyd", False),
        ("PySide6/opengl32sw.dll", False),
        ("shiboken6/Shiboken.pyd", True),
        ("PIL/_imaging.cp313-win_amd64.pyd", True),
        ("PIL/_avif.cp313-win_amd64.pyd", False),
        ("PIL/Image.py", True),
        ("reportlab/fonts/zy______.pfb", False),
        ("pydantic/main.py", True),
        ("pydantic/main.pyi", False),
        ("pillow-13.0.0.dist-info/licenses/LICENSE", True),
    ],
)
def test_what_of_the_packages_is_installed(name, used):
    assert is_used(name, PARTS) is used


def test_nothing_of_qt_that_is_installed_can_reach_a_network():
    assert not [one for one in QT if re.search("network|tls|web", one, re.I)]
