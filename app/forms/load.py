# SPDX-License-Identifier: EUPL-1.2
"""TOML becomes a form: the bank's items, laid out by the form's own file.

What rests on items (areas, checks, prompts) comes along by itself where they are asked.
"""

from collections.abc import Iterable, Mapping

from pydantic import TypeAdapter, ValidationError

from app.forms import toml_shape
from app.forms.area_loading import AreaLoading
from app.forms.bank import BadForm, Bank, faults, lost, made, read_toml, shaped
from app.forms.grids import cells, laid, laid_out, narrowed
from app.forms.model import Form, Grid
from app.forms.questions import Choice, Question
from app.forms.toml_shape import Table

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_PLACE = {"key", "grid", "row", "column"}  # what it is, and where: the grids know it


def load_form(text: str, bank: Bank, lists: Mapping[str, tuple[Choice, ...]]) -> Form:
    """The form that `text` defines, with what the bank has for it and its own laid over that.

    Raises:
        BadForm: something in the file cannot be read or does not exist.
    """
    tables = shaped(toml_shape.FORM, read_toml(text))
    layout = _Layout(bank, tables.pop("override", {}))
    sections: dict[str, str] = {}
    for section in tables.get("sections", ()):
        names = [*section.pop("items", ()), *section.pop("questions", ())]
        questions = [question for name in names for question in layout.expand(name)]
        section["keys"] = [question["key"] for question in questions]
        sections |= dict.fromkeys(section["keys"], section["id"])
        layout.asked += questions
    tables["asked"] = _validated(layout.laid_over(), lists)
    tables["grids"] = [made(Grid, laid_out(grid), "grids") for grid in layout.grids]
    left_out = tables.pop("leave_out", ())
    if stray := set(left_out) - bank.ids:
        raise BadForm(map(lost, sorted(stray)))
    resting = AreaLoading(
        bank, sections, layout.grids, left_out, looks_back=bool(tables.get("then"))
    )
    tables["areas"] = resting.areas(tables.get("areas", ()))
    tables["checks"] = resting.checks(tables.get("checks", ()))
    tables["prompts"] = resting.prompts(tables.get("prompts", ()))
    return made(Form, tables)


class _Layout:
    """The questions and grids of a form, as tables, while it is laid out."""

    def __init__(self, bank: Bank, own: dict[str, Table]) -> None:
        self._bank = bank
        self._own = own
        self.asked: list[Table] = []
        self.grids: list[Table] = []

    def expand(self, name: str | Table) -> Iterable[Table]:
        """The questions of an item, a grid, a single cell of one, or of the form alone."""
        if isinstance(name, dict):
            return [name]
        if name in self._bank.items:
            return [self._bank.items[name]]
        if name in self._bank.grids:
            own = self._own.pop(name, {})
            own = shaped(toml_shape.OWN_GRID, own, "override", name)
            grid, stray = narrowed(self._bank.grids[name], own)
            if stray:
                raise BadForm(map(lost, stray))
            self.grids.append(grid)
            return list(cells(grid))
        if name in self._bank.cells:
            return [self._bank.cells[name]]
        raise BadForm([lost(name)])

    def laid_over(self) -> list[Table]:
        """The questions with the form's own words over the bank's."""
        if stray := self._own.keys() - {question["key"] for question in self.asked}:
            raise BadForm(map(lost, sorted(stray)))
        if moved := [
            f"{key}.{name}" for key in self._own for name in _PLACE & self._own[key].keys()
        ]:
            raise BadForm(
                f"F04 override.{one}: kan inte ändras. Ta bort raden." for one in moved
            )
        return [
            laid(question, self._own.get(question["key"], {})) for question in self.asked
        ]


def _validated(
    asked: list[Table], lists: Mapping[str, tuple[Choice, ...]]
) -> tuple[Question, ...]:
    questions: list[Question] = []
    found: list[str] = []
    for table in asked:
        try:
            question = _QUESTION.validate_python(table)
        except ValidationError as error:
            found += faults(error, table["key"])
            continue
        if question.type == "list":
            if question.codes not in lists:
                found.append(f"F03 {question.key}: kodlistan {question.codes} finns inte.")
                continue
            question = question.model_copy(update={"choices": lists[question.codes]})
        questions.append(question)
    if found:
        raise BadForm(found)
    return tuple(questions)
