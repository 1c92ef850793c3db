# SPDX-License-Identifier: EUPL-1.2
"""What the .deb is to hold and to ask for, and that each eye that looks at it can see something wrong."""

import gzip
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from configparser import ConfigParser
from pathlib import Path, PurePosixPath

import pytest

from app.cli.main import command_line
from app.ui.system.icon import ID as WINDOW_ID
from installer.check.screen import Screen
from installer.commands import Failed, run
from installer.linux import papers
from installer.linux.check.shape import look_at_page
from installer.linux.check.steps import Trial, not_found
from installer.linux.check.system import BOOKWORM, SUITES, System
from installer.linux.deb import file_name, make_deb
from installer.linux.layout import (
    PARTS,
    QT,
    hold_complete,
    pythons_of,
    trim_libraries,
    trim_packages,
)
from installer.linux.libraries import Needs, depends, read_needs
from installer.linux.manual import english, leaves, swedish
from installer.linux.program import LOCK, Built
from installer.linux.pythons import PYTHONS
from installer.linux.tree import DOC, HERE, ID, LIB, STARTER, add_the_rest
from installer.places import ROOT
from installer.sbom import locked
from installer.source import version
from installer.unpacking import is_used, unpack_packages

MOMENT = 1_764_460_800
needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="no Debian")
needs_readelf = pytest.mark.skipif(shutil.which("readelf") is None, reason="no binutils")
needs_man = pytest.mark.skipif(shutil.which("man") is None, reason="no man")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """All that is installed, but for the packages: two modules stand for them."""
    made = tmp_path / "made" / "tree"
    for name in ("app/__init__.py", "b/å.py"):
        (made / LIB / name).parent.mkdir(parents=True, exist_ok=True)
        (made / LIB / name).write_text("a = 1\n")
    add_the_rest(made, "0.1.0", MOMENT)
    return made


@pytest.fixture
def trial(tmp_path: Path, tree: Path) -> Trial:
    """With the tree as it lies after the installation, its modules compiled."""
    trial = Trial(System(tmp_path / "root", BOOKWORM), Screen(tmp_path))
    shutil.copytree(tree, trial.system.root)
    for name in ("app/__pycache__/__init__", "b/__pycache__/å"):
        made = trial.lib / f"{name}.cpython-311.pyc"
        made.parent.mkdir()
        made.write_bytes(b"compiled")
    return trial


def test_a_sound_installation_is_as_built(trial, tree):
    trial.is_as_built(tree)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (f"{LIB}/app/__init__.py", "Not installed as built: 1 missing"),
        (STARTER, "Not installed as built: 1 missing"),
        (f"usr/share/applications/{ID}.desktop", "Not installed as built: 1 missing"),
        (
            f"{LIB}/b/__pycache__/å.cpython-311.pyc",
            "Not compiled as it should be: 1 missing",
        ),
    ],
)
def test_a_file_that_is_missing_is_found(trial, tree, name, told):
    (trial.system.root / name).unlink()
    with pytest.raises(Failed, match=told):
        trial.is_as_built(tree)


def test_a_changed_byte_is_found(trial, tree):
    (trial.lib / "b" / "å.py").write_text("a = 2\n")
    with pytest.raises(Failed, match="1 changed"):
        trial.is_as_built(tree)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("b/more.py", "Not installed as built: 1 too many"),
        ("b/__pycache__/å.cpython-313.pyc", "Not compiled as it should be: 1 too many"),
    ],
)
def test_a_file_too_many_beside_the_program_is_found(trial, tree, name, told):
    (trial.lib / name).write_text("written later")
    with pytest.raises(Failed, match=told):
        trial.is_as_built(tree)


def test_what_is_left_of_the_program_is_found(trial):
    assert f"{LIB}" in trial.traces()
    shutil.rmtree(trial.system.root)
    (trial.system.root / "home" / "asa" / ".config" / "overblick").mkdir(parents=True)
    (trial.system.root / "var" / "log").mkdir(parents=True)
    (trial.system.root / "var" / "log" / "overblick").touch()
    assert trial.traces() == []
    (trial.system.root / "etc").mkdir()
    (trial.system.root / "etc" / "Overblick.conf").touch()
    assert trial.traces() == ["etc/Overblick.conf"]


def test_a_file_written_elsewhere_in_the_system_is_found(trial):
    before = trial.of_the_system()
    (trial.system.root / "usr" / "lib" / "other").write_text("a")
    assert trial.of_the_system().keys() - before.keys() == {"usr/lib/other"}


def test_whoever_is_not_root_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(Failed, match="sudo"):
        System(tmp_path / "root", BOOKWORM).lay_out(tmp_path / "a.deb")


