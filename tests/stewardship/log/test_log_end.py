# SPDX-License-Identifier: EUPL-1.2
"""An end that was cut off stands on the start page until a manager has looked through the log."""

from datetime import date
from pathlib import Path

import pytest

from app.interview.after.status import Seen
from app.stewardship.log.log_end import end_was_cut, end_words, log_end
from app.stewardship.overview import overview
from app.stewardship.review.log_review import draw_review, end_in, finish_review
from app.storage.keys.cryptography import KeyCost
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from tests.beneath import beneath
from tests.library import LIBRARY

PASSPHRASE = "åtta röda älgar sover"
CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
TODAY = date(2026, 11, 29)


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    folder = tmp_path / "valv"
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        vault.settings.put("unit", "Öst")
        assert not end_was_cut(vault)
        beneath(vault).run("DROP TRIGGER event_stays_delete")
        beneath(vault).run("DELETE FROM event WHERE n = (SELECT max(n) FROM event)")
    return folder


def test_it_stands_there_until_the_log_was_looked_through(cut: Path) -> None:
    for _ in range(2):
        with open_vault(cut, PASSPHRASE) as vault:
            assert overview(vault, TODAY, Seen(vault, LIBRARY)).end_was_cut
            draft = draw_review(vault)
    assert draft.broken
    with open_vault(cut, PASSPHRASE) as vault:
        finish_review(vault, draft, {}, "")
    with open_vault(cut, PASSPHRASE) as vault:
        assert not overview(vault, TODAY, Seen(vault, LIBRARY)).end_was_cut
        assert vault.log.broken(), "it is found all the same, for good"


def test_a_review_keeps_where_the_log_ended(tmp_path: Path) -> None:
    vault, _ = create_vault(tmp_path / "valv", PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        end = log_end(vault)
        assert end.words in end_words(vault)
        finish_review(vault, draw_review(vault), {}, "")
        (review,) = vault.reviews.all()
        kept = end_in(review)
        assert kept is not None
        assert kept.number == review.to_n
        assert vault.log.fits_paper(*kept)
