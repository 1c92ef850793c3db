# SPDX-License-Identifier: EUPL-1.2
"""The forms that come with the program, read from its own files."""

from app.forms.bank import Bank, read_codes, read_toml
from app.forms.load import load_form
from app.forms.model import Choice, Form
from app.resources import resource_path, resource_text

GRUND = "asi-grund"


def shipped_ids() -> tuple[str, ...]:
    """The ids of all forms that come with the program, in order of name."""
    return tuple(sorted(path.stem for path in resource_path("forms").glob("*.toml")))


def shipped_form(form_id: str) -> Form:
    """The form with this id, as this version of the program has it. Takes about 50 ms.

    Raises:
        LookupError: no form with this id comes with the program.
        BadForm: a file of the form has been changed, and cannot be read any more.
    """
    if form_id not in shipped_ids():
        raise LookupError(form_id)
    return read_form(resource_text("forms", f"{form_id}.toml"))


def shipped_broken_off(form_id: str) -> str:
    """`Form.broken_off` of a form that comes with the program, far sooner; "" for others."""
    if form_id not in shipped_ids():
        return ""
    return str(read_toml(resource_text("forms", f"{form_id}.toml")).get("broken_off", ""))


def read_form(text: str) -> Form:
    """The form that a TOML text defines, over the bank and the lists of the program.

    Raises:
        BadForm: it cannot be read; says where and why.
    """
    return load_form(text, shipped_bank(), shipped_lists())


def shipped_bank() -> Bank:
    """What forms share, as it comes with the program."""
    banks = sorted(resource_path("forms", "bank").glob("*.toml"))
    return Bank(path.read_text(encoding="utf-8") for path in banks)


def shipped_lists() -> dict[str, tuple[Choice, ...]]:
    """The code lists that come with the program, by name: municipalities, countries, ..."""
    files = sorted(resource_path("forms", "lists").glob("*.csv"))
    return {path.stem: read_codes(path.read_text(encoding="utf-8")) for path in files}
