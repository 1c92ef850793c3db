# SPDX-License-Identifier: EUPL-1.2
"""A second interview beside the first, in a real vault: chosen when it begins, sealed, reopened."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.forms.answers import Mark
from app.forms.model import Form
from app.forms.relevance import Relevance, effective
from app.forms.state import page_states
from app.interview.after.missing_answers import completeness, mark_missing
from app.interview.after.status import Seen
from app.interview.base.earlier_interviews import GONE
from app.interview.base.form_versions import keep_form
from app.interview.base.known_people import known_people
from app.interview.base.reading import Opened, all_held
from app.interview.clients import casework
from app.interview.clients.casework import correct, open_interview, settle_in
from app.interview.imports.csv_file import read_cells
from app.interview.imports.importing import Circumstances, read_interviews, take_in
from app.interview.sheet.exporting import outgoing
from app.interview.talk.prefill import Start
from app.interview.talk.session import Session
from app.report.blank.blank_form import blank_pdf
from app.report.paper.fonts import Fonts
from app.report.paper.plain_paper import plain_text
from app.stewardship.extract.extract import make_extract
from app.stewardship.extract.extract_paper import extract_data, extract_paper
from app.stewardship.gallring.retention_rules import shipped_retention
from app.stewardship.log.log_words import phrase
from app.stewardship.overview import overview
from app.stewardship.review.versions import side_by_side
from app.storage.keys.cryptography import KeyCost
from app.storage.log.events import Event
from app.storage.records import LOOKS_BACK, Client, LogChoice, Staff, StoredAnswer
from app.storage.salvage.salvaging import salvage
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath
from tests.forms.small_form import FORM, small_form
from tests.library import LIBRARY

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
AT = "2026-11-22T09:00:00Z"
FIRST_DAY, SECOND_DAY = date(2026, 3, 19), date(2026, 11, 22)
EVA = Client("personnummer", "19920611-2386", "Eva Ek", "2026-014", AT)
TWIN = Client("none", name="Eva Eek", case_number="2026-099", created_at=AT)
STAFF = Staff(1, "Anna Andersson", "anan", None)

FIRST = small_form()
_BACK = FORM.replace('id = "liten"', 'id = "liten-igen"\nthen = ["interview"]')
_BACK = _BACK.replace(
    'text = "Vilken ort?"',
    'text = "Vilken ort?", prefill = "then",'
    ' relevant = { op = "at_least", question = "then:C2", value = 10 }',
).replace(
    'text = "Något mer?"',
    'text = "Något mer?", prefill = "then:C1a"',
)
SECOND = small_form(
    _BACK
    + """
[override.C1]
prefill = "then"
[override.C1b]
prefill = "then"
[[checks]]
id = "fell"
strength = "signal"
when = { op = "compare", left = { questions = ["C2"] }, relation = "<", right = { questions = ["then:C2"] } }
at = "C2"
message = "Förra gången {then:C2}, nu {C2}."
"""
)
SAID = {
    "C1": StoredAnswer(None, "1"),
    "C1a": StoredAnswer(None, "ont i ryggen"),
    "C1b": StoredAnswer("X", None),
    "C2": StoredAnswer(None, "18"),
    "E5": StoredAnswer(None, "2584"),
    "E3": StoredAnswer(None, "02"),
}


def clock() -> datetime:
    return datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "valv"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    made, _ = create_vault(folder, "en fras", signature="anan", cost=CHEAP, clock=clock)
    with made:
        settle_in(made, STAFF, municipality="0685", unit="Vuxen")
        yield made


def begin(vault: Vault, client: int, form: Form, day: date = SECOND_DAY) -> int:
    return casework.begin(vault, LIBRARY, form, client, Start(STAFF, "0685", day, AT))


@pytest.fixture
def first(vault: Vault) -> int:
    """Eva's first interview, signed."""
    one = begin(vault, vault.clients.add(EVA), FIRST, FIRST_DAY)
    vault.answers.put(one, SAID, at=AT)
    vault.interviews.sign(one, by="anan", at=AT)
    return one


@pytest.fixture
def second(vault: Vault, first: int) -> int:
    assert first == 1
    return begin(vault, 1, SECOND)


def looks_back(vault: Vault, interview: int) -> str:
    return vault.texts.get(interview, LOOKS_BACK)


def said_then(opened: Opened) -> dict[str, object]:
    return dict(opened.answers.then)


def past_the_guards(vault: Vault, change: str) -> None:
    """A change by somebody who has the file open past the program."""
    database = beneath(vault)
    names = database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for (name,) in names:
        database.run(f"DROP TRIGGER {name}")
    database.run(change)


