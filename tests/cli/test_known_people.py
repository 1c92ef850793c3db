# SPDX-License-Identifier: EUPL-1.2
"""An import makes nobody that the vault knows a second client."""

from app.storage.records import Client
from app.storage.vault.entering import open_vault

HEAD = ["person", "form", "date", "interviewer"]


def test_an_import_by_case_number_finds_who_has_a_number_or_protection(
    overblick, folder, table, passphrase
) -> None:
    with open_vault(folder, passphrase) as vault:
        vault.clients.add(Client("personnummer", "19811228-9874", "Eva Ek", "S-1"))
        vault.clients.add(Client("protected", "", "Molly Sol", "S-2"))
        vault.clients.add(Client("none", "", "Bo Berg"))
    day = ["asi-grund", "2026-01-02", "AB"]
    people = ["S-1", "S-2", "Bo Berg", "S-3"]
    found = overblick("import", folder, table([HEAD, *([who, *day] for who in people)]))
    assert found.out == "Läste in 4 intervjuer.\n"
    with open_vault(folder, passphrase) as vault:
        assert [one.client_id for one in vault.interviews.all()] == [1, 2, 3, 4]
    again = overblick("import", folder, table([HEAD, ["S-1", *day]]))
    assert "Rad 2, kolumn person: Intervjun finns redan i valvet." in again.err


def test_an_import_never_guesses_which_of_two_is_meant(
    overblick, folder, table, passphrase
) -> None:
    with open_vault(folder, passphrase) as vault:
        vault.clients.add(Client("none", "", "Eva Ek", "S-1"))
        vault.clients.add(Client("protected", "", "Molly Sol", "S-1"))
    found = overblick(
        "import", folder, table([HEAD, ["S-1", "asi-grund", "2026-01-02", ""]])
    )
    assert (
        "Rad 2, kolumn person: Flera klienter har det namnet eller ärendenumret."
        in found.err
    )
    with open_vault(folder, passphrase) as vault:
        assert vault.interviews.find() == []
