# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with deleting, as a person is told."""

from app.user_error import UserError


class AlreadyDecided(UserError):
    """There is a decision to delete that waits to be carried out."""

    what = "Det finns redan ett beslut om gallring som väntar på att genomföras."
    remedy = "Genomför det, eller ta tillbaka det. Inget har gallrats."


class NothingToDelete(UserError):
    """A decision without any client."""

    what = "Ingen klient är vald för gallring."
    remedy = "Välj minst en klient i listan. Inget har gallrats."


class HasSigned(UserError):
    """A client with a signed interview is no mistake."""

    what = "Klienten har en signerad intervju och kan bara tas bort genom gallring."
    remedy = "Inget har tagits bort. Gallringen visar när det är dags."


class OldCopiesStay(UserError):
    """Deleted from the vault, and an older copy in its folder could not be taken away."""

    what = (
        "Gallringen är gjord i valvet, men en äldre säkerhetskopia gick inte att ta bort."
    )
    remedy = (
        "Stäng program som har filer öppna i valvets mapp. Gallringen görs klar nästa gång valvet "
        "öppnas."
    )
