# SPDX-License-Identifier: EUPL-1.2
"""`overblick extract`: a PDF or JSON of everything about one person, logged (G5)."""

import json

import pytest
from pypdf import PdfReader

from app.storage.records import Client
from app.storage.vault.entering import open_vault
from tests.modes import is_its_owners


@pytest.fixture
def one(folder, passphrase):
    with open_vault(folder, passphrase) as vault:
        vault.clients.add(
            Client("none", name="Asta Alm", created_at="2026-11-22T10:00:00Z")
        )
    return folder


def test_as_pdf_and_as_json(overblick, one, tmp_path):
    pdf, data = tmp_path / "utdrag.pdf", tmp_path / "utdrag.json"
    done = overblick("extract", one, 1, pdf)
    assert done.status == 0
    assert done.out.startswith("Läs igenom utdraget innan det lämnas ut.")
    assert "Asta Alm" in PdfReader(pdf).pages[0].extract_text()
    assert overblick("extract", one, 1, data).status == 0
    found = json.loads(data.read_text("utf-8"))
    assert found["client"]["name"] == "Asta Alm"
    assert [each["code"] for each in found["log"]] == [
        "client.added", "extract.made", "extract.made",
    ]  # fmt: skip
    assert is_its_owners(pdf)


def test_a_name_that_would_be_boxes_is_complained_of(
    overblick, folder, passphrase, tmp_path
):
    with open_vault(folder, passphrase) as vault:
        vault.clients.add(Client("none", name="ሰላም", created_at="2026-11-22T10:00:00Z"))
    done = overblick("extract", folder, 1, tmp_path / "ut.pdf")
    assert done.status == 0
    assert "etiopisk skrift" in done.err
    assert "ሰላም" not in done.err


@pytest.mark.parametrize(
    ("client", "name", "said"),
    [
        (9, "ut.pdf", "Det finns ingen klient med det numret i valvet."),
        (1, "ut.txt", "Filens namn ska sluta på .pdf eller .json."),
        (1, "borta/ut.pdf", "Filen går inte att skriva på den platsen."),
    ],
)
def test_what_cannot_be_done_is_said(overblick, one, tmp_path, client, name, said):
    found = overblick("extract", one, client, tmp_path / name)
    assert (found.status, found.out) == (1, "")
    assert found.err.startswith(said)
    assert not (tmp_path / name).exists()
