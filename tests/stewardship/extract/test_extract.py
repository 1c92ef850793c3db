# SPDX-License-Identifier: EUPL-1.2
"""The extract has everything about a person: held against the schema, column by column (G5)."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.forms.codec import show
from app.interview.base.form_versions import keep_form
from app.interview.base.stored_answers import restored
from app.interview.clients import casework
from app.interview.talk.prefill import Start
from app.report.paper.fonts import Fonts
from app.report.paper.pdf import write_pdf
from app.report.paper.plain_paper import layout_plain, plain_text
from app.stewardship.extract.extract import make_extract
from app.stewardship.extract.extract_paper import extract_data, extract_paper
from app.stewardship.gallring.retention_rules import shipped_retention
from app.storage.keys.cryptography import KeyCost
from app.storage.log.events import Event
from app.storage.records import Client, NewInterview, Staff, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath
from tests.interview.extract_scope import COVERS, LEFT_OUT
from tests.library import GRUND, LIBRARY

CHEAP = KeyCost(memory_kib=64, time=1, parallelism=1)
RULES = shipped_retention()
TODAY = date(2026, 11, 22)
AT = "2026-11-22T09:00:00Z"
EVA = Client("personnummer", "19920611-2386", "Eva Ek", "2026-014", AT)
OTHER = Client("none", name="Någon Annan", case_number="2026-999", created_at=AT)
TWIN = Client("none", name="Eva Eek", case_number="2026-099", created_at=AT)


def clock() -> datetime:
    return datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = create_vault(
        tmp_path / "valv", "fras", signature="anan", cost=CHEAP, clock=clock
    )
    staff = Staff(0, "Anna Andersson", "anan", None)
    casework.settle_in(made, staff, municipality="0685", unit="Vuxenenheten")
    with made:
        yield made


@pytest.fixture
def filled(vault: Vault) -> Vault:
    """Eva with a real interview, corrected; somebody else; a hold and a decision."""
    form = LIBRARY.form(GRUND)
    start = Start(Staff(1, "Anna Andersson", "anan", None), "0685", TODAY, AT)
    one = casework.begin(vault, LIBRARY, form, vault.clients.add(EVA), start)
    vault.answers.put(
        one,
        {
            "C9": StoredAnswer(None, "12"),
            "D9": StoredAnswer("X", None),
            "borta": StoredAnswer(None, "fråga som inte finns"),
        },
        position="D10",
        at=AT,
    )
    vault.texts.put(one, {"note:C9": "Ont i ryggen", "feedback:comment": "Bra samtal"})
    vault.interviews.sign(one, by="anan", at=AT)
    vault.interviews.correct(one, reason="fel antal dagar", by="anan", at=AT)
    vault.log.add(Event.PRINTED, interview=one, key="sheet")
    other = vault.clients.add(OTHER)
    talk = vault.interviews.begin(NewInterview(other, "g", "1", "2026-01-01", "Bo", AT))
    vault.answers.put(talk, {"D9": StoredAnswer(None, "hemligt om en annan")})
    vault.holds.lift(vault.holds.place(1, "adoption", by="anan"), by="bobo")
    decided = vault.disposals.decide(
        ("1", ""), [(1, "2020-01-01", "2025-01-01")], by="anan"
    )
    vault.disposals.carry_out(decided, {1: "hold"}, by="anan")
    twin = vault.clients.add(TWIN)
    vault.interviews.begin(NewInterview(twin, "asi-grund", "1", "2026-02-02", "Bo", AT))
    vault.joins.join(twin, 1, reason="twice")
    return vault


def extract(vault: Vault):
    return make_extract(vault, LIBRARY, 1, RULES, at=AT, today=TODAY)


def schema(vault: Vault) -> set[tuple[str, str]]:
    """Every column of every table."""
    return set(
        beneath(vault).rows(
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
        )
    )


def unaccounted(columns: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Columns that are neither in the extract nor left out with a reason."""
    shown = {(table, column) for table, own in COVERS.items() for column in own}
    return {
        (table, column)
        for table, column in columns
        if (table, column) not in shown
        and f"{table}.{column}" not in LEFT_OUT
        and table not in LEFT_OUT
    }


