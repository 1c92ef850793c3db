# SPDX-License-Identifier: EUPL-1.2
"""What goes in comes out: clients, answers, texts, forms, signing (G2, G3), imports."""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_vault import NOW, PASSPHRASE, add_interview

from app.storage import errors
from app.storage.data.driver import StorageBug
from app.storage.records import Client, ImportedInterview, NewInterview, Staff, StoredAnswer
from app.storage.vault.entering import open_vault
from tests.beneath import beneath

X = StoredAnswer("X", None)
LATER = "2026-11-23T08:00:00Z"


def number(text: str) -> StoredAnswer:
    return StoredAnswer(None, text)


# --- people


def test_settings_and_staff(vault):
    vault.settings.put("municipality", "Älvby")
    vault.settings.put("municipality", "Åby")
    assert vault.settings.all() == {"municipality": "Åby"}
    later = vault.staff.add("Örjan Ek", "ÖE", "2025-05-05")
    first = vault.staff.add("Anna Al", "AA")
    vault.staff.update(Staff(first, "Anna Asp", "AA", "2026-01-01"))
    assert vault.staff.all() == [
        Staff(first, "Anna Asp", "AA", "2026-01-01"),
        Staff(later, "Örjan Ek", "ÖE", "2025-05-05"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("änggård", True),
        ("ÄNG wil", True),
        ("19121212-1212", True),
        ("191212121212", True),
        ("121212-12", True),
        ("dnr 7_a", True),
        ("7%a", False),
        ("dnr 7xa", False),
        ("utredning", False),
    ],
)
def test_search_looks_at_name_number_and_case_number_only(vault, text, found):
    client = Client("personnummer", "19121212-1212", "Wilma Änggård", "DNR 7_a", NOW)
    client_id = vault.clients.add(client)
    vault.clients.add(Client("protected", name="Pseudonym Ett", created_at=NOW))
    hits = vault.clients.search(text, 10)
    assert hits == ([client._replace(id=client_id)] if found else [])


def test_a_number_belongs_to_one_client(vault):
    first = vault.clients.add(Client("personnummer", "19121212-1212"))
    with pytest.raises(errors.ClientExists):
        vault.clients.add(Client("personnummer", "19121212-1212"))
    vault.clients.update(Client("personnummer", "19121212-1212", "Nu med namn", id=first))
    other = vault.clients.add(Client("none"))
    with pytest.raises(errors.ClientExists):
        vault.clients.update(Client("personnummer", "19121212-1212", id=other))
    assert vault.clients.get(first).name == "Nu med namn"
    with pytest.raises(StorageBug):
        vault.clients.add(Client("protected", "19121212-1212"[::-1]))


def test_recent_clients_are_those_last_worked_with(vault):
    first, second = add_interview(vault), add_interview(vault)
    for one, at in ((second, "2026-11-24T01:00:00Z"), (first, "2026-11-24T02:00:00Z")):
        vault.answers.put(one, {"D9": X}, at=at)
    recent = [client.id for client in vault.clients.recent(2)]
    assert recent == [
        vault.interviews.get(first).client_id,
        vault.interviews.get(second).client_id,
    ]


@pytest.mark.parametrize("seed", range(3))
def test_recent_clients_whatever_they_were_worked_with(vault, seed):
    chance = Random(seed)
    times = [
        f"2026-11-{day:02}T01:00:00Z" for day in range(1, 20)
    ]  # few: some are the same
    last = {}
    with vault.transaction():
        for _ in range(30):
            added = chance.choice(times)
            one = vault.clients.add(Client("none", name="Kim", created_at=added))
            held = [chance.choice(times) for _ in range(chance.choice((0, 0, 1, 3, 60)))]
            for at in held:
                vault.interviews.begin(
                    NewInterview(one, "f", "1", "2026-11-24", "Anna", at)
                )
            last[one] = max(held, default=added)
        joined, person = chance.sample(sorted(last), 2)
        vault.joins.join(joined, person, reason="twice")
    order = sorted(last, key=lambda one: (last[one], one), reverse=True)
    order = list(dict.fromkeys(person if one == joined else one for one in order))
    for limit in (0, 1, 2, 7, 29, 50, -1):
        recent = [client.id for client in vault.clients.recent(limit)]
        assert recent == (order if limit < 0 else order[:limit])


