# SPDX-License-Identifier: EUPL-1.2
"""Builds the wheel, installs it in an empty environment outside the checkout, tries it there.

Run with `python -m tests.empty_install`, from the top folder. It is no test for pytest, since it
fetches every package of requirements.txt.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, place: Path) -> str:
    """What a command prints; its errors go where ours go, and a failure ends this."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=place,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def main() -> None:
    """Build, install, list the forms."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
        run(*build, "--outdir", place, ROOT, place=ROOT)
        (wheel,) = place.glob("*.whl")
        venv.create(place / "venv", with_pip=True)
        programs = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        pip = (programs / "pip", "install", "--quiet")
        run(*pip, "--require-hashes", "-r", ROOT / "requirements.txt", place=place)
        run(*pip, "--no-deps", wheel, place=place)
        listed = run(programs / "overblick", "forms", "list", place=place)
        if "asi-grund" not in listed:
            sys.exit(f"The installed program does not list its forms. It said:\n{listed}")
        print(f"{wheel.name}: installs in an empty environment, and lists its forms.")  # noqa: T201 # says how it went


if __name__ == "__main__":
    main()
