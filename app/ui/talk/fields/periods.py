# SPDX-License-Identifier: EUPL-1.2
"""The time that a question is about, in the words on its card."""

PERIODS = {
    "30": "senaste 30 dagarna",
    "6m": "senaste sex månaderna",
    "3y": "senaste tre åren",
    "life": "hela livet",
    "before": "tidigare i livet",
    "now": "just nu",
    "since": "sedan förra intervjun",
}


def period_said(period: str, number: str) -> str:
    """The words of a period; "" for none, and where the question's number ends in them already."""
    text = PERIODS.get(period, "")
    return "" if text and number.endswith(text) else text