def test_the_first_stands_beside_the_second(vault: Vault, second: int) -> None:
    assert looks_back(vault, second) == "1"
    opened = open_interview(vault, LIBRARY, second)
    then = said_then(opened)
    assert (then["C2"], then["C1b"]) == (18, Mark.X)
    assert then == effective(FIRST, open_interview(vault, LIBRARY, 1).answers)
    assert page_states(SECOND, opened.answers).fields["E5"].relevance is Relevance.ASKED


def test_the_day_of_the_first_stands_in_what_the_second_asks(
    vault: Vault, first: int
) -> None:
    since = _BACK.replace(
        'text = "Vilken ort?"', 'text = "Vilken ort har du bott på {since}?"'
    )
    form = small_form(since)
    opened = open_interview(vault, LIBRARY, begin(vault, first, form))
    asked = next(one.text for one in opened.form.asked if "bott" in one.text)
    assert asked == "Vilken ort har du bott på sedan vi sågs den 19 mars 2026?"
    alone = open_interview(vault, LIBRARY, begin(vault, vault.clients.add(TWIN), form))
    asked = next(one.text for one in alone.form.asked if "bott" in one.text)
    assert asked == "Vilken ort har du bott på sedan förra intervjun?"


def test_facts_stand_as_they_were_and_what_was_not_answered_is_asked_again(
    vault: Vault, second: int
) -> None:
    given = dict(open_interview(vault, LIBRARY, second).answers)
    assert given == {"C1": 1, "C6": "ont i ryggen", "E5": "2584"}


def test_closed_and_opened_again_it_is_the_same_and_the_seal_holds(
    vault: Vault, folder: Path, second: int
) -> None:
    vault.answers.put(second, {"C2": StoredAnswer(None, "4")}, at=AT)
    before = open_interview(vault, LIBRARY, second).answers
    vault.interviews.sign(second, by="anan", at=AT)
    vault.close()
    with open_vault(folder, "en fras", clock=clock) as again:
        opened = open_interview(again, LIBRARY, second)
        assert (opened.answers, said_then(opened)["C2"]) == (before, 18)
        (problem,) = (one for _, one in page_states(SECOND, opened.answers).problems())
        assert problem.message == "Förra gången 18 dagar, nu 4 dagar."
        assert again.seals.broken() == []
        assert again.soundness.check().is_sound
        held = {one.interview.id: one.answers for one in all_held(again, LIBRARY)}
        assert held == {1: open_interview(again, LIBRARY, 1).answers, second: before}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE slot SET text = '9' WHERE interview = 2 AND name = 'then'",
        "DELETE FROM slot WHERE interview = 2 AND name = 'then'",
        "INSERT INTO slot VALUES (1, 'then', '2')",
    ],
)
def test_another_earlier_one_than_was_signed_is_found(
    vault: Vault, second: int, change: str
) -> None:
    vault.interviews.sign(second, by="anan", at=AT)
    assert vault.seals.broken() == []
    past_the_guards(vault, change)
    assert vault.seals.broken() != []


def test_a_correction_looks_back_at_the_same_one(vault: Vault, second: int) -> None:
    vault.interviews.sign(second, by="anan", at=AT)
    one = correct(vault, second, reason="fel dagar", by="anan", at=AT)
    assert (
        looks_back(vault, one),
        said_then(open_interview(vault, LIBRARY, one))["C2"],
    ) == (
        "1",
        18,
    )
    two = side_by_side(vault, LIBRARY, second, one)
    assert not [row for row in (*two.different, *two.alike) if LOOKS_BACK in row.label]


def test_what_was_meant_stays_meant_when_the_first_is_corrected(
    vault: Vault, second: int
) -> None:
    one = correct(vault, 1, reason="fel dagar", by="anan", at=AT)
    vault.answers.put(one, {"C2": StoredAnswer(None, "2")}, at=AT)
    vault.interviews.sign(one, by="anan", at=AT)
    assert said_then(open_interview(vault, LIBRARY, second))["C2"] == 18
    third = begin(vault, 1, SECOND)
    assert (
        looks_back(vault, third),
        said_then(open_interview(vault, LIBRARY, third))["C2"],
    ) == (
        str(one),
        2,
    )


def test_only_a_signed_one_of_an_earlier_day_is_meant(vault: Vault, first: int) -> None:
    begin(vault, 1, FIRST, date(2026, 9, 1))  # nobody has signed it
    later = begin(vault, 1, FIRST, date(2026, 12, 1))
    vault.interviews.sign(later, by="anan", at=AT)
    other = begin(vault, vault.clients.add(TWIN), FIRST, date(2026, 10, 1))
    vault.interviews.sign(other, by="anan", at=AT)
    assert looks_back(vault, begin(vault, 1, SECOND)) == str(first)


