# SPDX-License-Identifier: EUPL-1.2
"""What was saved of a damaged vault, in Swedish: above all what may be missing.

The words are the same in the window and on the command line.
"""

from typing import Final

from app.figures import spaced
from app.storage.salvaging import Salvaged

_MORE: Final = {
    ("client", "interview"): "klienter och intervjuer",
    ("client",): "klienter",
    ("interview",): "intervjuer",
}
_LISTS: Final = {
    "form": "formulär",
    "hold": "skäl att vänta med gallring",
    "joined": "uppgifter om vilka som är samma person",
    "disposal": "gallringsprotokoll",
    "disposal_line": "gallringsprotokoll",
    "staff": "handläggare",
    "setting": "inställningar",
    "review": "loggkontroller",
}


def pages_words(done: Salvaged) -> str:
    """How many pages of the file cannot be read, in one or two sentences."""
    damaged, pages = spaced(done.damaged_pages), spaced(done.pages)
    least = "" if done.tells_end else "minst "
    said = f"Skadade sidor i filen: {least}{damaged} av {least}{pages}."
    if done.missing_pages == 1:
        said += " En av dem saknas helt: slutet av filen är borta."
    elif done.missing_pages:
        missing = spaced(done.missing_pages)
        said += f" {missing} av dem saknas helt: slutet av filen är borta."
    return said


def lacking_words(done: Salvaged) -> tuple[str, ...]:
    """What may be missing beside the interviews that are named, a sentence each; () for nothing."""
    said: list[str] = []
    lists = tuple(name for name in ("client", "interview") if name in done.lacking)
    if lists:
        said.append(f"Det kan finnas fler {_MORE[lists]} än de som gick att rädda.")
    others = dict.fromkeys(words for name, words in _LISTS.items() if name in done.lacking)
    if others:
        said.append(f"Något kan också saknas bland: {', '.join(others)}.")
    if not done.tells_end:
        said.append(
            "Filens första sida går inte att lita på. Därför går det inte att se om slutet "
            "av filen är borta, och mer kan saknas än det som står här."
        )
    return tuple(said)


def is_all_there(done: Salvaged) -> bool:
    """Whether nothing shows that any interview may lack anything, or be missing."""
    return not (done.holes or done.missing_pages or "interview" in done.lacking)
