# SPDX-License-Identifier: EUPL-1.2
"""Where the log ends, as it is put on paper: what only a paper outside the vault can show.

Whoever can open the vault has its key, and with that could write a whole new log that fits.
The signs of the old one on a paper in a locked drawer do not fit the new one.
"""

from typing import NamedTuple

from app.storage.log.events import Event
from app.storage.vault.vault import Vault

END_CUT = (
    "Något stämmer inte i slutet av loggen eller av listan över signerade intervjuer. Något kan ha "
    "tagits bort ur valvets fil, eller lagts tillbaka i den."
)
END_CUT_THEN = (
    "Programmet har antecknat det i loggen. Berätta för din chef så snart du kan. På sidan Loggen, "
    "under Valvet, står vad ni gör. Det här försvinner när en loggkontroll är avslutad."
)
GO_ON = "Det går att arbeta vidare under tiden."  # unless something else is wrong, too


class LogEnd(NamedTuple):
    """The number of an event, and the signs that stand for the log up to it."""

    number: int
    signs: str

    @property
    def words(self) -> str:
        """For people: "händelse 1234, tecken ABCD-EFGH-…"."""
        return f"händelse {self.number}, tecken {self.signs}"


def log_end(vault: Vault) -> LogEnd:
    """Where the log ends now."""
    return LogEnd(*vault.log.fingerprint())


def end_was_cut(vault: Vault) -> bool:
    """Whether an end that did not fit was met and no manager has looked through the log since."""
    met = vault.log.last_number(Event.END_MISFIT)
    return bool(met) and met > vault.log.last_number(Event.REVIEWED)


def end_words(vault: Vault) -> str:
    """One sentence for a paper or a terminal."""
    return f"Loggen slutar nu vid {log_end(vault).words}."


def compared_words(*, fits: bool, number: int) -> str:
    """What came of holding the log against a paper."""
    if fits:
        return (
            f"✓ Papperet stämmer: loggen till och med händelse {number} är den den var då."
        )
    return (
        f"Papperet stämmer inte med loggen vid händelse {number}. Kontrollera att du skrev rätt. "
        "Har en äldre säkerhetskopia hämtats tillbaka sedan dess, eller valvet räddats ur en "
        "skadad fil, kan det vara förklaringen. Annars kan någon ha ändrat loggen: ta inte bort "
        "något, ta en säkerhetskopia och tala med den som ansvarar för informationssäkerheten."
    )
