# SPDX-License-Identifier: EUPL-1.2
"""Where packages are made: what was fetched, what is half done, what is finished."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
DOWNLOADS = ROOT / ".cache" / "packages"  # kept, so that the next build needs no network
WORK = ROOT / "build" / "packages"  # thrown away and made anew by each build
OUT = ROOT / "dist"