def test_where_there_is_none_nothing_is_kept(vault: Vault) -> None:
    one = begin(vault, vault.clients.add(EVA), SECOND)
    assert LOOKS_BACK not in vault.texts.of(one)
    opened = open_interview(vault, LIBRARY, one)
    assert (dict(opened.answers), said_then(opened)) == ({}, {})
    assert page_states(SECOND, opened.answers).fields["E5"].relevance is Relevance.QUIET


def test_a_form_that_does_not_look_back_keeps_and_reads_nothing(
    vault: Vault, first: int
) -> None:
    one = begin(vault, 1, FIRST)
    assert (first, LOOKS_BACK in vault.texts.of(one)) == (1, False)
    assert said_then(open_interview(vault, LIBRARY, one)) == {}


def test_a_third_looks_back_at_the_second_as_it_counted(vault: Vault, second: int) -> None:
    """E5 of the second hangs on the first; so does what of it counts in the third."""
    vault.interviews.sign(second, by="anan", at=AT)
    third = begin(vault, 1, SECOND, date(2027, 5, 1))
    assert looks_back(vault, third) == str(second)
    assert said_then(open_interview(vault, LIBRARY, third))["E5"] == "2584"


def test_the_list_says_how_far_it_is_as_the_talk_does(vault: Vault, second: int) -> None:
    vault.answers.put(second, {"E5": None}, at=AT)  # asked, for what was said then
    opened = open_interview(vault, LIBRARY, second)
    left = len(list(page_states(SECOND, opened.answers).missing()))
    after = sum(
        one.question.stage == "after"
        for one in page_states(SECOND, opened.answers).missing()
    )
    (line,) = overview(vault, SECOND_DAY, Seen(vault, LIBRARY)).unfinished
    assert (line.id, line.left) == (second, left - after)


def _gone(vault: Vault) -> None:
    past_the_guards(vault, "DELETE FROM answer WHERE interview = 1")
    past_the_guards(vault, "DELETE FROM slot WHERE interview = 1")
    past_the_guards(vault, "DELETE FROM interview WHERE id = 1")


def _formless(vault: Vault) -> None:
    past_the_guards(vault, "DELETE FROM form WHERE id = 'liten'")


def _no_number(vault: Vault) -> None:
    past_the_guards(vault, "UPDATE slot SET text = 'x 2 9 -1' WHERE name = 'then'")


@pytest.mark.parametrize("lost", [_gone, _formless, _no_number])
def test_what_is_gone_is_not_known(
    vault: Vault, second: int, lost: Callable[[Vault], None]
) -> None:
    lost(vault)
    opened = open_interview(vault, LIBRARY, second)
    assert said_then(opened) == {}
    assert page_states(SECOND, opened.answers).fields["E5"].relevance is Relevance.QUIET
    assert overview(vault, SECOND_DAY, Seen(vault, LIBRARY)).unfinished
    assert make_extract(vault, LIBRARY, 1, shipped_retention(), at=AT, today=SECOND_DAY)


def test_of_clients_who_are_one_and_are_not_any_more(vault: Vault) -> None:
    """What was said by somebody else is never beside, and never told of."""
    eva, twin = vault.clients.add(EVA), vault.clients.add(TWIN)
    first = begin(vault, twin, FIRST, FIRST_DAY)
    vault.answers.put(first, SAID, at=AT)
    vault.interviews.sign(first, by="anan", at=AT)
    vault.joins.join(twin, eva, reason="twice")
    second = begin(vault, eva, SECOND)
    assert said_then(open_interview(vault, LIBRARY, second))["C2"] == 18
    vault.joins.part(twin, reason="wrong")
    assert looks_back(vault, second) == str(first)
    assert said_then(open_interview(vault, LIBRARY, second)) == {}
    assert GONE in told(vault, eva)


def told(vault: Vault, client: int) -> str:
    found = make_extract(
        vault, LIBRARY, client, shipped_retention(), at=AT, today=SECOND_DAY
    )
    assert extract_data(found)
    return plain_text(extract_paper(found))


def test_the_extract_and_the_log_say_it_in_words(vault: Vault, second: int) -> None:
    said = told(vault, 1)
    label = "vilken tidigare intervju den bygger vidare på"
    assert f"{label} Liten den 19 mars 2026" in " ".join(said.split())
    (row,) = (
        one
        for one in vault.log.newest(LogChoice(interviews=(second,)), limit=99)
        if one.code == Event.WRITTEN
    )
    assert phrase(row) == f"ändrade {label}"


