# SPDX-License-Identifier: EUPL-1.2
"""What the public forge's workflow calls is there, and what it takes from others is named by commit."""

import importlib.util
import re

from installer.places import OUT, ROOT, WORK

FILE = ROOT / ".github" / "workflows" / "packages.yml"


def read() -> str:
    return FILE.read_text(encoding="utf-8")


def recipes(text: str) -> set[str]:
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return set(re.findall(r"\bjust ([a-z-]+)", "\n".join(lines)))


def unpinned(text: str) -> list[str]:
    """Steps of others that are not named by a whole commit, with the version it is said to be."""
    uses = re.findall(r"uses: (.+)", text)
    return [one for one in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", one)]


def test_each_recipe_it_calls_exists():
    there = re.findall(r"^([a-z-]+)(?: \*[A-Z]+)?:", (ROOT / "justfile").read_text(), re.M)
    called = recipes(read())
    assert called == {"packages-check", "test"}
    assert called <= set(there)
    assert recipes("      run: just gone-too\n# just said") == {"gone-too"}


def test_each_file_and_module_it_calls_exists():
    text = read()
    (module,) = re.findall(r"python -m (installer[\w.]*)", text)
    assert importlib.util.find_spec(module)
    for name in (".ci/run", "installer/linux/ready.sh", "requirements-dev.txt"):
        assert name in text
        assert (ROOT / name).is_file()
    for made in (OUT, WORK / "windows" / "later"):
        assert made.relative_to(ROOT).as_posix() in text


def test_what_others_made_is_named_by_commit():
    assert unpinned(read()) == []
    assert len(re.findall("uses: ", read())) > 5
    assert unpinned("- uses: actions/checkout@v7\n- uses: a/b@main # v1") != []


def test_it_says_that_it_has_not_run():
    """Take this test away, and the word with it, when it has."""
    assert "NEVER RUN YET" in read()
