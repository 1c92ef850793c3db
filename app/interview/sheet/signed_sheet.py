# SPDX-License-Identifier: EUPL-1.2
"""The sheet as it was signed: a text of the interview, kept with it and sealed with it.

It holds what the sheet said, as data and as marks on pages, in both sizes of type, and the
text for the investigation. So it is shown, printed and saved as it was, also by a program
whose sentences or whose paper have changed since. It is written in the transaction that
signs; from then on the triggers and the seal keep it like every other text.

Interviews that were signed by earlier versions of the program have none.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, NamedTuple

from app.forms.answers import Answers
from app.forms.model import Form
from app.interview.base.instrument import Instrument
from app.interview.base.reading import Opened
from app.interview.sheet.investigation import investigation_text
from app.interview.sheet.sheet import Sheet, make_sheet
from app.report.paper.fonts import Fonts
from app.report.paper.marks import Box, Line, Op, Page, Run, Text, Watermark
from app.report.sentences.number_words import day_in_words
from app.report.sheet.document import CaseFacts
from app.report.sheet.feedback import sheet_text
from app.report.sheet.layout import Layout
from app.storage.clock import from_text
from app.storage.records import SIGNED_SHEET

NOT_KEPT = (
    "När intervjun signerades sparade programmet inte själva bladet. Det här är skrivet på nytt ur "
    "samma svar. Svaren är desamma, men orden kan vara andra än på det blad som lämnades."
)
_VERSION = 1  # of how it is written; stands in vaults
_SAID = "counted"  # kept only as the sheet says it
_OPS: Final[dict[str, type[Op]]] = {
    "text": Text, "line": Line, "box": Box, "watermark": Watermark,
}  # fmt: skip
_NAMES: Final = {made: name for name, made in _OPS.items()}


class SignedSheet(NamedTuple):
    """What was signed.

    Attributes:
        form: id and version of the form.
        says: the whole sheet as plain text.
        investigation: the text for the investigation.
        pages, large: the sheet on paper, in ordinary and in large type.
    """

    form: str
    says: str
    investigation: str
    pages: tuple[Page, ...]
    large: tuple[Page, ...]

    def layout(self, *, large: bool) -> Layout:
        """The pages in one of the sizes. It went on paper as it was, so nothing is too long."""
        return Layout(self.large if large else self.pages, overflow=False, body=0.0)


def keep_sheet(
    form: Form,
    answers: Answers,
    texts: Mapping[str, str],
    facts: CaseFacts,
    instrument: Instrument,
    *,
    paper: tuple[Fonts, str],
) -> str:
    """The sheet of an interview that is about to be signed, to be stored with it.

    Args:
        form: the version that the interview began with.
        answers: of the interview.
        texts: of the interview, the day of the follow-up among them.
        facts: of an interview that is signed, so that no "UTKAST" stands across it.
        instrument: whose sentences it says.
        paper: the fonts, and a word across each page, such as "ÖVNING", or "".
    """
    sheet: Sheet = make_sheet(form, answers, texts, facts, instrument.sheet)
    fonts, mark = paper
    said, rules = asdict(sheet.feedback), instrument.investigation
    kept = {
        "version": _VERSION,
        "form": f"{form.id} {form.version}",
        "sheet": {name: value for name, value in said.items() if name != _SAID},
        "says": sheet_text(sheet.feedback),
        "investigation": investigation_text(form, answers, texts, facts, rules),
        "pages": _written(sheet.layout(fonts, mark=mark).pages),
        "large": _written(sheet.layout(fonts, large=True, mark=mark).pages),
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=str)


def kept_sheet(texts: Mapping[str, str]) -> SignedSheet | None:
    """The sheet that was signed, out of the texts of an interview; None where none was kept."""
    text = texts.get(SIGNED_SHEET)
    if text is None:
        return None
    try:
        found: dict[str, Any] = json.loads(text)
        if found["version"] != _VERSION:
            return None
        return SignedSheet(
            str(found["form"]),
            str(found["says"]),
            str(found["investigation"]),
            tuple(_page(page) for page in found["pages"]),
            tuple(_page(page) for page in found["large"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def signed_head(opened: Opened) -> tuple[str, ...]:
    """What stands above a signed sheet: when and by whom; and whether it is the one signed."""
    signed_at = opened.interview.signed_at
    if signed_at is None:
        return ()
    day = day_in_words(from_text(signed_at).astimezone().date())
    head = f"Signerad {day} av {opened.signed_by}"
    return (head,) if kept_sheet(opened.texts) is not None else (head, NOT_KEPT)


def _written(pages: tuple[Page, ...]) -> list[Any]:
    return [
        [page.width, page.height, [[_NAMES[type(op)], *op] for op in page.ops]]
        for page in pages
    ]


def _page(written: Any) -> Page:
    width, height, ops = written
    return Page(tuple(_op(*op) for op in ops), float(width), float(height))


def _op(name: str, *values: Any) -> Op:
    made = _OPS[name](*values)
    match made:
        case Text():
            return made._replace(runs=tuple(Run(*run) for run in made.runs))
        case Watermark():
            return made._replace(run=Run(*made.run))
        case _:
            return made
