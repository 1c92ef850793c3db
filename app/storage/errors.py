# SPDX-License-Identifier: EUPL-1.2
"""Everything the vault can tell a user: one class per thing that can be told."""

from app.user_error import UserError


class NoVault(UserError):
    """The folder holds neither data nor keys."""

    what = "Det finns inget valv i den här mappen."
    remedy = "Välj en annan mapp, eller skapa ett nytt valv här."


class VaultExists(UserError):
    """A new vault was asked for where something already is."""

    what = "Mappen är inte tom, så här går det inte att skapa ett nytt valv."
    remedy = "Välj en tom mapp eller ett nytt mappnamn. Inget i mappen har ändrats."


class HalfVault(UserError):
    """Only the data or only the keys are there."""

    what = "En del av valvet saknas i mappen."
    remedy = (
        "Uppgifter och nycklar hör ihop och måste ligga i samma mapp. Leta efter filen som "
        "saknas, eller hämta tillbaka en säkerhetskopia."
    )


class MissingKeyFile(HalfVault):
    """data.db is there, neither copy of the keys is."""

    what = "Valvets nyckelfil saknas, så uppgifterna går inte att låsa upp."
    remedy = (
        "Uppgifterna ligger kvar i mappen. Lägg tillbaka filen keys.json eller keys-2.json. "
        "Finns ingen av dem går det bra att ta den från den senaste säkerhetskopian: öppna då "
        "med en lösenfras eller återställningskod som gällde när kopian togs och fortfarande "
        "gäller. Sedan kan alla öppna som vanligt igen."
    )


class MissingDataFile(HalfVault):
    """The keys are there, data.db is not."""

    what = "Valvets nycklar finns, men filen med uppgifterna (data.db) saknas."
    remedy = (
        "Leta efter data.db och lägg tillbaka den, eller hämta tillbaka en säkerhetskopia."
    )


class WrongPassphrase(UserError):
    """The key file is whole, and no slot opens with this passphrase."""

    what = "Lösenfrasen stämmer inte."
    remedy = (
        "Valvet är helt och uppgifterna är kvar. Kontrollera att skiftlåset (Caps Lock) är "
        "av och skriv lösenfrasen igen, eller använd återställningskoden."
    )


class WrongRecoveryCode(UserError):
    """The code is well formed, and belongs to another vault or has been exchanged."""

    what = "Återställningskoden är rätt skriven men hör inte till det här valvet."
    remedy = (
        "Valvet är helt och uppgifterna är kvar. Kontrollera att utskriften gäller det "
        "här valvet och att den är den senaste."
    )


class MistypedRecoveryCode(UserError):
    """The code's checksum or length is wrong."""

    what = "Återställningskoden är felskriven någonstans."
    remedy = (
        "Jämför den med utskriften, grupp för grupp. Mellanrum spelar ingen roll, och inte "
        "heller stora eller små bokstäver."
    )


class DamagedKeyFile(UserError):
    """No copy of the key file is whole."""

    what = "Valvets nyckelfil är skadad, och reservkopian är också skadad."
    remedy = (
        "Det beror inte på lösenfrasen, och uppgifterna är orörda. Lägg tillbaka keys.json "
        "från den senaste säkerhetskopian, och öppna med en lösenfras eller återställningskod "
        "som gällde när kopian togs och fortfarande gäller. Sedan kan alla öppna som vanligt."
    )


class DamagedVault(UserError):
    """The key is right, and data.db cannot be read with it."""

    what = "Filen med uppgifterna (data.db) är skadad eller hör till ett annat valv."
    remedy = (
        "Lösenfrasen är rätt. Programmet ändrar ingenting i den skadade filen: låt den "
        "ligga och hämta tillbaka den senaste säkerhetskopian."
    )


class PlaintextVault(UserError):
    """data.db is an ordinary SQLite file: never opened, never written."""

    what = "Filen med uppgifterna (data.db) är inte krypterad och öppnas därför inte."
    remedy = (
        "Flytta filen till ett säkert ställe, hämta tillbaka en säkerhetskopia och ta reda på "
        "var den okrypterade filen kommer ifrån."
    )


