# SPDX-License-Identifier: EUPL-1.2
"""What the documents say about the tree is true: folders, files, recipes, commands, links."""

import ast
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.forms.bank import Bank
from app.forms.check import check_form
from app.forms.load import load_form
from installer.linux.libraries import PACKAGES
from installer.tools import listed
from tests.library import GRUND, LIBRARY

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("installer/**/*.md")]
)
LONGEST = 350  # lines of a module


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def block_after(text: str, comment: str) -> str:
    """The fenced block that follows the comment `<!-- comment -->`."""
    found = re.search(rf"^<!-- {comment} -->\n```\w+\n(.*?)^```$", text, re.M | re.S)
    assert found, f"README.md has no block after <!-- {comment} -->"
    return found[1]


def folders_named(text: str) -> set[str]:
    return set(
        re.findall(r"\b((?:app|resources|tests|installer|docs)/(?:\w+/)*)(?![\w.])", text)
    )


def modules_named(text: str) -> set[str]:
    return set(re.findall(r"`(?:[\w/]+/)?(\w+\.(?:py|sql))`", text))


def recipes_named(text: str) -> set[str]:
    return set(re.findall(r"(?:`|^)just ([a-z-]+)", text, re.M))


def links(text: str) -> set[str]:
    found = re.findall(r"\]\(([^)#]+)[^)]*\)", text)
    return {link for link in found if "://" not in link}


def too_long(text: str) -> bool:
    return len(text.splitlines()) > LONGEST


def folders_of(place: str) -> set[str]:
    """Folders under a place that hold something of ours, with a slash after."""
    files = [one for one in (ROOT / place).rglob("*") if one.is_file()]
    ours = [one for one in files if "__pycache__" not in one.parts]
    return {f"{one.parent.relative_to(ROOT).as_posix()}/" for one in ours}


def test_every_folder_that_is_named_exists():
    named = folders_named(read("ARCHITECTURE.md"))
    assert len(named) > 10
    assert not [one for one in named if not (ROOT / one).is_dir()]


def test_every_folder_of_the_program_is_named():
    assert folders_of("app") - folders_named(read("ARCHITECTURE.md")) == set()


def test_every_module_that_is_named_exists():
    named = modules_named(read("ARCHITECTURE.md"))
    assert len(named) > 10
    there = {
        one.name
        for place in ("app", "installer", "tests")
        for one in (ROOT / place).rglob("*.*")
    }
    assert named - there == set()


def test_a_folder_or_module_that_is_gone_would_be_found():
    text = "`app/gone/` and `app/forms/` and `app/forms/gone.py`, `tests/`"
    assert folders_named(text) == {"app/gone/", "app/forms/", "tests/"}
    assert modules_named(text) == {"gone.py"}


def names_in(code: str, names: set[str]) -> set[str]:
    """The names that stand as texts in code, alone or after a colon; not codes of faults (F10)."""
    nodes = list(ast.walk(ast.parse(code)))
    calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
    codes = {one.args[0] for one in calls if getattr(one.func, "id", "") == "Finding"}
    texts = (node for node in nodes if isinstance(node, ast.Constant) and node not in codes)
    said = {part for node in texts for part in str(node.value).split(":")}
    return said & names


def test_the_code_knows_no_question_and_no_area():
    form = LIBRARY.form(GRUND)
    names = {*form.questions, *(area.id for area in form.areas)}
    keyboard = {f"F{number}" for number in range(1, 13)}
    found = {}
    for path in (ROOT / "app").rglob("*.py"):
        meant = names - keyboard if "ui" in path.parts else names
        found[path.relative_to(ROOT).as_posix()] = names_in(path.read_text("utf-8"), meant)
    assert {name: here for name, here in found.items() if here} == {}


def test_a_question_or_an_area_that_the_code_knows_would_be_found():
    names = {"C9", "F10", "family"}
    assert names_in("x = ('C9', 'c9', 'area:family')", names) == {"C9", "family"}
    assert names_in("Finding('F10', 'place'); other('F10')", names) == {"F10"}
    assert names_in("Finding('F10', 'place')", names) == set()


def test_no_module_is_long():
    long = [one for one in (ROOT / "app").rglob("*.py") if too_long(one.read_text("utf-8"))]
    assert long == []
    assert too_long("pass\n" * (LONGEST + 1))


def named_twice(modules: Mapping[str, str]) -> set[str]:
    """Names of files, and of classes, that stand for two things; by path and code."""
    files = [path.rpartition("/")[2] for path in modules if "__init__" not in path]
    nodes = (node for code in modules.values() for node in ast.walk(ast.parse(code)))
    classes = [node.name for node in nodes if isinstance(node, ast.ClassDef)]
    return {name for name, many in Counter([*files, *classes]).items() if many > 1}