@needs_dpkg
def test_the_same_tree_gives_the_same_bytes(tmp_path, tree):
    built = Built(tree, ("libc6 (>= 2.34)",), "0.1.0")
    made = []
    for name, umask in (("one", 0o022), ("two", 0o077)):
        before = os.umask(umask)
        (tmp_path / name).mkdir()
        made.append(make_deb(built, tmp_path / name, MOMENT).deb)
        os.umask(before)
    assert made[0].name == file_name("0.1.0") == "overblick_0.1.0_amd64.deb"
    assert made[0].read_bytes() == made[1].read_bytes()
    assert not (tree / "DEBIAN").exists()
    listed = run("dpkg-deb", "--contents", made[0]).splitlines()
    assert all(" root/root " in line for line in listed)
    assert all(
        line.startswith(("drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x")) for line in listed
    )
    started = {line.split()[-1] for line in listed if line.startswith("-rwx")}
    assert started == {f"./{STARTER}", "./usr/share/python3/runtime.d/overblick.rtupdate"}


def test_the_sums_are_those_of_the_files(tmp_path, tree):
    sums = papers.md5sums(tree)
    files = [one for one in tree.rglob("*") if one.is_file()]
    assert len(sums.splitlines()) == len(files)
    if shutil.which("md5sum"):
        subprocess.run(
            ["md5sum", "-c", "--quiet"], input=sums.encode(), cwd=tree, check=True
        )


def test_control_asks_for_a_python_that_the_modules_are_made_for(tree):
    said = papers.control("0.1.0", tree, ["libc6 (>= 2.34)"])
    assert "\nDepends: python3 (>= 3.11), python3 (<< 3.14), libc6 (>= 2.34)\n" in said
    assert {one.python for one in SUITES} <= set(PYTHONS)
    assert all(len(line) < 80 for line in said.splitlines())
    assert re.search(r"^Installed-Size: \d+$", said, re.M)


def test_a_library_of_the_system_is_asked_for():
    needs = {
        PurePosixPath("a.so"): Needs(("libz.so.1", "libc.so.6", "libb.so.2"), (2, 17)),
        PurePosixPath("b/libb.so.2"): Needs(("libm.so.6",), (2, 34)),
    }
    assert depends(needs) == ["libc6 (>= 2.34)", "zlib1g"]


def test_a_library_that_is_missing_is_named():
    needs = {PurePosixPath("a.so"): Needs(("libQt6Svg.so.6", "libc.so.6"), (2, 34))}
    with pytest.raises(Failed, match=r"nor known of Debian: libQt6Svg\.so\.6\."):
        depends(needs)


@needs_readelf
def test_what_a_compiled_file_asks_for_is_read(tmp_path):
    (tmp_path / "a").mkdir()
    source = next(one for one in (Path("/bin/ls"), Path("/usr/bin/ls")) if one.exists())
    for place in (tmp_path / "ls", tmp_path / "a" / "ls"):
        shutil.copyfile(source, place)
    (tmp_path / "no.py").write_text("")
    found = read_needs(tmp_path)
    assert {one.as_posix() for one in found} == {"ls", "a/ls"}
    assert all(
        "libc.so.6" in one.libraries and one.glibc > (2, 2) for one in found.values()
    )


def test_a_dependency_that_the_package_does_not_ask_for_is_found():
    said = """/usr/lib/overblick/a.so:
\tlinux-vdso.so.1 (0x00007ffc)
\tlibcups.so.2 => not found
\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f1)
/usr/lib/overblick/b.so:
\tlibcups.so.2 => not found
"""
    assert not_found(said) == ["libcups.so.2"]


def test_a_library_that_nothing_asks_for_stays_out(tmp_path):
    (tmp_path / "p.libs").mkdir()
    needs = {
        PurePosixPath("p/a.so"): Needs(("libone.so",), (0,)),
        PurePosixPath("p.libs/libone.so"): Needs(("libtwo.so",), (0,)),
        PurePosixPath("p.libs/libtwo.so"): Needs((), (0,)),
        PurePosixPath("p.libs/libthree.so"): Needs(("libfour.so",), (0,)),
        PurePosixPath("p.libs/libfour.so"): Needs((), (0,)),
    }
    for one in needs:
        (tmp_path / one).parent.mkdir(exist_ok=True)
        (tmp_path / one).touch()
    trim_libraries(tmp_path, needs)
    assert {one.name for one in tmp_path.rglob("*.so")} == {
        "a.so",
        "libone.so",
        "libtwo.so",
    }


def test_a_package_keeps_what_is_read_of_it(tmp_path):
    told = tmp_path / "a-1.dist-info"
    (told / "licenses").mkdir(parents=True)
    for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"):
        (told / name).touch()
    trim_packages(tmp_path)
    assert {one.name for one in told.iterdir()} == {"METADATA", "entry_points.txt"}


def wheel(place: Path, name: str, content: str) -> None:
    made = place / "a-1-py3-none-any.whl"
    place.mkdir()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)