class NewerVault(UserError):
    """A newer version of the program has written this vault."""

    what = "Valvet är skapat eller uppdaterat av en nyare version av programmet."
    remedy = (
        "Uppgifterna är orörda. Installera den nyare versionen och öppna valvet med den."
    )


class VaultInUse(UserError):
    """Somebody else holds the lock."""

    what = "Valvet är redan öppet i ett annat fönster eller på en annan dator."
    remedy = "Uppgifterna är i säkert förvar. Stäng valvet där och försök igen."


class ShortOfMemory(UserError):
    """The key derivation did not get its memory."""

    what = "Datorn har för lite ledigt minne för att låsa upp valvet."
    remedy = "Uppgifterna är orörda. Stäng några andra program och försök igen."


class NotSaved(UserError):
    """A write did not succeed. What was saved before it is whole."""

    what = "Det senaste gick inte att spara."
    remedy = (
        "Det du skrev finns kvar på skärmen, och allt tidigare är sparat. Programmet "
        "försöker igen."
    )


class DiskFull(NotSaved):
    """No room left on the disk."""

    what = "Disken är full, så det senaste gick inte att spara."
    remedy = (
        "Det du skrev finns kvar på skärmen, och allt tidigare är sparat. Frigör utrymme "
        "på disken, så försöker programmet igen."
    )


class ReadOnlyPlace(NotSaved):
    """The place is write-protected, or a file is held by another program."""

    what = "Det går inte att skriva på den här platsen."
    remedy = (
        "Allt som är sparat är kvar. Kontrollera att du får ändra i mappen, att disken "
        "inte är skrivskyddad och att inget annat program håller filen öppen."
    )


class Unreadable(NotSaved):
    """A file of the vault may not be read: another program holds it, or the user has no right."""

    what = "Det går inte att läsa valvets filer."
    remedy = (
        "Allt som är sparat är kvar. Kontrollera att inget annat program håller filerna öppna, "
        "till exempel ett virusskydd, och att du får läsa i mappen. Försök sedan igen."
    )


class DiskFault(NotSaved):
    """The system reported that it could not read or write."""

    what = "Datorn kunde inte läsa eller skriva på disken."
    remedy = (
        "Det du skrev finns kvar på skärmen. Kontrollera att disken är ansluten. Kommer "
        "felet tillbaka: ta en säkerhetskopia och be it-stödet om hjälp."
    )


class HeldUnsaved(UserError):
    """Locked while the disk refused: it stays open behind the lock for whoever locked it."""

    what = (
        "Det sista som skrevs före låset är inte sparat än, för disken tar inte emot det."
    )
    remedy = (
        "Allt tidigare är sparat. Frigör utrymme på disken och försök igen, eller låt den "
        "som låste låsa upp med sin lösenfras. Stäng inte programmet innan dess."
    )


class SignedInterview(UserError):
    """A signed interview cannot be changed."""

    what = "Intervjun är signerad och kan inte ändras."
    remedy = "Gör en rättelse om något ska ändras. Då får intervjun en ny version."


class CorrectionStarted(UserError):
    """There is an unsigned newer version already."""

    what = "Det finns redan en påbörjad rättelse av den här intervjun."
    remedy = "Öppna den påbörjade rättelsen och fortsätt där."


class ClientExists(UserError):
    """Another client has this number."""

    what = "Det finns redan en klient med det numret."
    remedy = "Sök fram klienten på numret och fortsätt där."


class FormChanged(UserError):
    """A form has new contents under a version number that is already in use."""

    what = "Formuläret har ändrats utan att få ett nytt versionsnummer."
    remedy = "Höj versionen i formulärets fil. Intervjuer som redan finns påverkas inte."