# --- answers, texts, forms


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.dictionaries(
        st.text(
            st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
            min_size=1,
            max_size=8,
        ),
        st.one_of(
            st.none(),
            st.just(X),
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(
                number
            ),
        ),
        max_size=8,
    )
)
def test_answers_come_back_as_they_were_given(vault, interview, answers):
    before = vault.answers.of(interview)
    vault.answers.put(interview, answers, position="D9")
    wanted = {**before, **answers}
    assert vault.answers.of(interview) == {k: v for k, v in wanted.items() if v is not None}
    assert vault.interviews.get(interview).position == "D9"


def test_answers_survive_closing(vault, interview, folder):
    vault.answers.put(interview, {"D9": number("3")}, position="D10")
    vault.texts.put(interview, {"note:D9": "  två\nrader  "})
    vault.answers.put(interview, {}, position="D11")
    vault.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.answers.of(interview) == {"D9": number("3")}
        assert again.interviews.get(interview).position == "D11"
        assert again.texts.of(interview) == {"note:D9": "  två\nrader  "}
        again.texts.put(interview, {"note:D9": None})
        assert again.texts.of(interview) == {}


def test_half_a_character_is_refused_without_being_quoted(vault, interview):
    with pytest.raises(errors.UnstorableText) as caught:
        vault.answers.put(interview, {"A": number("hemligt \ud800")})
    assert "hemligt" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert vault.answers.of(interview) == {}


def test_a_bug_is_raised_without_values(vault, interview):
    with pytest.raises(StorageBug) as caught:
        vault.answers.put(interview, {"A": StoredAnswer("hemligt", None)})
    assert "hemligt" not in str(caught.value)


def test_a_form_version_never_changes(vault):
    vault.forms.put("grund", "1", "text")
    vault.forms.put("grund", "1", "text")
    with pytest.raises(errors.FormChanged):
        vault.forms.put("grund", "1", "annan")
    assert vault.forms.source("grund", "1") == "text"
    for sql in (
        "UPDATE form SET source = ''",
        "DELETE FROM form",
        "INSERT OR REPLACE INTO form VALUES ('grund', '1', '')",
    ):
        with pytest.raises(StorageBug):
            beneath(vault).run(sql)


def test_transactions_nest_and_roll_back(vault, interview):
    def interrupted() -> None:
        with vault.transaction():
            vault.answers.put(interview, {"A": X})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert vault.answers.of(interview) == {}
    with vault.transaction():
        vault.answers.put(interview, {"A": X})
        with pytest.raises(StorageBug):
            vault.answers.put(interview, {"B": X, "C": StoredAnswer("Q", None)})
    assert vault.answers.of(interview) == {"A": X}


# --- interviews and signing


def test_postponing_and_taking_up_again(vault, interview):
    vault.interviews.postpone(interview, until="2026-12-01", reason="påverkad", at=LATER)
    (found,) = vault.interviews.find(status="postponed")
    assert (found.id, found.postponed_until, found.changed_at) == (
        interview,
        "2026-12-01",
        LATER,
    )
    vault.interviews.resume(interview, at=LATER)
    assert vault.interviews.get(interview).status == "open"
    assert vault.interviews.count()["open"] == 1


