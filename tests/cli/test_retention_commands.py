# SPDX-License-Identifier: EUPL-1.2
"""`overblick retention`: list, hold, release, decide, carry out, protocol (G4)."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.entering import open_vault

LONG_AGO = "2004-02-29T10:00:00Z"


def long_ago() -> datetime:
    return datetime(2004, 2, 29, 10, tzinfo=UTC)


@pytest.fixture
def old(folder: Path, passphrase: str) -> Path:
    """Two clients of long ago, and one of today."""
    with open_vault(folder, passphrase, clock=long_ago) as vault:
        for name in ("Asta Alm", "Bo Berg"):
            client = vault.clients.add(
                Client("personnummer", f"1990010{len(name)}-0000", name, name[0], LONG_AGO)
            )
            talk = vault.interviews.begin(
                NewInterview(client, "g", "1", "2004-02-29", "Anna", LONG_AGO)
            )
            vault.answers.put(talk, {"D9": StoredAnswer(None, "3")}, at=LONG_AGO)
            vault.interviews.sign(talk, by="anan", at=LONG_AGO)
    with open_vault(folder, passphrase) as vault:
        vault.clients.add(Client("none", name="Ny", created_at="2999-01-01T00:00:00Z"))
    return folder


def interviews(folder: Path, passphrase: str) -> list[int]:
    with open_vault(folder, passphrase) as vault:
        return [each.id for each in vault.interviews.find()]


def test_the_whole_way_from_the_list_to_the_protocol(overblick, old, passphrase, tmp_path):
    found = overblick("retention", "list", old)
    assert (found.status, found.err) == (0, "")
    assert found.out.splitlines()[1:] == [
        "1\tska gallras\tA\tAsta Alm\tsista anteckning 2004-02-29\tsenast 2010-12-31 (passerat)",
        "2\tska gallras\tB\tBo Berg\tsista anteckning 2004-02-29\tsenast 2010-12-31 (passerat)",
        "Ytterligare 0 till årets slut.",
    ]
    assert overblick("retention", "decide", old, 1, 2).out.startswith(
        "Beslut 1 är antecknat."
    )
    assert overblick("retention", "hold", old, 2, "adoption").status == 0
    tried = overblick("retention", "carry-out", old, 1)
    assert "1\ttas bort" in tried.out
    assert "2\tväntar" in tried.out
    assert tried.out.endswith("Lägg till --for-good för att ta bort.\n")
    assert tried.err.count("\n") == 2  # the same person, the same day
    assert interviews(old, passphrase) == [2, 1]
    done = overblick("retention", "carry-out", old, 1, "--for-good")
    assert done.out.splitlines() == [
        "Klienter som är borttagna för gott: 1.",
        "1 blev kvar: protokollet säger varför.",
        "Byt datanyckel nu: ”overblick vault rotate MAPP”.",
    ]
    assert interviews(old, passphrase) == [2]
    assert overblick("vault", "check", old).status == 0
    text = overblick("retention", "protocol", old, 1).out
    assert text.startswith("Gallringsprotokoll 1\n")
    assert "Asta" not in text
    data = json.loads(overblick("retention", "protocol", old, 1, "--json").out)
    assert (data["state"], len(data["lines"])) == ("done", 3)
    pdf = tmp_path / "protokoll.pdf"
    assert overblick("retention", "protocol", old, 1, "--pdf", pdf).out == ""
    assert "Gallringsprotokoll 1" in PdfReader(pdf).pages[0].extract_text()
    assert "sparade ett protokoll" in overblick("log", old).out


def test_holds_come_and_go(overblick, old):
    assert (
        overblick("retention", "hold", old, 1, "other", "--until", "2030-12-31").status == 0
    )
    found = json.loads(overblick("retention", "list", old, "--json").out)
    assert [each["client"] for each in found["due"]] == [2]
    (held,) = found["held"]
    (keeping,) = held["keeping"]
    assert (keeping["code"], keeping["until"]) == ("other", "2030-12-31")
    assert f"\t{keeping['id']}\tAnnat skäl" in overblick("retention", "list", old).out
    assert overblick("retention", "release", old, keeping["id"]).status == 0
    assert json.loads(overblick("retention", "list", old, "--json").out)["held"] == []


def test_a_decision_is_taken_back(overblick, old):
    overblick("retention", "decide", old, 1)
    found = overblick("retention", "list", old).out
    assert "Beslut 1: beslutad, inte genomförd." in found
    assert "1\tbeslutad" in found
    assert overblick("retention", "withdraw", old, 1).status == 0
    assert json.loads(overblick("retention", "list", old, "--json").out)["decided"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("decide", "3"), "En vald klient ska inte gallras nu."),
        (("hold", "9", "other"), "Det numret finns inte"),
        (("hold", "1", "other", "--until", "i vår"), "--until ska vara en dag"),
        (("hold", "1", "other", "--until", "0001-01-01"), "--until ska vara en dag"),
        (("hold", "1", "other", "--until", "2020-01-01"), "Skälet att vänta kan inte"),
        (("hold", "1", "other", "--until", "2062-01-01"), "Skälet att vänta kan inte"),
        (("hold", "1", "born-5-15-25"), "SKÄL kan bara vara child-placement"),
        (("release", "9"), "Det numret finns inte"),
        (("withdraw", "9"), "Det numret finns inte"),
        (("carry-out", "9", "--for-good"), "Det numret finns inte"),
        (("protocol", "9"), "Det numret finns inte"),
    ],
)
def test_what_cannot_be_done_is_said(overblick, old, words, said):
    command, *rest = words
    found = overblick("retention", command, old, *rest)
    assert (found.status, found.out) == (1, "")
    assert found.err.startswith(said)


def test_what_lies_beside_the_copies_is_told(overblick, old):
    (old / "backups" / "kopia från Åsa").mkdir()
    found = overblick("retention", "list", old)
    assert found.err == "Kan innehålla det som har gallrats: kopia från Åsa\n"
