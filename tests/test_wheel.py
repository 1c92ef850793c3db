# SPDX-License-Identifier: EUPL-1.2
"""The wheel holds the whole program and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory) -> set[str]:
    place = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(place),
    ]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = place.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def ours(folder: str) -> set[str]:
    files = (one for one in (ROOT / folder).rglob("*") if one.is_file())
    return {
        one.relative_to(ROOT).as_posix()
        for one in files
        if "__pycache__" not in one.parts and one.suffix != ".pyc"
    }


def test_it_holds_every_file_of_the_program(names):
    assert ours("app") - names == set()


def test_it_holds_every_resource(names):
    resources = {
        name.replace("resources/", "app/_resources/", 1) for name in ours("resources")
    }
    assert resources
    assert resources - names == set()


def test_it_holds_nothing_else(names):
    rest = {name for name in names if not name.startswith("app/")}
    assert all(".dist-info/" in name for name in rest)
    assert any(name.endswith("licenses/LICENSE") for name in rest)
    assert not [name for name in names if "test" in name.split("/")]
