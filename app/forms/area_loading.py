# SPDX-License-Identifier: EUPL-1.2
"""What rests on the questions of a form: the bank's where they are asked, and the form's own."""

from collections.abc import Container, Iterable, Iterator, Mapping

from app.forms.areas import Area, Check, Prompt
from app.forms.bank import BadForm, Bank, lost, made
from app.forms.earlier_answers import THEN, about, is_then
from app.forms.grids import rows_of
from app.forms.toml_shape import Table

_BEARING = ("troubled", "importance")  # an area needs these, and its rating
_OTHERS = ("days", "critical", "confidence", "observed")  # of these it has what is asked


class AreaLoading:
    """Lays out areas, checks and prompts.

    One of the bank comes along where every question that it needs is asked. One of the form is
    laid over the bank's with the same id, and is never left out.

    Args:
        bank: what there is.
        sections: the section of every question that the form asks, in its order.
        grids: of the form, as tables.
        left_out: ids of what the form does not take from the bank.
        looks_back: whether there may be an earlier interview beside the own answers.
    """

    def __init__(
        self,
        bank: Bank,
        sections: Mapping[str, str],
        grids: Iterable[Table],
        left_out: Container[str],
        *,
        looks_back: bool,
    ) -> None:
        self._bank = bank
        self._sections = sections
        self._grids = {grid["id"]: grid for grid in grids}
        self._left_out = left_out
        self._looks_back = looks_back

    def areas(self, own: Iterable[Table]) -> list[Area]:
        """The areas in the order of their ratings.

        Raises:
            BadForm: one has the wrong shape.
        """
        found = []
        for table, is_own in self._together(own, map(self._there, self._bank.areas)):
            rating = table.get("rating", "")
            bearing = (key for each in _BEARING for key in table.get(each, ()))
            if is_own or self._asks((rating, *bearing)):
                found.append(_area(table, self._sections.get(rating, "")))
        order = {key: place for place, key in enumerate(self._sections)}
        return sorted(found, key=lambda area: order.get(area.rating, len(order)))

    def checks(self, own: Iterable[Table]) -> list[Check]:
        """The form's own checks, and the bank's in its order.

        Raises:
            BadForm: one has the wrong shape, or looks at a grid that is not there.
        """
        found = self._checks(own)
        return [check for check, is_own in found if is_own or self._asks(check.named())]

    def prompts(self, own: Iterable[Table]) -> list[Prompt]:
        """The form's own prompts, and the bank's in its order.

        Raises:
            BadForm: one has the wrong shape.
        """
        found = self._prompts(own)
        return [prompt for prompt, is_own in found if is_own or self._asks(prompt.named())]

    def stray(self) -> Iterator[tuple[str, str]]:
        """What the bank names and is not asked: the id of what names it, and the key."""
        there: list[Area | Check | Prompt] = [_area(area, "") for area in self._bank.areas]
        there += [check for check, _ in self._checks(())]
        there += [prompt for prompt, _ in self._prompts(())]
        for each in there:
            named = (about(key) for key in each.named() if key != THEN)
            lost_ones = (key for key in named if not self._asks((key,)))
            yield from ((each.id, key) for key in dict.fromkeys(lost_ones))

    def _checks(self, own: Iterable[Table]) -> Iterator[tuple[Check, bool]]:
        for table, is_own in self._together(own, self._bank.checks):
            for one in self._each_row(table, is_own=is_own):
                yield made(Check, one, "checks", one["id"]), is_own

    def _prompts(self, own: Iterable[Table]) -> Iterator[tuple[Prompt, bool]]:
        for table, is_own in self._together(own, self._bank.prompts):
            yield made(Prompt, table, "prompts", table["id"]), is_own

    def _together(
        self, own: Iterable[Table], banked: Iterable[Table]
    ) -> Iterator[tuple[Table, bool]]:
        """The form's own, then the bank's; and whether the form says anything of it."""
        taken = [table for table in banked if table["id"] not in self._left_out]
        said: dict[str, Table] = {table["id"]: {} for table in taken}
        for table in own:
            if table["id"] in said:
                said[table["id"]] = table
            else:
                yield table, True
        for table in taken:
            over = said[table["id"]]
            yield {**table, **over}, bool(over)

    def _there(self, area: Table) -> Table:
        """An area of the bank with what is asked of it."""
        kept = {
            name: [k for k in area.get(name, ()) if k in self._sections] for name in _OTHERS
        }
        comment = area.get("comment", "")
        return {**area, **kept, "comment": comment if comment in self._sections else ""}

    def _each_row(self, check: Table, *, is_own: bool) -> Iterable[Table]:
        """The check as it is, or once for each row of its grid that has the columns it needs."""
        if "rows_of" not in check:
            return [check]
        grid = self._grids.get(check["rows_of"])
        if grid is None and is_own:
            raise BadForm([lost(check["rows_of"])])
        return rows_of(grid, check) if grid else ()

    def _asks(self, keys: Iterable[str]) -> bool:
        return all(
            self._looks_back if is_then(key) else key in self._sections for key in keys
        )


def _area(table: Table, section: str) -> Area:
    return made(Area, {"section": section, **table}, "areas", table["id"])
