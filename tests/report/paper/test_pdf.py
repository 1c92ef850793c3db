# SPDX-License-Identifier: EUPL-1.2
"""The PDF file: it says what was written, whatever that is, and holds nothing else (F2)."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas
from sheets import BARE, RICH, objects, read_back, squeezed, wordy

from app.report.paper.fonts import Fonts
from app.report.paper.marks import Box, Page
from app.report.paper.pdf import write_pdf
from app.report.paper.script import one_line
from app.report.sheet.document import Feedback
from app.report.sheet.layout import layout_feedback

FONTS = Fonts()
FORBIDDEN = {
    "/Annots", "/URI", "/A", "/AA", "/JS", "/JavaScript", "/OpenAction", "/Launch",
    "/EmbeddedFile", "/EmbeddedFiles", "/XObject", "/AcroForm", "/RichMedia",
}  # fmt: skip
EVIL = (
    "<b>fet</b>",
    '<img src="file:///etc/passwd"/>',
    '<a href="https://example.org">länk</a>',
    "https://example.org/ javascript:alert(1)",
    ") Tj ET /JS (app.alert(1)) <</S /JavaScript>> BT (",
    "Åsa & Örjan &amp; &#x41;",
    "\\ ( ) [ ] { } %s {0} $x",
)


def pdf_of(document: Feedback, *, large: bool = False) -> bytes:
    return write_pdf(layout_feedback(document, FONTS, large=large).pages, FONTS)


def name_read_back(name: str) -> str:
    """The client's name as it stands in the head of a sheet that says little else."""
    text = read_back(pdf_of(replace(BARE, client_name=name)))
    return text.split("Dinåterkoppling", 1)[1].split("Tackförattdu", 1)[0]


@pytest.mark.parametrize(
    "name",
    [
        *EVIL,
        "Åsa Öberg-Ångström",
        "Łukasz Đorđević",
        "Nguyễn Thị Hạnh",
        "Ђорђе Петровић",
        "Γιώργος Παπαδόπουλος",
        "ไทย",
        "😀 🇸🇪 👩‍👩‍👧 ab",
        "ሰላም",
        "王小明",
        "a\x00b\x07c\x1bd\x7fe\x9f",
        "a\r\nb\tc\u2028d\u00a0e",
        "\ud800x",
    ],
)
def test_a_name_is_printed_as_it_is(name: str) -> None:
    assert name_read_back(name) == squeezed(one_line(name))


LEFT_TO_RIGHT = st.characters(exclude_categories=("Cf",)).filter(
    lambda each: unicodedata.bidirectional(each) not in {"R", "AL", "AN"}
)


@given(st.text(LEFT_TO_RIGHT, max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_text_from_left_to_right_is_read_back(name: str) -> None:
    expected = squeezed(one_line(name))
    without = "".join(each for each in expected if not _is_variation(each))

    assert name_read_back(name) in {expected, without}


@given(st.text(st.characters(exclude_categories=()), max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_at_all_can_be_printed(words: str) -> None:
    document = replace(
        BARE, client_name=words, comment=words, resources=(words,), case_number=words
    )

    assert pdf_of(document).startswith(b"%PDF")


ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + "پچژگکی"


@given(st.lists(st.text(ARABIC, min_size=2, max_size=8), min_size=1, max_size=3))
@settings(max_examples=20, deadline=None)
def test_arabic_and_persian_are_joined_and_read_from_right_to_left(
    words: list[str],
) -> None:
    name = " ".join(words)
    found = unicodedata.normalize("NFKC", name_read_back(name))

    assert found == squeezed(name)


def _is_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def test_what_no_font_has_is_a_visible_box() -> None:
    with_box = layout_feedback(replace(BARE, client_name="王"), FONTS)
    without = layout_feedback(replace(BARE, client_name="w"), FONTS)

    assert len(_boxes(with_box.pages)) == len(_boxes(without.pages)) + 2  # head, signature


def _boxes(pages: tuple[Page, ...]) -> list[Box]:
    return [op for page in pages for op in page.ops if isinstance(op, Box)]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    again = Fonts()

    assert pdf_of(RICH) == pdf_of(RICH)
    assert pdf_of(RICH) == write_pdf(layout_feedback(RICH, again).pages, again)


@pytest.mark.parametrize("document", [RICH, BARE, wordy(30)])
def test_every_page_is_there_and_a_draft_says_so(document: Feedback) -> None:
    reader = PdfReader(BytesIO(pdf_of(document)))
    drafts = ["UTKAST" in page.extract_text() for page in reader.pages]

    assert len(reader.pages) == len(layout_feedback(document, FONTS).pages)
    assert drafts == [not document.signed] * len(reader.pages)


def test_the_file_names_its_language_and_nobody() -> None:
    pdf = pdf_of(RICH)
    reader = PdfReader(BytesIO(pdf))

    assert reader.trailer["/Root"]["/Lang"] == "sv"
    assert reader.metadata is not None
    assert reader.metadata.title == "Återkoppling"
    about = " ".join(str(value) for value in reader.metadata.values())
    for word in (*RICH.client_name.split(), *RICH.interviewer.split(), RICH.case_number):
        assert word not in about


def forbidden(pdf: bytes) -> set[str]:
    return FORBIDDEN & {key for key, value in objects(pdf) if value}


def test_no_link_picture_or_script_is_in_the_file() -> None:
    evil = replace(RICH, client_name=EVIL[1], comment=" ".join(EVIL), resources=EVIL)

    assert forbidden(pdf_of(evil)) == set()


def test_the_search_for_links_finds_one() -> None:
    target = BytesIO()
    canvas = Canvas(target)
    canvas.linkURL("https://example.org", (0, 0, 9, 9))
    canvas.showPage()
    canvas.save()

    assert {"/Annots", "/URI"} <= forbidden(target.getvalue())


def test_every_font_is_embedded_in_part() -> None:
    names = {str(value) for key, value in objects(pdf_of(RICH)) if key == "/BaseFont"}

    assert names
    assert all(name[7] == "+" for name in names)
