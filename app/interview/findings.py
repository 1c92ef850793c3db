# SPDX-License-Identifier: EUPL-1.2
"""What a look through the whole vault has found wrong, in Swedish: a sentence for each."""

from app.storage.records import Findings


def wrong_words(found: Findings) -> tuple[str, ...]:
    """A sentence for each thing that is not as it must be; () where all is well."""
    said = []
    if not found.whole:
        said.append(
            "Filen med uppgifterna är skadad. Låt den ligga och hämta tillbaka den senaste "
            "säkerhetskopian."
        )
    said += [
        f"Intervju {one} är inte som när den signerades: den har ändrats, öppnats igen eller "
        "tagits bort."
        for one in found.seals
    ]
    said += [f"Loggen är ändrad vid händelse {one}." for one in found.events]
    said += [f"Gallringsprotokoll {one} är ändrat." for one in found.disposals]
    said += [
        f"Intervju {one} ska finnas enligt loggen men är borta, och loggen säger inte varför."
        for one in found.interviews
    ]
    said += [
        f"Klient {one} ska finnas enligt loggen men är borta, och loggen säger inte varför."
        for one in found.clients
    ]
    said += [
        f"Klient {one} har förts samman med en annan eller tagits isär, utan att det står i loggen."
        for one in found.joined
    ]
    if found.guards:
        names = ", ".join(found.guards)
        said.append(
            "Skyddet mot ändringar i loggen och i signerade intervjuer är inte helt. Säg det till "
            f"it-stödet: {names}."
        )
    return tuple(said)