ATTACKS = [
    "UPDATE answer SET text = '9' WHERE interview = {id}",
    "UPDATE answer SET interview = {other} WHERE interview = {id}",
    "UPDATE answer SET interview = {id} WHERE interview = {other}",
    "DELETE FROM answer WHERE interview = {id}",
    "INSERT INTO answer VALUES ({id}, 'new', 'X', NULL)",
    "INSERT OR REPLACE INTO answer VALUES ({id}, 'D9', 'X', NULL)",
    "UPDATE slot SET text = '' WHERE interview = {id}",
    "DELETE FROM slot",
    "INSERT OR REPLACE INTO slot VALUES ({id}, 'note', '')",
    "UPDATE interview SET signed_at = NULL, signed_by = NULL, status = 'open'",
    "UPDATE interview SET status = 'open' WHERE id = {id}",
    "UPDATE interview SET date = '2000-01-01' WHERE id = {id}",
    "UPDATE interview SET id = 99 WHERE id = {id}",
    "DELETE FROM interview WHERE id = {id}",
    "INSERT OR REPLACE INTO interview SELECT * FROM interview WHERE id = {id}",
    "UPDATE seal SET mac = x'00'",
    "DELETE FROM seal",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_signed_interview_stays_as_it_was(vault, interview, attack):
    other = add_interview(vault)
    vault.answers.put(other, {"D9": number("1")})
    vault.answers.put(interview, {"D9": number("3")})
    vault.texts.put(interview, {"note": "anteckning"})
    vault.interviews.sign(interview, by="AB", at=LATER)
    before = (vault.interviews.get(interview), vault.answers.of(interview))
    with pytest.raises(errors.SignedInterview):
        beneath(vault).run(attack.format(id=interview, other=other))
    assert (vault.interviews.get(interview), vault.answers.of(interview)) == before
    assert vault.texts.of(interview) == {"note": "anteckning"}
    assert vault.seals.broken() == []


def test_the_program_itself_is_refused_kindly(vault, interview):
    vault.interviews.sign(interview, by="AB", at=LATER)
    for change in (
        lambda: vault.answers.put(interview, {"A": X}),
        lambda: vault.texts.put(interview, {"note": "ny"}),
        lambda: vault.interviews.sign(interview, by="CD", at=LATER),
        lambda: vault.interviews.postpone(interview, until=None, reason="", at=LATER),
        lambda: vault.interviews.resume(interview, at=LATER),
        lambda: vault.interviews.set_details(
            interview, date="2000-01-01", interviewer="CD"
        ),
    ):
        with pytest.raises(errors.SignedInterview):
            change()


def test_a_correction_is_a_new_version_and_the_old_one_stays_readable(vault, interview):
    vault.answers.put(interview, {"D9": number("3")}, position="D9")
    vault.texts.put(interview, {"note": "anteckning"})
    with pytest.raises(ValueError, match="signed"):
        vault.interviews.correct(interview, reason="för tidigt", by="CD", at=LATER)
    vault.interviews.sign(interview, by="AB", at=NOW)
    new = vault.interviews.correct(interview, reason="felskrivet", by="CD", at=LATER)
    with pytest.raises(errors.CorrectionStarted):
        vault.interviews.correct(interview, reason="igen", by="CD", at=LATER)
    assert vault.answers.of(new) == vault.answers.of(interview)
    assert vault.interviews.get(interview).status == "signed"
    vault.answers.put(new, {"D9": number("4")})
    vault.interviews.sign(new, by="CD", at=LATER)
    old, now = vault.interviews.get(interview), vault.interviews.get(new)
    assert (old.status, now.status, now.version, now.replaces) == (
        "replaced",
        "signed",
        2,
        interview,
    )
    assert (now.reason, now.corrected_by, now.date) == ("felskrivet", "CD", old.date)
    assert vault.answers.of(interview) == {"D9": number("3")}
    assert vault.seals.broken() == []


def test_a_correction_can_be_dropped_while_it_is_unsigned(vault, interview):
    vault.interviews.sign(interview, by="AB", at=NOW)
    new = vault.interviews.correct(interview, reason="misstag", by="AB", at=LATER)
    vault.interviews.remove(new, reason="mistake")
    with pytest.raises(LookupError):
        vault.interviews.get(new)
    assert vault.interviews.get(interview).status == "signed"
    with pytest.raises(errors.SignedInterview):
        vault.interviews.remove(interview, reason="mistake")


def test_an_unsigned_interview_can_be_taken_away_and_its_number_is_not_given_again(
    vault, interview
):
    vault.answers.put(interview, {"D9": number("3")})
    vault.texts.put(interview, {"note:D9": "ont"})
    for where in (
        ["interview", str(interview)],
        ["prepare", "1", str(interview)],
        ["start"],
    ):
        vault.settings.put(f"draft:{where[0]}", json.dumps({"where": where, "stands": {}}))
    vault.interviews.remove(interview, reason="twice")
    assert vault.interviews.find() == []
    assert (vault.answers.of(interview), vault.texts.of(interview)) == ({}, {})
    assert [key for key in vault.settings.all() if key.startswith("draft:")] == [
        "draft:start"
    ]
    assert vault.log.removed_interviews() == {interview: 1}
    assert add_interview(vault) > interview
    assert vault.seals.broken() == []
    assert vault.soundness.check().is_sound


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE answer SET text = '9' WHERE interview = 2",
        "UPDATE slot SET text = 'annan' WHERE interview = 2",
        "UPDATE interview SET signed_by = 'ZZ' WHERE id = 2",
        "DELETE FROM answer WHERE interview = 2",
        "DELETE FROM seal WHERE interview = 2",
        "UPDATE seal SET n = n + 10 WHERE interview = 2",
    ],
)
def test_seals_find_what_was_changed_past_the_triggers(vault, tampering):
    for _ in range(3):
        one = add_interview(vault)
        vault.answers.put(one, {"D9": number("3")})
        vault.texts.put(one, {"note": "text"})
        vault.interviews.sign(one, by="AB", at=NOW)
    assert vault.seals.broken() == []
    for (name,) in beneath(vault).rows(
        "SELECT name FROM sqlite_schema WHERE type='trigger'"
    ):
        beneath(vault).run(f"DROP TRIGGER {name}")
    beneath(vault).run(tampering)
    assert 2 in vault.seals.broken()


