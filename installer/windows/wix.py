# SPDX-License-Identifier: EUPL-1.2
"""What the MSI is to hold and do, written as WiX: each file a component with an id that stays."""

import hashlib
from pathlib import Path, PurePosixPath
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

# Never changed: by these Windows knows later versions as the same program, and a file as the same.
UPGRADE = UUID("6f4b1f0e-8f0a-5c0b-9a44-2b1f6d1f7c31")
_FAMILY = UUID("0c9a7e4e-2d5e-5b86-8a57-6e1d5d0f4a52")
FOLDER = "Overblick"  # in Program Files; in ASCII, for the scripts of others
NAME = MAKER = "Överblick"
NEWER = "En senare version av Överblick är redan installerad. Inget har ändrats."
TOO_OLD = "Överblick behöver 64-bitars Windows 10 eller senare."
MAIN = PurePosixPath("overblick.exe")
SHORTCUTS = (
    ("Practice", "Överblick – öva", "Öva med påhittade klienter", "--practice"),
    ("Start", "Överblick", "Håll ASI-intervjuer och lämna återkoppling", ""),
)


def product_code(version: str) -> UUID:
    """The id of one version of the program."""
    return uuid5(_FAMILY, f"product {version}")


def component_code(path: PurePosixPath) -> UUID:
    """The id of a file's component: the same in every version, as long as the path is."""
    return uuid5(_FAMILY, f"component {path.as_posix().lower()}")


def package(program: Path, icon: str, version: str) -> str:
    """The WiX source of a program's folder. wixl wants to stand in the folder around that.

    Args:
        program: the folder.
        icon: the name of the icon, which lies beside it.
        version: three numbers.
    """
    root = Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = _product(root, version)
    SubElement(product, "Icon", Id="overblick.ico", SourceFile=icon)
    places = SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    SubElement(places, "Directory", Id="ProgramMenuFolder")
    files = SubElement(places, "Directory", Id="ProgramFiles64Folder")
    top = SubElement(files, "Directory", Id="INSTALLDIR", Name=FOLDER)
    feature = SubElement(product, "Feature", Id="Program", Title=NAME, Level="1")
    _fill(top, program, PurePosixPath(), feature, program.parent)
    indent(root, " ")
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _product(root: Element, version: str) -> Element:
    product = SubElement(
        root,
        "Product",
        Id=braced(product_code(version)),
        UpgradeCode=braced(UPGRADE),
        Name=NAME,
        Manufacturer=MAKER,
        Version=version,
        Language="1053",
        Codepage="1252",
    )
    SubElement(
        product,
        "Package",
        Comments="Overblick",
        Compressed="yes",
        InstallerVersion="500",
        InstallScope="perMachine",
    )
    SubElement(product, "MajorUpgrade", DowngradeErrorMessage=NEWER)
    SubElement(
        product, "Condition", Message=TOO_OLD
    ).text = "VersionNT64 >= 603 OR Installed"
    SubElement(product, "Media", Id="1", Cabinet="overblick.cab", EmbedCab="yes")
    properties = {
        "ARPPRODUCTICON": "overblick.ico",
        "ARPNOMODIFY": "1",
        # wixl notes no versions of files, so all of them are put in place at every upgrade.
        "REINSTALLMODE": "amus",
    }
    for name, value in properties.items():
        SubElement(product, "Property", Id=name, Value=value)
    return product


def _fill(
    place: Element, folder: Path, path: PurePosixPath, feature: Element, base: Path
) -> None:
    for one in sorted(folder.iterdir()):
        inner = path / one.name
        if one.is_dir():
            deeper = SubElement(place, "Directory", Id=_id("d", inner), Name=one.name)
            _fill(deeper, one, inner, feature, base)
        else:
            _component(place, one.relative_to(base).as_posix(), inner, feature)


def _component(place: Element, source: str, path: PurePosixPath, feature: Element) -> None:
    name = _id("c", path)
    made = SubElement(
        place, "Component", Id=name, Guid=braced(component_code(path)), Win64="yes"
    )
    words = {"Id": _id("f", path), "Name": path.name, "Source": source, "KeyPath": "yes"}
    SubElement(made, "File", words)
    if path == MAIN:
        for shortcut in SHORTCUTS:
            _shortcut(made, *shortcut)
    SubElement(feature, "ComponentRef", Id=name)


def _shortcut(component: Element, name: str, called: str, tells: str, words: str) -> None:
    made = SubElement(
        component,
        "Shortcut",
        Id=name,
        Target=f"[INSTALLDIR]{MAIN}",
        Name=called,
        Description=tells,
        Directory="ProgramMenuFolder",
        WorkingDirectory="INSTALLDIR",
        Icon="overblick.ico",
    )
    if words:
        made.set("Arguments", words)


def _id(kind: str, path: PurePosixPath) -> str:
    """A name inside the MSI, which may not hold all signs of a path."""
    return kind + hashlib.sha256(path.as_posix().encode()).hexdigest()[:20]


def braced(code: UUID) -> str:
    """An id as MSI writes it."""
    return f"{{{code}}}".upper()
