# SPDX-License-Identifier: EUPL-1.2
"""The parts that were chosen, as plain text: one section, or all."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.report.investigation.parts import SOURCE, Investigation, TextPart, TextSection


class Chosen(NamedTuple):
    """What the interviewer changed: names of parts, "section/part".

    Attributes:
        out: what would stand in the text, and was taken away.
        put: what would not, and was put in.
    """

    out: frozenset[str] = frozenset()
    put: frozenset[str] = frozenset()

    def has(self, section: TextSection, part: TextPart) -> bool:
        """Whether the part stands in the text."""
        name = part_name(section, part)
        return name in self.put or (part.standard and name not in self.out)

    def turned(self, section: TextSection, part: TextPart) -> "Chosen":
        """The same with this part taken away if it stands there, else put in."""
        name = frozenset((part_name(section, part),))
        if self.has(section, part):
            return Chosen(self.out | name if part.standard else self.out, self.put - name)
        return Chosen(self.out - name, self.put if part.standard else self.put | name)


def kept_text(text: str) -> Investigation:
    """A text that was kept, in its sections again, with a part for each line."""
    sections: list[TextSection] = []
    for number, block in enumerate(text.strip().split("\n\n")):
        title, *lines = ("", *block.splitlines()) if number == 0 else block.splitlines()
        parts = (TextPart(str(n), line, apart=True) for n, line in enumerate(lines))
        sections.append(TextSection(str(number), title, tuple(parts)))
    return Investigation(tuple(sections))


def part_name(section: TextSection, part: TextPart) -> str:
    """The name of a part in the whole text."""
    return f"{section.id}/{part.id}"


def section_text(section: TextSection, chosen: Chosen) -> str:
    """One section with its heading; "" where nothing of it was chosen."""
    parts = [part for part in section.parts if chosen.has(section, part)]
    if all(part.id == SOURCE for part in parts):
        return ""
    lines = _lines(parts)
    return "\n".join((section.title, *lines) if section.title else lines)


def whole_text(investigation: Investigation, chosen: Chosen) -> str:
    """Every section that has anything, with an empty line between."""
    texts = (section_text(section, chosen) for section in investigation.sections)
    return "\n\n".join(text for text in texts if text) + "\n"


def _lines(parts: Iterable[TextPart]) -> Iterator[str]:
    together: list[str] = []
    for part in parts:
        if not part.apart:
            together.append(part.text)
            continue
        if together:
            yield " ".join(together)
            together = []
        yield part.text
    if together:
        yield " ".join(together)
