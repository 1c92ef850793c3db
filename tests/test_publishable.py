# SPDX-License-Identifier: EUPL-1.2
"""Nothing in the tree that must not be published; packages pinned and licensed (I1)."""

import re
import subprocess
import tomllib
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
PACKAGED = (
    "installer/windows/requirements.txt",
    "installer/windows/requirements-tests.txt",
    "installer/linux/requirements.txt",
)
PUBLIC = {"/opt/overblick"}  # where documents say that the program may lie
# Serials that Skatteverket keeps for tests, and two numbers that it has published itself.
TEST_SERIALS = frozenset({238, 239, *range(980, 1000)})
PUBLISHED = frozenset({"1212121212", "6408233234"})

_PATH = re.compile(r"(?<![\w.~/])(?:/(?:home|Users|root|work)/|[A-Z]:\\Users\\)\w+")
_INDEX = re.compile(
    r"index-url[ =\"']+(?![-\"'])\S+|find-links[ =\"']+(?:https?:|file:|/)\S*|https?://\S*/simple\b"
)
_NUMBER = re.compile(
    r"(?<![\w-])(?:(?:18|19|20)\d{6}[-+]?|\d{6}[-+])\d{4}(?![\w-])", re.ASCII
)


def machine_paths(text: str) -> list[str]:
    """Paths of somebody's computer, of this one first of all."""
    here = {str(ROOT), str(Path.home())} - PUBLIC
    return [one for one in sorted(here) if len(one) > 5 and one in text] + _PATH.findall(
        text
    )


def addresses(text: str) -> list[str]:
    """Places to fetch packages from, which are for each organisation to choose."""
    return _INDEX.findall(text)


def numbers(text: str) -> list[str]:
    """Personnummer and samordningsnummer that could be somebody's."""
    return [one for one in _NUMBER.findall(text) if _could_be_somebodys(one)]


def _could_be_somebodys(written: str) -> bool:
    digits = re.sub(r"\D", "", written)[-10:]
    year, month, day = (int(digits[at : at + 2]) for at in (0, 2, 4))
    try:
        date(2000 + year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    steps = [
        int(digit) * weight for digit, weight in zip(digits, cycle((2, 1)), strict=False)
    ]
    if sum(step // 10 + step % 10 for step in steps) % 10:
        return False
    return int(digits[6:9]) not in TEST_SERIALS and digits not in PUBLISHED


def texts() -> dict[str, str]:
    """Every text file that is or would be committed, by name."""
    listed = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "-co",
        "--exclude-standard",
    ]
    out = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout
    found: dict[str, str] = {}
    for name in out.decode("utf-8").split("\0"):
        path = ROOT / name
        if name and path.is_file() and b"\0" not in (content := path.read_bytes()):
            found[name] = content.decode("utf-8")
    return found


@pytest.mark.parametrize("detect", [machine_paths, addresses, numbers])
def test_nothing_that_must_not_be_published(detect):
    read = texts()
    assert "pyproject.toml" in read
    assert {name: found for name, text in read.items() if (found := detect(text))} == {}


@pytest.mark.parametrize("lock", [*LOCKS, *PACKAGED])
def test_a_lock_file_names_no_place(lock):
    assert "/" not in "\n".join(line.split(" #")[0] for line in _lines(lock))
    assert not re.search(
        r"://|\\\\|\.(?:com|org|net|io)\b", (ROOT / lock).read_text("utf-8")
    )


@pytest.mark.parametrize(
    ("detect", "planted"),
    [
        pytest.param(
            machine_paths,
            f"see {ROOT}/app",
            marks=pytest.mark.skipif(
                str(ROOT) in PUBLIC, reason="it lies where all may know"
            ),
        ),
        (machine_paths, "/" + "home/anna/overblick"),
        (machine_paths, "C:" + r"\Users\anna"),
        (addresses, "pip install --index" + "-url https://example.org/pypi x"),
        (addresses, "extra-index" + "-url = file:///packages"),
        (addresses, "--find" + "-links /packages"),
        (addresses, "https" + "://example.org/simple"),
        (numbers, "born 20991224" + "-3236."),  # nobody's before 2099
        (numbers, "991224" + "-3236"),
        (numbers, "20991224" + "3236"),
        (numbers, "20991284" + "-3233"),
    ],
)
def test_a_planted_fault_is_found(detect, planted, tmp_path):
    file = tmp_path / "planted.txt"
    file.write_text(planted, encoding="utf-8")
    assert detect(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "harmless",
    [
        "19121212-1212",
        "811218-9876",
        "640823-3234",
        "701063-2391",
        "20991224-3237",
        "20991399-3236",
        "0.5.0.20261008",
        "~/overblick",
    ],
)
def test_what_is_harmless_is_left_alone(harmless):
    assert not [*machine_paths(harmless), *addresses(harmless), *numbers(harmless)]


def _lines(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


def locked(lock: str) -> dict[str, set[str]]:
    """The versions of every package in a lock file, by name; several for several Pythons."""
    found: dict[str, set[str]] = {}
    for line in _lines(lock):
        if one := re.match(r"([a-z0-9-]+)==(\S+)", line):
            found.setdefault(one[1], set()).add(one[2])
    return found


@pytest.mark.parametrize(
    ("lock", "extras"), [(LOCKS[0], ["build"]), (LOCKS[1], ["build", "dev"])]
)
def test_a_lock_file_is_of_today(lock, extras):
    """If this fails: `just lock`, and look at the difference."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    wanted = [*project["dependencies"]]
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    versions = locked(lock)
    for one in map(Requirement, wanted):
        name = re.sub(r"[-_.]+", "-", one.name).lower()
        assert any(one.specifier.contains(version) for version in versions.get(name, ())), (
            one
        )


def test_lock_files_demand_checksums_and_wheels():
    for lock in (*LOCKS, *PACKAGED):
        lines = _lines(lock)
        assert "--only-binary :all:" in lines
        packages = [at for at, line in enumerate(lines) if re.match(r"[a-z0-9-]+==", line)]
        assert all("--hash=sha256:" in lines[at + 1] for at in packages)


def test_the_lock_files_agree():
    run, develop = (locked(lock) for lock in LOCKS)
    assert {name: develop.get(name) for name in run} == run
    for lock in PACKAGED:
        assert all(versions <= develop[name] for name, versions in locked(lock).items())


def test_what_builds_the_program_is_what_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert (
        project["build-system"]["requires"]
        == project["project"]["optional-dependencies"]["build"]
    )


def test_every_package_has_its_licence_listed():
    table = re.findall(
        r"^\| ([^|]+) \|", (ROOT / "docs/licences.md").read_text("utf-8"), re.M
    )
    listed = {name.strip() for row in table for name in row.split(",")}
    assert set(locked(LOCKS[1])) - listed == set()
