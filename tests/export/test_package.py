# SPDX-License-Identifier: EUPL-1.2
"""What leaves the computer is what was chosen, can be read by others, and runs nothing (F2)."""

import csv
import hashlib
import io
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.export.package import files, is_ours
from app.export.preview import Outgoing, Ticks, preview
from app.export.tables import guarded, plain_csv, swedish_csv
from app.forms.codec import NONE_CHOSEN

SECRETS = ("Kanarie", "Fågelsson", "19800101", "K-77", "Ugglan")


def written(interviews: list[Outgoing], choices: Ticks) -> dict[str, bytes]:
    return dict(files(interviews, choices))


def test_json_has_every_answer_that_counts(held: Outgoing) -> None:
    document = json.loads(written([held], Ticks("json"))["intervju-000012.json"])
    answers = {one["key"]: (one["code"], one["value"]) for one in document["answers"]}
    assert answers == {
        "A14.a": (None, "2026-03-09"),
        "C1": (None, 1),
        "C1a": (None, held.given["C1a"]),
        "C2": (None, {"years": 2, "months": 6}),
        "C3": (None, ["1", "2"]),
        "C10": ("X", None),
    }
    assert document["form"] == {"id": "prov", "version": "2026.1", "title": "Prov"}
    assert document["answers"][1]["section"] == "C"
    assert document["answers"][1]["words"] == "Ja"
    assert document["scores"][0]["value"] == 0.1 + 0.2
    assert document["scores"][1] == {
        "id": "cs_drug", "value": None, "basis": "verified", "missing": ["C9"],
    }  # fmt: skip


def test_csv_is_swedish(held: Outgoing) -> None:
    content = written([held], Ticks("csv"))["intervjuer.csv"]
    assert content.startswith(b"\xef\xbb\xbfinterview;key;code;value\r\n")
    rows = list(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    )
    values = {row[1]: (row[0], row[2], row[3]) for row in rows[1:]}
    assert values["C2"] == ("12", "", "2/6")
    assert values["C3"] == ("12", "", "1 2")
    assert values["C10"] == ("12", "X", "X")
    assert values["cs_medical"] == ("12", "", "0,30000000000000004")
    assert values["date"] == ("12", "", "2026-03-10")
    assert "cs_drug" not in values
    assert values["C1a"][2] == "'" + str(held.given["C1a"])


@pytest.mark.parametrize("kind", ["json", "csv"])
@pytest.mark.parametrize("identifiers", [False, True])
def test_identity_leaves_only_by_choice(
    held: Outgoing, kind: str, *, identifiers: bool
) -> None:
    choices = Ticks("json" if kind == "json" else "csv", identifiers=identifiers)
    every = written([held], choices)
    whole = b"".join(every.values()).decode()
    assert all((secret in whole) == identifiers for secret in SECRETS)
    assert not any(secret in name for secret in SECRETS for name in every)
    assert ("visar vem klienten är" in whole) == identifiers


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_free_text_can_stay(held: Outgoing, kind: str) -> None:
    choices = Ticks("json" if kind == "json" else "csv", text=False)
    assert b"HYPERLINK" not in b"".join(written([held], choices).values())
    assert b"HYPERLINK" in b"".join(written([held], choices._replace(text=True)).values())


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_what_fell_away_stays_at_home(without_trouble: Outgoing, kind: str) -> None:
    choices = Ticks("json" if kind == "json" else "csv", identifiers=True)
    every = b"".join(written([without_trouble], choices).values())
    assert b"Hemligheten" not in every
    assert b"C1a" in every


def test_checksums_cover_every_file(held: Outgoing, without_trouble: Outgoing) -> None:
    every = written([held, without_trouble], Ticks("json"))
    sums = every.pop("SHA256SUMS").decode().splitlines()
    told = dict(reversed(line.split("  ")) for line in sums)
    assert told == {
        name: hashlib.sha256(content).hexdigest() for name, content in every.items()
    }
    assert set(every) == {"intervju-000012.json", "intervju-000013.json", "LÄSMIG.txt"}
    assert all(is_ours(name) for name in (*every, "SHA256SUMS", "intervjuer.csv"))
    assert not is_ours("intervju-jag.json")


def test_the_preview_tells_what_leaves(held: Outgoing, without_trouble: Outgoing) -> None:
    seen = preview([held, without_trouble], Ticks("json"))
    assert (seen.interviews, seen.unsigned, seen.names_people, seen.free_texts) == (
        2, 1, False, 1,
    )  # fmt: skip
    assert [field.key for field in seen.fields] == ["A14.a", "C1", "C1a", "C2", "C3", "C10"]
    assert {field.key: field.times for field in seen.fields}["C1"] == 2
    named = preview([held], Ticks("json", identifiers=True, text=False))
    assert named.names_people
    assert [field.key for field in named.fields if field.identifier] == ["A1"]
    assert [field.key for field in named.fields if field.free_text] == ["A1"]


@pytest.mark.parametrize("start", list("=+-@\t\r\n"))
def test_formulas_are_guarded(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"
    assert guarded(NONE_CHOSEN) == NONE_CHOSEN  # no formula, and what an import takes


@example(texts=[NONE_CHOSEN])
@given(texts=st.lists(st.text(st.characters(blacklist_categories=("Cs",))), min_size=1))
def test_any_text_comes_back(texts: list[str]) -> None:
    expected = [guarded(re.sub(r"\r\n?", "\n", text)) for text in texts]
    plain = csv.reader(io.StringIO(plain_csv([texts, ["x"]]), newline=""))
    assert next(plain) == expected
    swedish = io.StringIO(swedish_csv([texts, ["x"]]).decode("utf-8-sig"), newline="")
    assert next(csv.reader(swedish, delimiter=";")) == expected
    bare = (text for text in expected if text != NONE_CHOSEN)  # that is no formula
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in bare)