class UnstorableText(UserError):
    """The text holds half a character (a lone surrogate)."""

    what = "Texten innehåller ett trasigt tecken som inte går att spara."
    remedy = "Texten finns kvar på skärmen. Ta bort tecknet, eller skriv om stycket."


class TooSoon(UserError):
    """Several wrong passphrases in a row: the next try has to wait.

    Attributes:
        seconds: how long, 0 for not known.
    """

    what = (
        "Lösenfrasen har blivit fel flera gånger, så det dröjer innan du kan försöka igen."
    )
    remedy = (
        "Valvet är helt och uppgifterna är kvar. Använd väntan till att leta fram rätt "
        "lösenfras, eller öppna med återställningskoden: den behöver inte vänta."
    )

    def __init__(
        self, what: str | None = None, remedy: str | None = None, *, seconds: int = 0
    ) -> None:
        text = (
            "Lösenfrasen har blivit fel flera gånger. Du kan försöka igen om "
            f"{_waiting(seconds)}."
        )
        super().__init__(what or (text if seconds else None), remedy)
        self.seconds = seconds


def _waiting(seconds: int) -> str:
    if seconds == 1:
        return "1 sekund"
    return f"{seconds} sekunder" if seconds <= 90 else f"{-(-seconds // 60)} minuter"


class NotCopied(UserError):
    """A back-up could not be made. The vault is as it was."""

    what = "Det gick inte att ta en säkerhetskopia."
    remedy = (
        "Valvet är orört. Kontrollera att det finns ledigt utrymme på disken och att du "
        "får skriva i valvets mapp, och försök igen."
    )


class CopyFaulty(NotCopied):
    """The copy was made, and did not stand the test."""

    what = "Säkerhetskopian blev inte felfri när den provades, så den har tagits bort."
    remedy = (
        "Äldre kopior är kvar. Försök igen, och be it-stödet kontrollera disken och "
        "valvet om det händer en gång till."
    )


class NotCopiedElsewhere(NotCopied):
    """The second place cannot be written."""

    what = "Säkerhetskopian gick inte att lägga på den andra platsen."
    remedy = (
        "Kopian i valvets mapp är klar och provad. Kontrollera att den andra platsen är "
        "ansluten och har ledigt utrymme, och försök igen."
    )


class SamePlace(UserError):
    """The second place for copies lies inside the vault."""

    what = "Den andra platsen för säkerhetskopior ligger i valvets egen mapp."
    remedy = (
        "Välj en plats på en annan disk, så att en kopia finns kvar om datorn går sönder."
    )


class NoSuchCopy(UserError):
    """A copy that was asked for is not there."""

    what = "Den säkerhetskopian finns inte."
    remedy = "Välj en annan i listan över säkerhetskopior. Inget i valvet har ändrats."


class DamagedCopy(UserError):
    """A copy to restore does not stand the test."""

    what = "Säkerhetskopian är skadad och går inte att hämta tillbaka."
    remedy = "Välj en äldre kopia. Inget i valvet har ändrats."


class OlderCopy(UserError):
    """The copy is from before the data key was exchanged, and so are its passphrases."""

    what = "Säkerhetskopian är från tiden före ett byte av datanyckeln."
    remedy = (
        "Skriv en lösenfras eller återställningskod som gällde när kopian togs. Inget i "
        "valvet har ändrats."
    )


class NotUpdated(UserError):
    """No verified copy could be made before the schema was to change."""

    what = "Valvet behöver uppdateras, men det gick inte att ta en säkerhetskopia först."
    remedy = (
        "Uppgifterna är orörda. Frigör utrymme på disken, kontrollera att du får skriva i "
        "valvets mapp, och öppna valvet igen."
    )


class NothingSalvaged(UserError):
    """Not one client or interview can be read in a damaged file."""

    what = "Det gick inte att läsa någonting ur den skadade filen."
    remedy = (
        "Filen är orörd. Låt den ligga, hämta tillbaka den senaste säkerhetskopian och fråga "
        "it-stödet om det finns en äldre kopia av mappen."
    )
