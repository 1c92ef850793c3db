# SPDX-License-Identifier: EUPL-1.2
"""`python -m installer packages` makes the packages in dist/; `packages-check` tries them, too.

`test-windows` runs the tests of this checkout on a Windows under Wine.
"""

import sys
from collections.abc import Sequence

from installer.commands import Failed
from installer.linux import package as linux
from installer.places import OUT
from installer.sums import write_sums
from installer.windows import package as windows
from installer.windows.tests.run import run_tests

_USE = """\
python -m installer packages|packages-check [msi|deb] [--sign WORDS OF osslsigncode sign]
python -m installer test-windows [TESTS OR OTHER WORDS OF pytest]"""
_PARTS = ("msi", "deb")
_KINDS = ("*.msi", "*.deb", "*.cdx.json")


def main(words: Sequence[str]) -> int:
    """0 if all went well."""
    what, *rest = words or [""]
    parts = (rest.pop(0),) if rest and rest[0] in _PARTS else _PARTS
    is_packing = what in ("packages", "packages-check") and rest[:1] in ([], ["--sign"])
    if not is_packing and what != "test-windows":
        print(_USE, file=sys.stderr)
        return 2
    try:
        if what == "test-windows":
            return run_tests(words[1:])
        for part in parts:
            _make(part, rest[1:], tried=what == "packages-check")
    except Failed as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _make(part: str, certificate: Sequence[str], *, tried: bool) -> None:
    """Make one package, add its sum, and try it if it is to be tried."""
    if part == "msi":
        made = windows.make(certificate)
        _tell_sums()
        if tried:
            windows.check(made)
            print(f"{made.msi.name}: installed, used, upgraded and removed under Wine.")
    else:
        package = linux.make()
        _tell_sums()
        if tried:
            linux.check(package)
            print(f"{package.deb.name}: installed, used, upgraded and removed.")


def _tell_sums() -> None:
    print(write_sums(OUT, _KINDS).read_text(encoding="utf-8"), end="", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
