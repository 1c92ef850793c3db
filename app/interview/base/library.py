# SPDX-License-Identifier: EUPL-1.2
"""The library: it finds instruments on its shelves, those of the program and any packs.

A shelf is a folder of the shape of resources/: forms/, forms/bank/, forms/lists/,
instruments/, scoring/ and texts/. What stands on a shelf may name what stands on its own and
on those before it, never on those after it: no pack changes what comes with the program.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from pathlib import Path
from typing import Protocol

from app.forms.bank import BadForm, Bank, read_codes, read_toml
from app.forms.load import load_form
from app.forms.model import Form
from app.forms.overlay import Overlay, laid_over
from app.forms.questions import Choice
from app.interview.base.instrument import Instrument, Parts
from app.resources import resource_path


class Shelf(Protocol):
    """Where texts lie, by their paths, such as "forms/asi-grund.toml"."""

    def names(self, folder: str) -> tuple[str, ...]:
        """The paths of the files in a folder, in order; none where there is no such folder."""

    def text(self, path: str) -> str:
        """One text. Raises FileNotFoundError where there is none."""


class Folder:
    """A shelf on the disk."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def names(self, folder: str) -> tuple[str, ...]:
        """The paths of the files in a folder, in order."""
        found = (path for path in self._root.joinpath(folder).glob("*.*") if path.is_file())
        return tuple(sorted(f"{folder}/{path.name}" for path in found))

    def text(self, path: str) -> str:
        """The text of a UTF-8 file.

        Raises:
            FileNotFoundError: it is not there.
        """
        return self._root.joinpath(path).read_text(encoding="utf-8")


class Library:
    """Forms and instruments by the ids of the forms, each read once, when it is asked for.

    Args:
        shelves: the program's own first.
        overlays: words of their own for some of the forms, laid over in this order.
    """

    def __init__(self, shelves: Iterable[Shelf], overlays: Iterable[Overlay] = ()) -> None:
        self._shelves = tuple(shelves)
        self._overlays = tuple(overlays)
        self._forms: dict[str, Form] = {}
        self._instruments: dict[str, Instrument] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all forms, in order of name on each shelf."""
        names = (_called(path) for shelf in self._shelves for path in shelf.names("forms"))
        return tuple(dict.fromkeys(names))

    def form(self, form_id: str) -> Form:
        """The form as it is now. Takes about 50 ms the first time.

        Raises:
            LookupError: there is none with this id.
            BadForm: a file of it cannot be read.
        """
        if form_id not in self._forms:
            within = self._shelves_of(f"forms/{form_id}.toml")
            if not within:
                raise LookupError(form_id)
            text = within[-1].text(f"forms/{form_id}.toml")
            laid = (overlay for overlay in self._overlays if overlay.form == form_id)
            self._forms[form_id] = reduce(laid_over, laid, _read(text, within))
        return self._forms[form_id]

    def forms(self) -> tuple[Form, ...]:
        """All forms, but those of packs that cannot be read any more (`forms check` says why)."""
        return tuple(self._readable())

    def offered(self) -> tuple[Form, ...]:
        """The forms that may be begun for a client: all but what is held with an interview."""
        return tuple(form for form in self._readable() if form.kind != "module")

    def instrument(self, form_id: str) -> Instrument:
        """The form with what goes with it: nothing, where nobody says what."""
        if form_id not in self._instruments:
            path = f"instruments/{form_id}.toml"
            within = self._shelves_of(path)
            parts = Parts.of_toml(within[-1].text(path)) if within else Parts()
            read = partial(self.form, form_id)
            self._instruments[form_id] = Instrument(read, parts, partial(_text, within))
        return self._instruments[form_id]

    def read_form(self, text: str) -> Form:
        """The form that a TOML text defines, over all banks and lists.

        Raises:
            BadForm: it cannot be read; says where and why.
        """
        return _read(text, self._shelves)

    def broken_off(self, form_id: str) -> str:
        """`Form.broken_off` of a form, far sooner; "" where it is on no shelf."""
        if form_id in self._forms:
            return self._forms[form_id].broken_off
        path = f"forms/{form_id}.toml"
        within = self._shelves_of(path)
        return str(read_toml(within[-1].text(path)).get("broken_off", "")) if within else ""

    def bank(self) -> Bank:
        """What forms share, on all shelves.

        Raises:
            BadForm: a file of it cannot be read.
        """
        return _bank(self._shelves)

    def codes(self, name: str) -> tuple[Choice, ...]:
        """A code list: municipalities, countries, ...

        Raises:
            LookupError: there is none with this name.
        """
        return _lists(self._shelves)[name]

    def _readable(self) -> Iterator[Form]:
        own = {_called(path) for path in self._shelves[0].names("forms")}
        for form_id in self.ids():
            try:
                yield self.form(form_id)
            except BadForm:
                if form_id in own:
                    raise

    def _shelves_of(self, path: str) -> Sequence[Shelf]:
        """The first shelf that has a file, with all before it; none where none has it."""
        folder = path.rpartition("/")[0]
        for number, shelf in enumerate(self._shelves, start=1):
            if path in shelf.names(folder):
                return self._shelves[:number]
        return ()


def shipped_library(*packs: Shelf) -> Library:
    """What comes with the program, and packs beside it."""
    return Library((Folder(resource_path()), *packs))


def _called(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".toml").removesuffix(".csv")


def _read(text: str, shelves: Sequence[Shelf]) -> Form:
    return load_form(text, _bank(shelves), _lists(shelves))


def _bank(shelves: Sequence[Shelf]) -> Bank:
    paths = ((shelf, path) for shelf in shelves for path in shelf.names("forms/bank"))
    return Bank(shelf.text(path) for shelf, path in paths)


def _lists(shelves: Sequence[Shelf]) -> Mapping[str, tuple[Choice, ...]]:
    paths = ((shelf, path) for shelf in shelves for path in shelf.names("forms/lists"))
    return {_called(path): read_codes(shelf.text(path)) for shelf, path in paths}


def _text(shelves: Sequence[Shelf], path: str) -> str:
    """A text on the last of the shelves, or on the nearest before it."""
    folder = path.rpartition("/")[0]
    for shelf in reversed(shelves):
        if path in shelf.names(folder):
            return shelf.text(path)
    raise FileNotFoundError(path)
