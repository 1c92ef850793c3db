# SPDX-License-Identifier: EUPL-1.2
"""`python -m installer packages` makes the packages in dist/; `packages-check` tries them, too.

`test-windows` runs the tests of this checkout on a Windows under Wine.
"""

import sys
from collections.abc import Sequence

from installer.commands import Failed
from installer.places import OUT
from installer.sums import write_sums
from installer.windows import package as windows
from installer.windows.tests.run import run_tests

_USE = """\
python -m installer packages|packages-check [--sign WORDS OF osslsigncode sign]
python -m installer test-windows [TESTS OR OTHER WORDS OF pytest]"""
_KINDS = ("*.msi", "*.cdx.json")


def main(words: Sequence[str]) -> int:
    """0 if all went well."""
    what, *rest = words or [""]
    is_packing = what in ("packages", "packages-check") and rest[:1] in ([], ["--sign"])
    if not is_packing and what != "test-windows":
        print(_USE, file=sys.stderr)
        return 2
    try:
        if what == "test-windows":
            return run_tests(rest)
        made = windows.make(rest[1:])
        print(write_sums(OUT, _KINDS).read_text(encoding="utf-8"), end="", flush=True)
        if what == "packages-check":
            windows.check(made)
            print(f"{made.msi.name}: installed, used, upgraded and removed under Wine.")
    except Failed as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
