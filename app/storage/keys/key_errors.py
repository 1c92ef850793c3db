# SPDX-License-Identifier: EUPL-1.2
"""What can be told of ways in that do not hold any more, or cannot be given."""

from app.user_error import UserError


class OldWayIn(UserError):
    """A slot of an older key file, which is not in the one that holds."""

    what = "Den lösenfrasen eller koden har slutat gälla i det här valvet."
    remedy = (
        "Uppgifterna är orörda. Nyckelfilen i mappen är från en äldre kopia, men det rättar sig "
        "när någon öppnar valvet. Öppna med en lösenfras eller återställningskod som gäller nu, "
        "eller be en kollega som kan öppna valvet att ge dig en ny."
    )


class SignatureTaken(UserError):
    """A signature that is another person's, now or before: the log would mix them up."""

    what = "Signaturen finns redan i det här valvet."
    remedy = (
        "Välj en annan, till exempel med en bokstav till. Loggen visar signaturer, så två "
        "personer kan inte ha samma."
    )


class LongSignature(UserError):
    """A signature that fills the log instead of standing in it."""

    what = "Signaturen är för lång: den får ha högst 12 tecken."
    remedy = (
        "Skriv en kortare, till exempel initialerna. Loggen visar den vid varje händelse. Inget "
        "har ändrats."
    )


class NoSignature(UserError):
    """A way in for nobody: the log would call them the recovery code."""

    what = "Signaturen saknas, eller har tecken som inte syns."
    remedy = (
        "Skriv en signatur med bokstäver eller siffror. Loggen visar den, så att det går att "
        "se vem som har gjort vad. Inget har ändrats."
    )


class LastWayIn(UserError):
    """Somebody tried to take away the only passphrase left, or the recovery code."""

    what = "Det här är den sista vägen in i valvet och kan inte tas bort."
    remedy = "Lägg först till en annan lösenfras."


class NoRoomForMore(UserError):
    """The key file is full."""

    what = "Valvet har redan så många lösenfraser som det kan ha."
    remedy = "Ta först bort en lösenfras som ingen längre använder."
