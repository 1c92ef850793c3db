# SPDX-License-Identifier: EUPL-1.2
"""What a vault can tell a user of copies, beyond that one was not made."""

from app.storage.errors import NotCopied
from app.user_error import UserError


class DamagedNotCopied(NotCopied):
    """A page of the open vault cannot be read, so no copy of it can be made."""

    what = (
        "Filen med uppgifterna (data.db) är skadad på något ställe, så det går inte att ta "
        "en säkerhetskopia."
    )
    remedy = (
        "De kopior som redan finns är kvar. Skriv inte mer i valvet. Du kan hämta tillbaka den "
        "senaste kopian, rädda det som går att läsa, eller låta allt vara och be it-stödet "
        "om hjälp."
    )


class OldCopiesKept(NotCopied):
    """The copy is made; one that was to be thinned out could not be taken away."""

    what = "Säkerhetskopian är klar, men en gammal kopia gick inte att ta bort."
    remedy = (
        "Den nya kopian är provad. Programmet försöker ta bort den gamla igen nästa gång. Stäng "
        "gärna andra program som kan ha filer öppna i valvets mapp."
    )


class BroughtBackUnsurely(UserError):
    """A copy took the vault's place, and then the disk did not answer."""

    what = "Säkerhetskopian är hämtad tillbaka, men disken svarade inte när det skulle bekräftas."
    remedy = (
        "Det som låg där förut är undanlagt i mappen set-aside. Kontrollera att disken är "
        "ansluten, öppna valvet och se efter att allt är där. Hämta annars tillbaka kopian en "
        "gång till."
    )
