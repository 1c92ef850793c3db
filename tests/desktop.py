# SPDX-License-Identifier: EUPL-1.2
"""A desktop that nobody sees, with room for the program's window: Qt's own is 800 by 800."""

from pathlib import Path

OFFSCREEN = f"offscreen:configfile={Path(__file__).with_name('desktop.json')}"
