# SPDX-License-Identifier: EUPL-1.2
"""What every återkoppling says, whoever it is for."""

THANKS = "Tack för att du berättade."
OPENING = (
    "Här har vi samlat vad du sa och hur vi förstår det.",
    "Läs i lugn och ro. Säg till om något inte stämmer, så rättar vi det tillsammans.",
)
READING = (
    "Ju fler fyllda rutor, desto svårare är det just nu. Siffran visar också hur mycket mer "
    "hjälp som behövs, utöver den du redan får. Från 4 och uppåt behövs mer hjälp."
)
LATER = "Det här fyller vi i tillsammans."
MISSED = "Säg till om något ska stå här."


def opening(*, thanks: bool) -> tuple[str, str]:
    """How the sheet begins, in two paragraphs; it thanks only whoever has told something."""
    first, second = OPENING
    return (f"{THANKS} {first}" if thanks else first), second


def nothing_hard(*, wished: bool) -> str:
    """What stands for "det som är svårt" where nothing does; a wish for help is named below."""
    return "Det du vill ha hjälp med står i rutan nedanför." if wished else MISSED
