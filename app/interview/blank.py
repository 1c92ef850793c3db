# SPDX-License-Identifier: EUPL-1.2
"""An empty form for paper, ready to print or to save."""

from app.forms.model import Form
from app.report.blank import layout_blank
from app.report.fonts import Fonts
from app.report.pdf import write_pdf


def blank_pdf(form: Form, fonts: Fonts) -> bytes:
    """A form as a PDF file to print and fill in by hand."""
    return write_pdf(layout_blank(form, fonts), fonts, title=f"{form.title}, tom blankett")
