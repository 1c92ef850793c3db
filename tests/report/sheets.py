# SPDX-License-Identifier: EUPL-1.2
"""Sheets to lay out: one as it usually is, and ways to read one back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from app.report.paper.marks import Page, Text
from app.report.sentences.number_words import rating_words
from app.report.sheet.document import AreaBlock, Feedback

SENTENCES = (
    "Du har haft besvär 22 av de senaste 30 dagarna.",
    "Det tynger dig mycket, 3 av 4, och du vill gärna ha hjälp, 4 av 4.",
    "Du har fått behandling två gånger förut och tycker att den hjälpte ett tag.",
    "Du har någon att prata med när det är svårt.",
)
AREAS = (
    ("medical", "Fysisk hälsa", 3),
    ("employment", "Arbete och försörjning", 5),
    ("alcohol", "Alkohol", 6),
    ("drug", "Narkotika och läkemedel", 5),
    ("legal", "Rättsliga problem", 0),
    ("family", "Familj och umgänge", None),
    ("psychiatric", "Psykisk hälsa", 9),
)


def area(key: str, title: str, rating: int | None, sentences: int = 4) -> AreaBlock:
    text = " ".join(SENTENCES[index % 4] for index in range(sentences))
    return AreaBlock(key, title, rating, rating_words(rating), text)


RICH = Feedback(
    client_name="Maria Åström",
    case_number="2026-014",
    interviewer="Anna Ek",
    interview_date=date(2026, 11, 19),
    signed=True,
    areas=tuple(area(*each) for each in AREAS),
    resources=(
        "Du har arbetat 12 av de senaste 30 dagarna.",
        "Du har en egen bostad och trivs med den.",
        "Din syster är nära, och du kan prata med henne när det är svårt.",
        "Du har varit fri från alkohol i fyra månader förut.",
        "Du vill själv ändra på hur du dricker.",
        "Du har god kontakt med din dotter.",
    ),
    problems=(
        "Du har druckit 18 av de senaste 30 dagarna.",
        "Du har tagit lugnande läkemedel 20 av de senaste 30 dagarna.",
        "Du har haft stark ångest de flesta dagar.",
        "Du oroar dig mycket för pengarna.",
        "Du har känt dig ensam 10 av de senaste 30 dagarna.",
        "Ryggen gör ont.",
    ),
    wishes=("Ångesten och sömnen", "Att dricka mindre", "Ekonomin"),
    comment="Jag tycker att det stämmer, men jag har kämpat länge på egen hand.",
    agreed=(
        "Anna bokar tid på vårdcentralen tillsammans med dig, senast den 3 december.",
        "Du provar samtalsgruppen på torsdagar.",
    ),
    feedback_date=date(2026, 11, 26),
    follow_up_date=date(2027, 5, 20),
)
BARE = Feedback(
    client_name="",
    case_number="",
    interviewer="",
    interview_date=None,
    signed=False,
    areas=tuple(AreaBlock(key, title, None, "", "-") for key, title, _ in AREAS),
    resources=(),
    problems=(),
)


def wordy(sentences: int) -> Feedback:
    """A sheet with so many sentences in each area."""
    return replace(RICH, areas=tuple(area(*each, sentences) for each in AREAS))


def texts(pages: Iterable[Page]) -> list[Text]:
    return [op for page in pages for op in page.ops if isinstance(op, Text)]


def squeezed(text: str) -> str:
    """Text without white space, since lines are broken anywhere."""
    return re.sub(r"\s+", "", text)


def said(pages: Iterable[Page]) -> str:
    """What the pages say, squeezed."""
    return squeezed("".join(text.says for text in texts(pages)))


def read_back(pdf: bytes) -> str:
    """The text of a PDF as a reader copies it: what stands instead, where told."""
    found: list[str] = []
    told: list[bool] = []

    def operand(operator: bytes, operands: list[object], *_: object) -> None:
        if operator == b"BDC":
            told.append(True)
            found.append(_actual_text(operands))
        elif operator == b"BMC":
            told.append(True)
        elif operator == b"EMC":
            told.pop()

    def text(string: str, *_: object) -> None:
        if not told:
            found.append(string)

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_operand_before=operand, visitor_text=text)
    return squeezed("".join(found))


def _actual_text(operands: list[object]) -> str:
    text = operands[1]["/ActualText"]  # type: ignore[index]
    raw = text if isinstance(text, bytes) else text.original_bytes
    return raw.decode("utf-16")


def objects(pdf: bytes) -> Iterator[tuple[str, object]]:
    """Every key of every dictionary in the file, with its value."""
    reader = PdfReader(BytesIO(pdf))
    todo: list[object] = [reader.trailer]
    seen: set[int] = set()
    while todo:
        each = todo.pop()
        each = each.get_object() if hasattr(each, "get_object") else each
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, dict):
            yield from each.items()
            todo.extend(each.values())
        elif isinstance(each, list):
            todo.extend(each)