def test_a_file_that_two_pythons_have_differently_is_found(tmp_path):
    wheel(tmp_path / "one", "a/b.so", "for one")
    wheel(tmp_path / "two", "a/b.so", "for another")
    unpack_packages(tmp_path / "one", tmp_path / "lib", {})
    with pytest.raises(Failed, match=r"a/b\.so is not the same"):
        unpack_packages(tmp_path / "two", tmp_path / "lib", {})


def test_for_which_pythons_a_module_is_there(tmp_path):
    (tmp_path / "p").mkdir()
    for tag in ("311", "313"):
        (tmp_path / "p" / f"a.cpython-{tag}-x86_64-linux-gnu.so").touch()
    assert pythons_of(tmp_path) == {"p/a": {"3.11", "3.13"}}
    with pytest.raises(Failed, match=r"p/a is not there for Python 3\.12\."):
        hold_complete(tmp_path)


def test_nothing_of_qt_that_is_installed_can_reach_a_network():
    assert not [one for one in QT if re.search("network|tls|web(?!p)|vnc", one, re.I)]
    assert not is_used("PySide6/Qt/lib/libQt6Network.so.6", PARTS)
    assert is_used("PySide6/Qt/lib/libQt6DBus.so.6", PARTS)


@pytest.mark.parametrize("page", [swedish, english])
def test_every_command_and_option_stands_in_the_manual(page):
    words = page("0.1.0", MOMENT).replace("\\-", "-")
    commands = [parser.prog for parser, _ in leaves(command_line())]
    assert len(commands) > 20
    for one in (*commands, "--vault", "--practice", "--version"):
        assert one in words, one


def test_the_swedish_manual_has_options_and_commands_apart():
    words = swedish("0.1.0", MOMENT).replace("\\-", "-")
    options = words.partition(".SH VAL\n")[2].partition(".SH")[0]
    commands = words.partition(".SH KOMMANDON\n")[2].partition(".SH")[0]
    assert "--practice" in options
    assert "overblick " not in options
    assert ".B overblick forms check [FIL ...]\n" in commands
    assert "--practice" not in commands


@needs_man
@pytest.mark.parametrize("page", [swedish, english])
def test_the_manual_can_be_read(tmp_path, page):
    file = tmp_path / "overblick.1.gz"
    file.write_bytes(papers.packed(page("0.1.0", MOMENT)))
    look_at_page(file)
    file.write_bytes(papers.packed(page("0.1.0", MOMENT) + ".NOSUCH macro\n"))
    with pytest.raises(Failed):
        look_at_page(file)


def test_the_copyright_names_every_package():
    said = papers.copyright_of(LOCK)
    for name, number, _, _ in locked(LOCK.read_text("utf-8")):
        assert f"  {name} {number}: " in said
    assert "European Union Public Licence".lower() in said.lower()


def test_the_changelog_is_debians(tree):
    said = gzip.decompress((tree / DOC / "changelog.gz").read_bytes()).decode()
    assert said.startswith("overblick (0.1.0) stable; urgency=medium\n")
    if shutil.which("dpkg-parsechangelog"):
        file = tree / "changelog"
        file.write_text(said)
        told = run("dpkg-parsechangelog", "-l", file, "--show-field", "Version")
        assert told == "0.1.0\n"


def test_the_menu_has_the_program_and_the_practice():
    menu = ConfigParser(interpolation=None, strict=True)
    menu.optionxform = str  # type: ignore[assignment,method-assign]
    menu.read(HERE / f"{ID}.desktop", "utf-8")
    assert WINDOW_ID == ID == menu["Desktop Entry"]["Icon"]
    assert menu["Desktop Entry"]["Exec"] == "overblick"
    assert menu["Desktop Action Practice"]["Exec"] == "overblick --practice"


def test_software_centres_are_told_this_version():
    page = ET.parse(HERE / f"{ID}.metainfo.xml")  # noqa: S314 - our own
    releases = [one.attrib["version"] for one in page.iter("release")]
    assert releases[0] == version()


def test_the_starter_looks_nowhere_else():
    first = (HERE / "overblick").read_text("utf-8").splitlines()[0]
    assert first == "#!/usr/bin/python3 -ISB"  # no variables, no site, no bytecode written


@pytest.mark.skipif(os.name != "posix", reason="of sh")
def test_the_scripts_are_sound():
    for name in ("postinst", "prerm", "rtupdate"):
        run("sh", "-n", HERE / "debian" / name)


def test_every_override_has_its_reason():
    lines = (HERE / "debian" / "overrides").read_text("utf-8").splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        assert line.startswith(("#", "overblick: "))
        assert line.startswith("#") or before
    assert lines[0].startswith("#")


def test_the_page_for_offices_has_the_line_that_installs():
    said = (ROOT / "installer/linux/README.md").read_text("utf-8")
    assert f"sudo apt install ./{file_name(version())}" in said
