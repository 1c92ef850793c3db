# SPDX-License-Identifier: EUPL-1.2
"""An empty form for paper, ready to print or to save."""

from app.forms.model import Form
from app.interview.forms import shipped_form
from app.report.blank import layout_blank
from app.report.fonts import Fonts
from app.report.page import Page
from app.report.pdf import write_pdf


def blank_pages(form_id: str, fonts: Fonts) -> tuple[Page, ...]:
    """The pages of a form that comes with the program. Takes about a second.

    Raises:
        LookupError: no form with this id comes with the program.
        BadForm: a file of the form has been changed, and cannot be read any more.
    """
    return layout_blank(shipped_form(form_id), fonts)


def blank_pdf(form: Form, fonts: Fonts) -> bytes:
    """A form as a PDF file to print and fill in by hand."""
    return write_pdf(layout_blank(form, fonts), fonts, title=f"{form.title}, tom blankett")