# --- taking in many


def imported(count: int):
    for i in range(count):
        yield ImportedInterview(
            client=Client("none", name=f"Klient {i // 2}", case_number=f"Ä{i // 2}"),
            form_id="grund",
            form_version="1",
            date="2025-01-01",
            interviewer="AB",
            started_at=NOW,
            answers={f"K{n}": number(str(n)) for n in range(230)} | {"X": X},
            texts={"note": "text"},
            signed_at=NOW if i % 2 else None,
            signed_by="AB" if i % 2 else None,
        )


def test_import_takes_all(vault):
    seen: list[int] = []
    assert vault.imports.take_in(imported(60), seen.append) == 60
    assert seen == [50, 60]
    assert vault.clients.count() == 30
    assert vault.interviews.count()["signed"] == 30
    everything = [interview.id for interview in vault.interviews.all()]
    assert everything == list(range(1, 61))
    assert all(len(vault.answers.of(one)) == 231 for one in everything)
    assert vault.texts.of(1) == {"note": "text"}
    assert vault.seals.broken() == []


def test_a_cancelled_or_failing_import_leaves_nothing(vault, interview):
    def schema():
        return beneath(vault).rows("SELECT name, sql FROM sqlite_schema ORDER BY name")

    before = schema()

    def cancel(count: int) -> None:
        raise KeyboardInterrupt

    def broken():
        yield from imported(20)
        raise ValueError("row 21")

    with pytest.raises(KeyboardInterrupt):
        vault.imports.take_in(imported(60), cancel)
    with pytest.raises(ValueError, match="row 21"):
        vault.imports.take_in(broken(), lambda _: None)
    assert vault.interviews.count().total() == 1
    assert vault.clients.count() == 1
    assert vault.imports.take_in(imported(2), lambda _: None) == 2
    assert sorted(schema()) == sorted(before)


def test_an_import_knows_a_case_however_it_is_typed(vault):
    known = vault.clients.add(Client("none", case_number="S-1"))
    (row,) = imported(1)
    rows = [
        replace(row, client=Client("none", case_number=case))
        for case in ("s-1", "S-1", "Ö-2", "ö-2", "O-2")
    ]
    vault.imports.take_in(rows, lambda _: None)
    owners = [each.client_id for each in vault.interviews.find()][::-1]
    assert owners == [known, known, known + 1, known + 1, known + 2]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zoe", "Zoë Åkerström"), ("ZOË", "Zoë Åkerström"), ("akerstrom", "Zoë Åkerström"),
        ("åkerström", "Zoë Åkerström"), ("simic", "Ana Šimić"), ("šimic", "Ana Šimić"),
        ("ngoc", "Nguyễn Thị Ngọc"), ("nguyen thi", "Nguyễn Thị Ngọc"),
        ("soren", "Søren Ørsted"), ("dordevic", "Đorđević, Lađa"), ("Ål", "Pål Ek"),
    ],
)  # fmt: skip
def test_a_name_is_found_without_its_accents(vault, typed, name):
    for each in (
        "Zoë Åkerström", "Ana Šimić", "Nguyễn Thị Ngọc", "Søren Ørsted", "Đorđević, Lađa",
        "Pål Ek", "Karl Alm",
    ):  # fmt: skip
        vault.clients.add(Client("none", name=each))
    assert [one.name for one in vault.clients.search(typed)] == [name]


@pytest.mark.parametrize(
    "pasted", ["ord " * 5_000, "a" * 100_000, "%_\\" * 900, "\x00", "\ud800"]
)
def test_two_pages_pasted_into_the_search_find_nobody(vault, pasted):
    vault.clients.add(Client("none", name="Eva Ek"))
    assert vault.clients.search(pasted) == []


def test_an_import_knows_clients_by_number(vault):
    known = vault.clients.add(Client("personnummer", "19121212-1212", "Tolvan"))
    (row,) = imported(1)
    row = replace(row, client=Client("personnummer", "19121212-1212", "Annat namn"))
    vault.imports.take_in([row], lambda _: None)
    assert [each.client_id for each in vault.interviews.find()] == [known]
    assert vault.clients.get(known).name == "Tolvan"
