# SPDX-License-Identifier: EUPL-1.2
"""installer/linux/ready.sh on made-up systems: what is missing, who may install it, what is said.

The systems' own programs (apt-get, dpkg-query, sudo, id, python3) are stand-ins of a line or two.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer.places import ROOT
from installer.tools import LIST, listed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="for Debian and Ubuntu")

READY = ROOT / "installer" / "linux" / "ready.sh"
TOOLS = ("awk", "cut", "dirname", "env", "grep", "sed", "tail", "tr")
STAND_INS = {
    "id": 'echo "${AS:-0}"',
    "sudo": 'echo "sudo $*" >> done.txt; "$@"',
    "dpkg": "echo amd64",
    "dpkg-query": "cat installed.txt",
    "python3": 'case "$*" in --version) echo "Python ${PYTHON:-3.11}.2" ;;'
    ' *version_info*) case "${PYTHON:-3.11}" in 3.1[1-9]) ;; *) exit 1 ;; esac ;; esac',
    "apt-get": 'echo "apt-get $*" >> done.txt; [ -z "${OFFLINE-}" ] || { echo "E: No $1" >&2; exit 100; };'
    ' case "$1" in install) for one in "$@"; do'
    ' echo "installed amd64 $one, " >> installed.txt; done ;; esac',
}
ALL = ["program", "source", "tests"]


class System:
    """A made-up system in a folder: its packages, its programs, and what was done to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "bin"
        self.programs.mkdir()
        for name in (*TOOLS, "cat"):
            found = shutil.which(name)
            assert found
            (self.programs / name).symlink_to(found)
        for name, does in STAND_INS.items():
            (self.programs / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
            (self.programs / name).chmod(0o755)
        self.has(listed(*ALL))

    def has(self, packages: list[str], *more: str) -> None:
        """These are installed, besides lines of dpkg's own."""
        lines = [f"installed amd64 {one}, " for one in packages]
        there = "\n".join([*lines, *more, ""])
        (self.folder / "installed.txt").write_text(there, encoding="utf-8")

    def lacks(self, program: str) -> None:
        (self.programs / program).unlink()

    def ready(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        shell = shutil.which("sh")
        assert shell
        return subprocess.run(
            [shell, READY, *words],
            cwd=self.folder,
            env={"PATH": str(self.programs), **env},
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self) -> list[str]:
        there = self.folder / "done.txt"
        return there.read_text(encoding="utf-8").splitlines() if there.exists() else []


@pytest.fixture
def system(tmp_path):
    return System(tmp_path)


def without(*names: str) -> list[str]:
    return [one for one in listed(*ALL) if one not in names]


def test_each_package_has_one_line_a_use_and_a_reason():
    rows = [
        line for line in LIST.read_text("utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    assert all(re.fullmatch(r"[a-z0-9.+-]+ +\w+ +# \S.+", row) for row in rows)
    assert {row.split()[1] for row in rows} == set(ALL)
    names = listed(*ALL)
    assert len(names) == len(set(names)) == len(rows)
    assert "libegl1" in listed("program")
    assert "git" not in listed("program", "source")


def test_where_all_is_there_nothing_is_done(system):
    ran = system.ready("tests", AS="1000")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert system.done() == []


def test_root_gets_what_is_missing(system):
    system.has(without("libegl1", "python3-venv", "strace"))
    ran = system.ready()
    assert ran.returncode == 0
    assert "missing, and are installed now: libegl1 python3-venv\n" in ran.stdout
    update, install = system.done()
    assert update == "apt-get update -qq"
    assert install.startswith("apt-get install -y ")
    assert install.endswith(" libegl1 python3-venv")
    assert system.ready().stdout == ""


def test_a_bare_system_gets_all_of_it(system):
    system.has([])
    assert system.ready("tests").returncode == 0
    assert system.done()[-1].endswith(" ".join(listed(*ALL)))
    assert system.ready("tests").stdout == ""


def test_anyone_else_gets_it_with_sudo(system):
    system.has(without("git"))
    ran = system.ready("tests", AS="1000")
    assert ran.returncode == 0
    assert "sudo may ask for your password" in ran.stdout
    assert system.done()[-2].startswith("sudo env DEBIAN_FRONTEND=noninteractive apt-get ")


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("installed amd64 libglib2.0-0t64, libglib2.0-0 (= 2.80.0-6), libg (= 1)", True),
        ("installed all libglib2.0-0, ", True),
        ("installed i386 libglib2.0-0, ", False),
        ("config-files amd64 libglib2.0-0, ", False),
        ("installed amd64 libglib2.0-0-dbg, ", False),
    ],
)
def test_what_counts_as_installed(system, line, fits):
    system.has(without("libglib2.0-0"), line)
    assert system.ready().returncode == 0
    assert (system.done() == []) is fits


def test_without_sudo_one_sentence_says_what_root_runs(system):
    system.has(without("libegl1"))
    system.lacks("sudo")
    ran = system.ready(AS="1000")
    assert ran.returncode == 1
    assert (
        "no sudo here. Let whoever is root run: apt-get install -y libegl1\n" in ran.stderr
    )
    assert system.done() == []


def test_whom_sudo_does_not_let_is_told(system):
    system.has(without("libegl1"))
    (system.programs / "sudo").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    ran = system.ready(AS="1000")
    assert ran.returncode == 1
    assert "sudo did not let you" in ran.stderr
    assert system.done() == []


def test_without_a_network_what_the_program_needs_stops_it(system):
    system.has(without("libegl1", "strace"))
    ran = system.ready("tests", OFFLINE="yes")
    assert ran.returncode == 1
    assert ran.stderr == (
        "The program needs packages of the system that are missing, and apt-get could not get "
        "them (E: No install). Is there a network? Try again, for: libegl1\n"
    )


def test_without_a_network_tests_go_on_with_what_there_is(system):
    system.has(without("strace"))
    ran = system.ready("tests", OFFLINE="yes")
    assert ran.returncode == 0
    assert "Going on without" in ran.stdout
    assert ran.stderr == ""


def test_a_python_too_old_is_told_before_anything_is_installed(system):
    system.has([])
    ran = system.ready(PYTHON="3.10")
    assert ran.returncode == 1
    assert "needs Python 3.11 or later, and this is Python 3.10.2." in ran.stderr
    assert system.done() == []


def test_elsewhere_nothing_is_installed(system):
    system.lacks("dpkg-query")
    ran = system.ready("tests", AS="1000")
    assert ran.returncode == 0
    assert set(listed("program")) < set(ran.stdout.split())
    assert system.done() == []
    system.lacks("python3")
    assert "no Python 3.11 or later here" in system.ready("tests").stderr


def test_the_list_stands_in_one_place():
    """No text but the list itself says what to install of it."""
    assert not names_again("sh installer/linux/ready.sh")
    assert names_again("sudo apt-get install -y libegl1")
    found = (ROOT.glob("*.md"), ROOT.glob("docs/**/*.md"), ROOT.glob("installer/**/*.md"))
    texts = [*(one for some in found for one in some), ROOT / ".ci" / "run"]
    texts += ROOT.glob(".github/**/*.yml")
    assert [one for one in texts if names_again(one.read_text("utf-8"))] == []


def names_again(text: str) -> bool:
    said = " ".join(re.findall(r"apt(?:-get)? install(.+)", text)).split()
    return bool(set(said) & set(listed(*ALL)) - {"git"})  # without it there is no list
