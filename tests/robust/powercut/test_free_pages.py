# SPDX-License-Identifier: EUPL-1.2
"""E2: free pages that were being used again when the power went do no lasting harm.

SQLite does not keep in its journal what stood on a free page: nobody needs it. So a page that
is taken from the free list and half written when the power goes stays half written after the
rollback, free as before. SQLite is content; but the page no longer fits its MAC, and what
reads every page stumbles: the look through the vault, each copy, VACUUM. This is that state,
made on purpose; among the drawn cuts it is one in some dozens.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.beneath import beneath
from tests.robust.powercut.cutting import word
from tests.robust.powercut.disk import Disk, write_out
from tests.robust.powercut.looks import answered, begin_with, copy_opens, opened
from tests.robust.powercut.trace import Call
from tests.robust.powercut.workshop import Workshop, quick_place, traceable

PAGE = 4096
HEADER, RECORD = 512, 4 + PAGE + 4  # of SQLite's journal
JOURNAL, DATA = "valv/data.db-journal", "valv/data.db"

pytestmark = pytest.mark.skipif(
    not traceable(), reason="strace is missing, or may not be used here"
)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with quick_place(tmp_path_factory.mktemp("free"), "free-pages") as memory:
        begin_with(memory / "begin", ["answer"])
        made = Workshop(memory)
        yield made
        made.end()


def before_the_commit(done: list[Call]) -> int:
    """The call that ends the first answer's transaction: the journal is made empty."""
    told = next(at for at, call in enumerate(done) if word(call) == "1")
    return max(at for at, call in enumerate(done[:told]) if call.name == "ftruncate")


def in_journal(journal: bytes) -> set[int]:
    """Numbers from 0 of the pages whose contents would be rolled back."""
    starts = range(HEADER, len(journal) - RECORD + 1, RECORD)
    return {struct.unpack_from(">I", journal, start)[0] - 1 for start in starts}


@pytest.fixture
def torn(workshop: Workshop) -> Path:
    """The place as a power cut leaves it that spoils what no journal keeps."""
    done = workshop.records("answer", workshop.fresh("answer"))
    before = (workshop.fresh("answer") / DATA).read_bytes()
    disk = Disk(workshop.place / "answer")
    for call in done[: before_the_commit(done)]:
        disk.does(call)
    found = disk.after_power_cut(Random(1))
    data, journal = found[DATA], found[JOURNAL]
    assert data is not None
    assert journal is not None
    pages = range(len(before) // PAGE)
    changed = {n for n in pages if before[n * PAGE :][:PAGE] != data[n * PAGE :][:PAGE]}
    free = changed - in_journal(journal)
    assert free, "no free page was used again: this shows nothing"
    spoilt = bytearray(data)
    for page in free:
        spoilt[page * PAGE + 512 : (page + 1) * PAGE] = Random(page).randbytes(PAGE - 512)
    place = workshop.place / "torn"
    write_out({**found, DATA: bytes(spoilt)}, place)
    return place


def test_free_pages_half_written_at_a_power_cut_are_no_damage(torn: Path) -> None:
    answered(torn, set())
    with opened(torn / "valv") as vault:
        copy = vault.copies.make()
        beneath(vault).run("VACUUM")
        assert vault.soundness.check().whole
    copy_opens(torn, copy.folder)
