# SPDX-License-Identifier: EUPL-1.2
"""Days in Swedish words, without asking the computer's own language settings."""

from datetime import date

_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """For example "19 november 2026"."""
    return f"{day.day} {month_in_words(day)}"


def month_in_words(day: date) -> str:
    """For example "november 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"
