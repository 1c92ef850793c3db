# SPDX-License-Identifier: EUPL-1.2
"""Takes away a client that was added by mistake, before anything is signed (G4)."""

from app.errors import UserError
from app.interview.retention import shipped_retention
from app.storage.vault import Vault


class Kept(UserError):
    """A client was to be removed that somebody has placed a hold on."""

    what = "Det finns ett skäl att vänta med gallringen, så klienten kan inte tas bort."
    remedy = "Inget har tagits bort. Gäller skälet inte längre går det att häva i listan för gallring."


def remove_client(vault: Vault, client_id: int) -> None:
    """Deletes a client with what is begun and not signed. On the vault's thread.

    Raises:
        HasSigned: there is a signed interview.
        Kept: somebody has placed a reason to wait.
        LookupError: there is no such client.
        NotSaved: nothing is deleted.
    """
    rules = shipped_retention()
    with vault.transaction():
        if any(hold.lifted_at is None for hold in vault.holds(client_id)):
            raise Kept
        vault.remove_client(client_id, (rules.name, rules.basis), by=vault.opened_by)
