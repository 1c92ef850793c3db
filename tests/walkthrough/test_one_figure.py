# SPDX-License-Identifier: EUPL-1.2
"""The one figure: keys from the last answer of the talk to a signed sheet as a PDF.

Every area is judged: a range of two keys, a value, each question on how sure the answers are,
and what the interviewer saw. Nothing is edited, and every key counts.
"""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.forms.answers import Mark
from app.interview.base.stored_answers import stored
from app.interview.base.text_kinds import RANGE
from app.storage.vault.entering import open_vault
from app.ui.talk.screen import TalkScreen
from tests.library import GRUND, LIBRARY
from tests.robust.places import FIRST, PASSPHRASE, make_vault, unlock
from tests.typist import in_focus
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, finished_client, wanted_answers
from tests.walkthrough.test_keyboard import rates

MOST = 47
LAST = "I13"  # of the talk


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the dialog for files wants it
def test_from_the_last_answer_to_a_signed_pdf(opens: Opens, tmp_path: Path) -> None:
    form = LIBRARY.form(GRUND)
    wanted = wanted_answers(form, finished_client(), date.today())
    talk = {k: a for k, a in wanted.items() if form.questions[k].stage == "interview"}
    folder = make_vault(tmp_path / "valv")
    with open_vault(folder, PASSPHRASE) as vault:
        given = {k: stored(a) for k, a in talk.items() if k != LAST}
        for key in vault.answers.of(FIRST):
            given.setdefault(key, None)
        vault.answers.put(FIRST, given)
    person = opens(vault=folder)
    unlock(person)
    person.program.desk.open_interview(FIRST)
    person.waits_for_screen("TalkScreen")
    screen = person.screen
    assert isinstance(screen, TalkScreen)
    screen.go_to(LAST)
    person.typist.answer(wanted[LAST])
    person.waits_until(lambda: person.session.percent == 100, "the end of the talk")

    before = person.typist.pressed
    person.presses(Key.Key_F12)
    person.waits_for("Allt är med")
    person.presses(Key.Key_F12)
    rates(person, wanted, outside="")
    person.presses(Key.Key_F12)
    person.waits_for_screen("FeedbackScreen")
    person.presses(Key.Key_F12)
    person.waits_for("Allt är klart att signera")
    assert in_focus().accessibleName().startswith("Jag har sett det: Tänk på barnen")
    person.presses(Key.Key_Return, Key.Key_Return)
    person.waits_for("Intervjun är signerad och låst")
    person.holds(Key.Key_S)
    window = person.program.window
    person.waits_until(lambda: in_focus().window() is not window, "dialog")
    person.presses(Key.Key_Return)
    person.waits_for("Filen är sparad")
    keys = person.typist.pressed - before
    assert keys <= MOST, f"{keys} keys"

    leaves(person)
    pages = [p for file in Path.home().glob("*.pdf") for p in PdfReader(file).pages]
    assert pages
    assert "UTKAST" not in " ".join(page.extract_text() for page in pages)
    with open_vault(folder, PASSPHRASE) as vault:
        answers, texts = vault.answers.of(FIRST), vault.texts.of(FIRST)
    judged = {k for k, a in wanted.items() if k not in talk and a is not Mark.N}
    assert judged - set(answers) <= {area.comment for area in form.areas}
    assert all(texts[RANGE.slot(area.id)] for area in form.areas)