def test_no_file_and_no_class_has_the_name_of_another():
    paths = (ROOT / "app").rglob("*.py")
    assert named_twice({one.as_posix(): one.read_text("utf-8") for one in paths}) == set()
    assert named_twice({"a/rows.py": "class Row: ...", "b/rows.py": "class Row: ..."}) == {
        "rows.py",
        "Row",
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_every_recipe_and_link_exists(document):
    text = document.read_text(encoding="utf-8")
    recipes = set(re.findall(r"^([a-z-]+)(?: \*[A-Z]+)?:", read("justfile"), re.M))
    assert recipes_named(text) - recipes == set()
    assert not [link for link in links(text) if not (document.parent / link).exists()]


def test_a_recipe_or_link_that_is_gone_would_be_found():
    text = "`just gone` or\njust gone-too   # says\n[here](gone.md#part) ![and](a/b.png)"
    assert recipes_named(text) == {"gone", "gone-too"}
    assert links(text + "[far](https://example.org)") == {"gone.md", "a/b.png"}


def repeats_a_group_possessively(code: str) -> bool:
    return re.search(r"\)(?:[*+?]|\{[\d,{}]*\})\+", code) is not None


def test_no_pattern_says_what_the_python_of_debian_12_gets_wrong():
    """Up to 3.11.4 (gh-106052) a group with *+ may stop behind what it should stop before."""
    wrong = [
        one
        for one in (ROOT / "app").rglob("*.py")
        if repeats_a_group_possessively(one.read_text("utf-8"))
    ]
    assert wrong == []
    assert repeats_a_group_possessively("(?: '(?!'') [^']*+ )*+")
    assert not repeats_a_group_possessively("(?> (?: '(?!'') [^']*+ )* )")


def test_recipes_are_one_ordinary_command_each():
    for recipe in re.split(r"\n\n", read("justfile")):
        body = [line for line in recipe.splitlines() if line.startswith("    ")]
        assert len(body) <= 1
        assert not re.search(r"[|;&$]|\.venv|/bin", "".join(body)), recipe


def test_ci_runs_the_command_of_the_readme():
    command = block_after(read("README.md"), "the test command").strip()
    assert command.startswith(
        "sh installer/linux/ready.sh tests && python3 -m venv .venv && "
    )
    assert command.endswith(" && just check")
    assert "\n" not in command
    script = read(".ci/run")
    assert "bash -c \"$(readme 'the test command')\"" in script
    assert not re.search(r"apt|pip install|pytest|ruff|mypy", script)
    function = re.search(r"^readme\(\).*$", script, re.M)
    assert function
    if bash := shutil.which("bash"):  # as CI reads it; Windows has none
        ran = [bash, "-c", f"{function[0]}\nreadme 'the test command'"]
        out = subprocess.run(ran, cwd=ROOT, capture_output=True, text=True, check=True)
        assert out.stdout.strip() == command


def test_the_two_commands_set_up_the_same_way():
    readme = read("README.md")
    practice = block_after(readme, "the practice command").strip()
    test = block_after(readme, "the test command").strip()
    assert practice.startswith("sh installer/linux/ready.sh && python3 -m venv .venv && ")
    assert practice.endswith(" && .venv/bin/overblick --practice")
    for command, lock in ((practice, "requirements.txt"), (test, "requirements-dev.txt")):
        assert f"pip install --require-hashes -r {lock} && " in command
        assert "pip install --no-deps --no-build-isolation -e . && " in command


def test_the_package_asks_for_the_libraries_that_the_program_needs_from_its_source():
    asked = {one for names in PACKAGES.values() for one in names.split(" | ")}
    libraries = {one for one in listed("program") if one.startswith("lib")}
    # Wayland by the graphics card is left out of the package.
    assert libraries - asked == {"libwayland-egl1"}


def test_the_form_in_the_readme_is_sound():
    form = load_form(block_after(read("README.md"), "the example form"), Bank([]), {})
    assert check_form(form) == ()
    assert list(form.questions) == ["S1", "S2"]


def binds_arguments(code: str) -> bool:
    """Whether a signal is connected to a lambda or a partial, which can outlive its widget."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    connects = (call for call in calls if getattr(call.func, "attr", "") == "connect")
    inside = (node for call in connects for slot in call.args for node in ast.walk(slot))
    return any(
        isinstance(node, ast.Lambda)
        or (isinstance(node, ast.Name | ast.Attribute) and _name(node) == "partial")
        for node in inside
    )


def _name(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr


def test_signals_are_connected_to_bound_methods():
    paths = {one.relative_to(ROOT).as_posix(): one for one in (ROOT / "app").rglob("*.py")}
    assert [
        name for name, one in paths.items() if binds_arguments(one.read_text("utf-8"))
    ] == []


def test_a_signal_that_is_connected_to_a_partial_would_be_found():
    assert binds_arguments("made.clicked.connect(partial(self.go, 1))")
    assert binds_arguments("made.clicked.connect(\n    functools.partial(self.go, 1)\n)")
    assert binds_arguments("made.clicked.connect(lambda: self.go(1))")
    assert not binds_arguments("made.clicked.connect(self.go)")