def test_every_column_is_in_the_extract_or_left_out_with_a_reason(vault):
    columns = schema(vault)
    assert unaccounted(columns) == set()
    named = {(table, column) for table, own in COVERS.items() for column in own}
    assert named <= columns
    left = {name.partition(".")[0] for name in LEFT_OUT}
    assert left <= {table for table, _ in columns}
    assert all(LEFT_OUT.values())


def test_a_new_table_that_nobody_thought_of_is_found(vault):
    beneath(vault).run("CREATE TABLE photo (client INTEGER, picture BLOB) STRICT")
    beneath(vault).run("ALTER TABLE client ADD COLUMN telephone TEXT")
    assert unaccounted(schema(vault)) == {
        ("photo", "client"), ("photo", "picture"), ("client", "telephone"),
    }  # fmt: skip


def test_what_is_said_to_be_covered_is_there(filled):
    """Every value of every covered column, of this person's rows, is in the data."""
    text = json.dumps(extract_data(extract(filled)), ensure_ascii=False)
    ask = beneath(filled).rows
    interviews = [row[0] for row in ask("SELECT id FROM interview WHERE client <> 2")]
    marks = ",".join(map(str, interviews))
    whose = {
        "client": "id <> 2", "interview": "client <> 2", "hold": "client = 1",
        "joined": "client = 3",
        "answer": f"interview IN ({marks})", "slot": f"interview IN ({marks})",
        "event": f"(client <> 2 OR interview IN ({marks}))", "disposal_line": "client = 1",
        "form": "id = 'asi-grund'", "staff": "signature = 'anan'",
        "setting": "key = 'unit'",
    }  # fmt: skip
    assert whose.keys() == COVERS.keys()
    looked = 0
    for table, columns in COVERS.items():
        rows = ask(f"SELECT {', '.join(columns)} FROM {table} WHERE {whose[table]}")  # noqa: S608  # ours
        assert rows, table
        for row in rows:
            for value in row:
                looked += 1
                if isinstance(value, str):
                    assert json.dumps(value, ensure_ascii=False)[1:-1] in text
                elif value is not None:
                    assert str(value) in text
    assert looked > 200
    assert "hemligt om en annan" not in text
    assert "Någon Annan" not in text


def test_the_paper_says_it_in_words(filled):
    found = extract(filled)
    text = plain_text(extract_paper(found))
    form = LIBRARY.form(GRUND)
    for key, answer in restored(form, filled.answers.of(1)).items():
        assert show(form.questions[key], answer) in text
        assert form.questions[key].label in text
    for words in (
        "Eva Ek", "19920611-2386", "Vetlanda", "Vuxenenheten", "Ont i ryggen", "Bra samtal",
        "fråga som inte finns", "Version", "fel antal dagar", "Anna Andersson (anan)",
        "skrev ut återkopplingen", "Adoption", "Eva Eek, ärende 2026-099",
        "förde samman klient 3 med klient 1 (upplagd två gånger)", "hävt", "Integritetsskyddsmyndigheten",
        "Pass", "De var med i gallringsbeslut 1 och behölls.",
    ):  # fmt: skip
        assert words in text, words
    assert "hemligt om en annan" not in text
    (sent,) = found.sent
    assert sent.code == "interview.printed"


def test_nothing_sent_is_said_too(vault):
    vault.clients.add(EVA)
    text = plain_text(extract_paper(extract(vault)))
    assert "Enligt valvets logg har inget om dig" in text
    with pytest.raises(LookupError):
        make_extract(vault, LIBRARY, 9, RULES, at=AT, today=TODAY)


@pytest.mark.parametrize("day", ["9999-12-31", "2062-01-01", "0001-01-01", "i våras"])
def test_a_day_that_cannot_be_is_shown_and_stops_nothing(filled, day):
    filled.interviews.set_details(2, date=day, interviewer="Anna")
    filled.answers.put(2, {"A3": StoredAnswer(None, day)}, at=AT)
    found = extract(filled)
    assert day in plain_text(extract_paper(found))
    assert found.term.last_entry == TODAY


