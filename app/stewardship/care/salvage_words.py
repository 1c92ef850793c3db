# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a vault, and what was saved of a damaged one: in Swedish.

The words are the same in the window and on the command line.
"""

from typing import Final

from app.storage.records import Findings
from app.storage.salvage.salvaging import Salvaged
from app.swedish_figures import spaced

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
    text = f"Skadade sidor i filen: {least}{damaged} av {least}{pages}."
    if not done.missing_pages:
        return text
    missing = "En" if done.missing_pages == 1 else spaced(done.missing_pages)
    return f"{text} {missing} av dem saknas helt: slutet av filen är borta."


def lacking_words(done: Salvaged) -> tuple[str, ...]:
    """What may be missing beside the interviews that are named, a sentence each; () for nothing."""
    texts: list[str] = []
    lists = tuple(name for name in ("client", "interview") if name in done.lacking)
    if lists:
        texts.append(f"Det kan finnas fler {_MORE[lists]} än de som gick att rädda.")
    others = dict.fromkeys(words for name, words in _LISTS.items() if name in done.lacking)
    if others:
        texts.append(f"Något kan också saknas bland: {', '.join(others)}.")
    if not done.tells_end:
        texts.append(
            "Filens första sida går inte att lita på. Därför går det inte att se om slutet "
            "av filen är borta, och mer kan saknas än det som står här."
        )
    return tuple(texts)


def is_all_there(done: Salvaged) -> bool:
    """Whether nothing shows that any interview may lack anything, or be missing."""
    return not (done.holes or done.missing_pages or "interview" in done.lacking)


def wrong_words(findings: Findings) -> tuple[str, ...]:
    """A sentence for each thing that is not as it must be; () where all is well."""
    said = []
    if not findings.whole:
        said.append(
            "Filen med uppgifterna är skadad. Låt den ligga och hämta tillbaka den senaste "
            "säkerhetskopian."
        )
    said += [
        f"Intervju {seal} är inte som när den signerades: den har ändrats, öppnats igen eller "
        "tagits bort."
        for seal in findings.seals
    ]
    said += [f"Loggen är ändrad vid händelse {event}." for event in findings.events]
    said += [f"Gallringsprotokoll {disposal} är ändrat." for disposal in findings.disposals]
    gone = "ska finnas enligt loggen men är borta, och loggen säger inte varför."
    said += [f"Intervju {interview} {gone}" for interview in findings.interviews]
    said += [f"Klient {client} {gone}" for client in findings.clients]
    apart = "har förts samman med en annan eller tagits isär, utan att det står i loggen."
    said += [f"Klient {number} {apart}" for number in findings.joined]
    if findings.guards:
        names = ", ".join(findings.guards)
        said.append(
            "Skyddet mot ändringar i loggen och i signerade intervjuer är inte helt. Säg det till "
            f"it-stödet: {names}."
        )
    return tuple(said)
