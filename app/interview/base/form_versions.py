# SPDX-License-Identifier: EUPL-1.2
"""Forms kept in the vault: an interview is always read by the form version it began with."""

from app.forms.handling import handled
from app.forms.model import Form
from app.forms.outline import Outline
from app.interview.base.library import Library
from app.storage.topics.contents import Forms


def keep_form(forms: Forms, form: Form) -> None:
    """Keep the form as it is now, whole, code lists and all.

    Raises:
        FormChanged: this version is kept already, with other contents.
    """
    forms.put(form.id, form.version, _source(form))


class KeptForms:
    """The forms of one vault, each read once."""

    def __init__(self, stored: Forms, library: Library) -> None:
        self._stored = stored
        self._library = library
        self._read: dict[tuple[str, str], Form] = {}
        self._outlined: dict[tuple[str, str], Outline] = {}

    def form(self, form_id: str, version: str) -> Form:
        """The form as it was when it was kept; where that was lost, as the library has it.

        A salvage may lack it, and the interviews must be read all the same: a key that was
        in a release means the same in every version.

        Raises:
            LookupError: it is neither kept here nor in the library.
        """
        if (found := self._read.get((form_id, version))) is None:
            try:
                found = self._kept(form_id, self._stored.source(form_id, version))
            except LookupError:
                found = self._as_it_is_now(form_id, version)
            self._read[form_id, version] = found
        return found

    def outline(self, form_id: str, version: str) -> Outline:
        """The same without its words, far sooner.

        Raises:
            LookupError: as of `form`.
        """
        if (found := self._outlined.get((form_id, version))) is None:
            try:
                source = self._stored.source(form_id, version)
            except LookupError:
                source = _source(self._as_it_is_now(form_id, version))
            broken_off = self._library.broken_off(form_id)
            found = Outline(source, broken_off=broken_off)
            self._outlined[form_id, version] = found
        return found

    def _kept(self, form_id: str, source: str) -> Form:
        """A kept form, handled as the library handles its own of the same id, if it has one."""
        try:
            now = self._library.form(form_id)
        except LookupError:
            return Form.model_validate_json(source)
        if source == _source(now):  # then there is no need for a second one in memory
            return now
        return handled(Form.model_validate_json(source), now)

    def _as_it_is_now(self, form_id: str, version: str) -> Form:
        return self._library.form(form_id).model_copy(update={"version": version})


def _source(form: Form) -> str:
    return form.model_dump_json(exclude_defaults=True)
