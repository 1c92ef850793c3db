# SPDX-License-Identifier: EUPL-1.2
"""`python -m installer.sbom`: writes docs/security/sbom.cdx.json from the lock file and this computer.

CycloneDX 1.6. Packages, versions and checksums come from requirements.txt, licences from
docs/licences.md, and the libraries inside the wheels say their own version: run it on the
system that releases are made on, in an environment that the lock file has filled.

`python -m installer.sbom LOCK FILE` does the same for what is in a package: run it with its
libraries. With `--with-python` the interpreter that runs this and what is inside it stand there,
too, for a package that brings its own.
"""

import json
import platform
import re
import sys
import warnings
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from pyexpat import EXPAT_VERSION
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from PIL import features
from PySide6.QtCore import qVersion

from app import __version__
from app.cli.about import MEASURED_ON, this_system
from app.storage.data.libraries import loaded_libraries

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.txt"
FILE = ROOT / "docs" / "security" / "sbom.cdx.json"
_WITH_PYTHON = "--with-python"
_LICENCES = {
    "Qt": "LGPL-3.0-only",
    "SQLCipher": "BSD-3-Clause",
    "SQLite": "blessing",
    "OpenSSL": "Apache-2.0",
    "Argon2 reference code": "CC0-1.0 OR Apache-2.0",
    "FreeType": "FTL OR GPL-2.0-or-later",
    "libjpeg-turbo": "IJG AND BSD-3-Clause AND Zlib",
    "Little CMS": "MIT",
    "LibTIFF": "libtiff",
    "libwebp": "BSD-3-Clause",
    "libavif": "BSD-2-Clause",
    "zlib": "Zlib",
    "Expat": "MIT",
}
_PILLOW = {
    "FreeType": "freetype2",
    "libjpeg-turbo": "libjpeg_turbo",
    "Little CMS": "littlecms2",
    "LibTIFF": "libtiff",
    "libwebp": "webp",
    "libavif": "avif",
    "zlib": "zlib",
}


def main(words: Sequence[str]) -> int:
    """Writes the file."""
    given = [Path(one) for one in words if one != _WITH_PYTHON]
    lock, file = given or (LOCK, FILE)
    page = made(lock, with_python=_WITH_PYTHON in words)
    file.write_text(page, encoding="utf-8", newline="\n")
    return 0


def made(lock: Path = LOCK, *, with_python: bool = False) -> str:
    """The SBOM. The same parts give the same text: it has no date."""
    text = lock.read_text(encoding="utf-8")
    licences = read_licences((ROOT / "docs" / "licences.md").read_text(encoding="utf-8"))
    components = [_component(*one, licences) for one in locked(text)]
    if with_python:
        components.append(_python())
    names = " ".join(component["bom-ref"] for component in components)
    page = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, names)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "overblick",
                "name": "overblick",
                "version": __version__,
                "licenses": [{"expression": "EUPL-1.2"}],
            },
            "properties": [{"name": MEASURED_ON, "value": this_system()}],
        },
        "components": components,
        "dependencies": dependencies(text, components),
    }
    return json.dumps(page, indent=1, ensure_ascii=False) + "\n"


def locked(text: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """Name, version, marker and SHA-256 sums of every package in a lock file."""
    for block in re.split(r"\n(?=[a-z])", text):
        if head := re.match(r"([a-z0-9-]+)==(\S+)(?: ; ([^\\\n]+))?", block):
            sums = re.findall(r"--hash=sha256:([0-9a-f]{64})", block)
            yield head[1], head[2], (head[3] or "").strip(), sums


def dependencies(text: str, components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Which package asks for which, from the comments of the lock file."""
    asks: dict[str, set[str]] = {"overblick": set()}
    asks |= {component["bom-ref"]: set() for component in components}
    for block in re.split(r"\n(?=[a-z])", text):
        head, said = (
            re.match(r"([a-z0-9-]+)==(\S+)", block),
            re.search(r"# via(.*)", block, re.S),
        )
        if head and said:
            callers = re.findall(r"[a-z0-9-]+", re.sub(r"\([^)]*\)", "", said[1]))
            for ref, wanted in asks.items():
                if ref.partition("@")[0].rpartition("/")[2] in callers:
                    wanted.add(f"pkg:pypi/{head[1]}@{head[2]}")
    return [{"ref": ref, "dependsOn": sorted(asks[ref])} for ref in sorted(asks)]


def read_licences(text: str) -> dict[str, str]:
    """The SPDX expression of every package that docs/licences.md lists."""
    found: dict[str, str] = {}
    for packages, licence in re.findall(r"^\| ([a-z0-9, -]+) \| ([^|]+) \|", text, re.M):
        words = licence.partition(";")[0].replace("(or ", "or ").replace(")", "")
        spdx = " OR ".join(re.split(r" or |, ", words.strip()))
        spdx = {"zlib": "Zlib", "LGPL-3.0": "LGPL-3.0-only"}.get(spdx, spdx)
        found |= dict.fromkeys(packages.split(", "), spdx)
    return found


def inside() -> dict[str, list[tuple[str, str]]]:
    """Name and version of the libraries inside the packages; "" where none is told."""
    found: dict[str, list[tuple[str, str]]] = {
        "pyside6-essentials": [("Qt", qVersion())],
        "argon2-cffi-bindings": [("Argon2 reference code", "")],
        "pillow": [
            (name, told) for name, key in _PILLOW.items() if (told := _version(key))
        ],
    }
    for library in loaded_libraries():
        found.setdefault(library.package, []).append((library.name, library.version))
    return found


def _version(key: str) -> str | None:
    """The version of a library inside pillow; None where it is left out."""
    with warnings.catch_warnings(action="ignore"):  # it warns of what is left out
        return features.version(key)


def _component(
    name: str, version: str, marker: str, sums: list[str], licences: dict[str, str]
) -> dict[str, Any]:
    ref = f"pkg:pypi/{name}@{version}"
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": ref,
        "name": name,
        "version": version,
        "purl": ref,
        "licenses": [{"expression": licences[name]}],
        "externalReferences": [
            {
                "type": "distribution",
                "url": ref,
                "comment": "one sum for each file that the lock file allows",
                "hashes": [{"alg": "SHA-256", "content": one} for one in sums],
            }
        ],
    }
    if marker:
        made["properties"] = [{"name": "overblick:only-if", "value": marker}]
    if here := [] if _is_elsewhere(name, version) else inside().get(name, []):
        made["components"] = [_library(ref, *one) for one in here]
    return made


def _python() -> dict[str, Any]:
    """The interpreter that runs this, and the libraries inside it that tell their version."""
    ref = f"pkg:generic/python@{platform.python_version()}"
    inside = {
        "Expat": EXPAT_VERSION.removeprefix("expat_"),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return {
        "type": "platform",
        "bom-ref": ref,
        "name": "python",
        "version": platform.python_version(),
        "purl": ref,
        "licenses": [{"expression": "PSF-2.0"}],
        "components": [_library(ref, *one) for one in inside.items()],
    }


def _library(ref: str, name: str, version: str) -> dict[str, Any]:
    made = {"type": "library", "bom-ref": f"{ref}#{name}", "name": name}
    if version:
        made["version"] = version
    return made | {"licenses": [{"expression": _LICENCES[name]}]}


def _is_elsewhere(name: str, version: str) -> bool:
    """Whether this is the Qt of another Python than this one."""
    return name == "pyside6-essentials" and version != qVersion()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
