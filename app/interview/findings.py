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
        f"Intervju {one} har ändrats eller tagits bort efter signeringen."
        for one in found.seals
    ]
    said += [f"Loggen är ändrad vid händelse {one}." for one in found.events]
    said += [f"Gallringsprotokoll {one} är ändrat." for one in found.disposals]
    said += [
        f"Intervju {one} står i loggen men finns inte, och inget säger varför."
        for one in found.interviews
    ]
    said += [
        f"Klient {one} står i loggen men finns inte, och inget säger varför."
        for one in found.clients
    ]
    if found.guards:
        names = ", ".join(found.guards)
        said.append(f"Spärrar i valvets fil saknas eller är ändrade: {names}.")
    return tuple(said)