def test_what_somebody_had_in_hand_at_a_lock_is_there(filled):
    for who, where, words in (
        ("bobo", ["interview", "2", "TalkScreen"], "halvskrivet om Eva"),
        ("cici", ["interview", "3", "TalkScreen"], "halvskrivet om en annan"),
        ("didi", ["client", "1"], "skäl som börjat skrivas"),
    ):
        stands = {"fields": [words, ""], "at": 3}
        filled.settings.put(f"draft:{who}", json.dumps({"where": where, "stands": stands}))
    filled.settings.put("draft:eva", "trasig")
    found = extract(filled)
    assert [each.who for each in found.half_written] == ["bobo", "didi"]
    text = plain_text(extract_paper(found))
    for said in (text, json.dumps(extract_data(found), ensure_ascii=False)):
        assert "halvskrivet om Eva" in said
        assert "skäl som börjat skrivas" in said
        assert "om en annan" not in said


def test_what_was_typed_at_one_sitting_is_one_row(vault):
    client = vault.clients.add(EVA)
    one = vault.interviews.begin(NewInterview(client, "g", "1", "2026-11-22", "Anna", AT))
    for number in range(40):
        vault.answers.put(one, {f"K{number}": StoredAnswer("X", None)})
    found = extract(vault)
    rows = {part.heading: part.rows for part in extract_paper(found).parts}
    (typed,) = [w for _, w in rows["Vem som har gjort vad"] if "ändrade svar" in w]
    assert typed == "Anna Andersson (anan) ändrade svar, 40 gånger (intervju 1)"
    assert (
        len([each for each in extract_data(found)["log"] if "answered" in each["code"]])
        == 40
    )


def test_the_pdf_has_the_same_text(filled):
    fonts = Fonts()
    paper = extract_paper(extract(filled))
    pages = layout_plain(paper, fonts)
    pdf = PdfReader(BytesIO(write_pdf(pages, fonts, title="Registerutdrag")))
    said = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert len(pdf.pages) == len(pages) > 2
    assert pdf.metadata.title == "Registerutdrag"
    for part in paper.parts:
        assert part.heading in said
    assert "Ont i ryggen" in said


def test_no_text_is_called_by_its_code(vault):
    client, form = vault.clients.add(EVA), LIBRARY.form(GRUND)
    one = vault.interviews.begin(
        NewInterview(client, form.id, form.version, "2026-11-22", "Anna", AT)
    )
    keep_form(vault.forms, form)
    before = LIBRARY.instrument(GRUND).preparation
    at, by = "2026-11-22T13:32:05Z", "2026-11-22T13:32:05Z Anna Ek"
    texts = {
        **{f"tick:{each.id}": by for each in before.ready},
        **{f"told:{each.id}": by for each in before.tell},
        **{f"prompt:{each.id}": at for each in form.prompts},
        **{f"explain:{each.id}": "så är det" for each in form.checks},
        **{f"seconds:{each.id}": "74" for each in form.sections},
        **{
            f"{kind}:{each.id}": "4-6"
            for each in form.areas
            for kind in ("range", "reason")
        },
        **{f"feedback:area:{each.id}": "ord" for each in form.areas},
        **{
            f"feedback:{slot}": "ord"
            for slot in ("resources", "problems", "wish:1", "keep")
        },
        "explain:range:C9": "så är det",
    }
    vault.texts.put(one, texts, at=AT)
    parts = {each.heading: each.rows for each in extract_paper(extract(vault)).parts}
    rows = parts["Intervju 1: anteckningar och texter"]
    assert len(rows) == len(texts)
    codes = {name.rpartition(":")[2] for name in texts} - {"C9", "1"}
    for label, words in rows:
        assert not codes & set(label.replace("(", " ").replace(")", " ").split()), label
        assert "T13:32" not in words
    said = dict(rows)
    assert said["stöd vid fara: Stanna här en stund"].startswith(
        "markerat som sett 2026-11-22"
    )
    assert said["förklaringen till svaret på C9"] == "så är det"
    assert said["tid för: Allmänt"] == "74 sekunder"
