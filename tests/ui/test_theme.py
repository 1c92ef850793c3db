# SPDX-License-Identifier: EUPL-1.2
"""Every pair of text and ground that the stylesheet puts together can be read (WCAG AA)."""

from dataclasses import astuple, replace

import pytest

from app.ui.theme import DARK, LIGHT, SCALES, Colours, Look, stylesheet

LEAST = 4.5
PAIRS = (
    *(("ink", ground) for ground in ("paper", "surface", "accent_ground")),
    *(("quiet", ground) for ground in ("paper", "surface", "accent_ground")),
    *(("accent", ground) for ground in ("paper", "surface", "accent_ground")),
    *(("signal", ground) for ground in ("paper", "surface", "signal_ground")),
    ("on_accent", "accent"),
    ("signal_ground", "signal"),
)


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", 0-1, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, 1-21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak(colours: Colours) -> list[str]:
    """Pairs that are hard to read."""
    return [
        f"{text} on {ground}: {ratio:.2f}"
        for text, ground in PAIRS
        if (ratio := contrast(getattr(colours, text), getattr(colours, ground))) < LEAST
    ]


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_can_be_read(colours: Colours) -> None:
    assert weak(colours) == []


def test_a_planted_weak_pair_is_found() -> None:
    assert weak(replace(LIGHT, quiet="#9AA5A8")) != []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", SCALES)
def test_the_stylesheet_holds_only_the_palette(dark: bool, scale: int) -> None:
    look = Look(dark=dark, scale=scale)
    words = stylesheet(look).replace(";", " ").replace("}", " ").split()
    used = {word for word in words if word.startswith("#")}
    assert used <= set(astuple(look.colours))
    assert used