def test_what_asks_about_something_else_now_is_not_beside(vault: Vault, first: int) -> None:
    """C2 got another meaning: what was said of it before is nothing to compare with."""
    del first
    changed = _BACK.replace('version = "1"\ntitle', 'version = "2"\ntitle').replace(
        '[[changes]]\nversion = "1"', '[[changes]]\nversion = "2"'
    )
    old = small_form(_BACK)
    keep_form(vault.forms, old)
    one = begin(vault, 1, old)
    vault.answers.put(one, {"C2": StoredAnswer(None, "5"), "C3": StoredAnswer(None, "2")})
    vault.interviews.sign(one, by="anan", at=AT)
    then = said_then(open_interview(vault, LIBRARY, begin(vault, 1, small_form(changed))))
    assert (then.get("C2"), then.get("E2.b"), then["C3"]) == (None, None, 2)


def test_the_talk_hears_it_answer_by_answer(vault: Vault, second: int) -> None:
    """And what was taken away comes back as it was: nothing of then is an answer of now."""
    opened = open_interview(vault, LIBRARY, second)
    kept: dict[str, object] = {}
    session = Session(
        opened.form,
        opened.answers,
        position="",
        keep=lambda change, _: kept.update(change),
    )
    session.answer("C2", 4)
    (trouble,) = (
        one
        for part in completeness(SECOND, session.state, {}).parts
        for one in part.signals
    )
    assert trouble.problem.message == "Förra gången 18 dagar, nu 4 dagar."
    mark_missing(session)
    assert not list(session.state.missing(session.talk))
    assert kept.keys() <= SECOND.questions.keys()
    assert {key.partition(":")[0] for key in session.answers} <= SECOND.questions.keys()


def test_of_somebody_who_was_gallrad_since(vault: Vault) -> None:
    """They were one, and are not any more; then the first goes, and the second stays."""
    eva, twin = vault.clients.add(EVA), vault.clients.add(TWIN)
    vault.interviews.sign(begin(vault, twin, FIRST, FIRST_DAY), by="anan", at=AT)
    vault.joins.join(twin, eva, reason="twice")
    second = begin(vault, eva, SECOND)
    vault.interviews.sign(second, by="anan", at=AT)
    vault.joins.part(twin, reason="wrong")
    decided = vault.disposals.decide(
        ("1", ""), [(twin, "2020-01-01", "2025-01-01")], by="anan"
    )
    vault.disposals.carry_out(decided, {}, by="anan")
    assert [one.id for one in vault.interviews.find()] == [second]
    assert said_then(open_interview(vault, LIBRARY, second)) == {}
    assert GONE in told(vault, eva)
    assert (vault.seals.broken(), vault.soundness.check().is_sound) == ([], True)


def test_a_rescue_carries_it_over(
    vault: Vault, folder: Path, tmp_path: Path, second: int
) -> None:
    vault.interviews.sign(second, by="anan", at=AT)
    before = open_interview(vault, LIBRARY, second).answers
    vault.close()
    salvage(folder, "en fras", tmp_path / "ut", clock=clock)
    with open_vault(tmp_path / "ut", "en fras", clock=clock) as saved:
        assert looks_back(saved, second) == "1"
        assert open_interview(saved, LIBRARY, second).answers == before
        assert saved.seals.broken() == []


def test_one_that_is_taken_in_from_a_file_begins_without(vault: Vault, first: int) -> None:
    head = "person;form;date;interviewer;unit"
    table = f"{head};C2\n19920611-2386;liten-igen;2026-11-20;Bo;;7\n"
    forms = {SECOND.id: SECOND}
    known = known_people(vault)
    given = Circumstances(forms, frozenset(), SECOND_DAY, AT, known)
    rows = read_interviews(read_cells(table.encode()), given)
    assert take_in(vault, rows, forms, lambda _: None) == 1
    (one,) = (each for each in vault.interviews.find(1) if each.id != first)
    assert LOOKS_BACK not in vault.texts.of(one.id)
    assert (
        open_interview(vault, LIBRARY, one.id).answers["C2"],
        said_then(open_interview(vault, LIBRARY, one.id)),
    ) == (7, {})


def test_what_leaves_the_computer_has_the_answers_of_now_alone(
    vault: Vault, second: int
) -> None:
    vault.answers.put(second, {"C2": StoredAnswer(None, "4")}, at=AT)
    (going,) = (
        one for one in outgoing(all_held(vault, LIBRARY), LIBRARY) if one.id == second
    )
    assert going.given.keys() <= SECOND.questions.keys()
    assert going.given["C2"] == 4


def test_on_paper_it_is_a_form_like_any_other() -> None:
    assert blank_pdf(SECOND, Fonts()).startswith(b"%PDF")
