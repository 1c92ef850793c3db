# SPDX-License-Identifier: EUPL-1.2
"""The protocol of a deletion as a paper: what went, when, by whom, and by which rules (G4).

Ids, dates and counts only. It names nobody, so it can be kept when the people are gone.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from app.report.paper.plain_paper import Part, Plain
from app.stewardship.gallring.retention_list import HELD, WRITTEN
from app.storage.clock import from_text
from app.storage.records import Disposal, DisposalLine
from app.storage.topics.disposals import GONE

_KEPT: Final[dict[str, str]] = {
    HELD: "ett skäl att vänta fanns när beslutet skulle genomföras",
    WRITTEN: "en ny anteckning hade gjorts efter beslutet",
    GONE: "klienten var redan borttagen",
}
_STATES: Final[dict[str, str]] = {
    "decided": "beslutad, inte genomförd",
    "withdrawn": "beslutet togs tillbaka",
    "deleted": "genomförd i valvet, säkerhetskopiorna återstår",
    "done": "genomförd i valvet och i säkerhetskopiorna i valvets mapp",
}
_LEAD = (
    "Här står inga namn, personnummer eller svar. Klienter och intervjuer står med de "
    "nummer de hade i valvet. Numren används aldrig igen."
)
_ELSEWHERE = (
    "Kopior på andra platser, utskrifter, PDF-filer och exporter når programmet inte. De tas "
    "bort för hand."
)


def state_words(disposal: Disposal) -> str:
    """How far a decision has come."""
    return _STATES[disposal.state]


def protocol(disposal: Disposal, lines: Iterable[DisposalLine]) -> Plain:
    """The protocol of one decision, carried out or not."""
    found = tuple(lines)
    return Plain(
        f"Gallringsprotokoll {disposal.id}",
        f"Gallringsprotokoll {disposal.id}",
        (_LEAD,),
        (
            Part("Beslut", rows=tuple(_decision(disposal))),
            Part("Regler och stöd", tuple(disposal.basis.split("\n"))),
            Part("Omfattning", rows=tuple(_counts(found))),
            Part("Klienter", rows=tuple(_clients(found))),
            Part("Utanför valvet", _outside(disposal)),
        ),
    )


def protocol_data(disposal: Disposal, lines: Iterable[DisposalLine]) -> dict[str, object]:
    """The same for a program."""
    return {**disposal._asdict(), "lines": [line._asdict() for line in lines]}


def day(moment: str | None) -> str:
    """The day of a stored time, here; "" where there is none."""
    return f"{from_text(moment).astimezone():%Y-%m-%d}" if moment else ""


def _decision(disposal: Disposal) -> Iterator[tuple[str, str]]:
    by_mistake = disposal.reason == "mistake"
    yield "Skäl", "klienten lades upp av misstag" if by_mistake else "gallringsreglerna"
    yield "Läge", state_words(disposal)
    yield "Beslutat", f"{day(disposal.decided_at)} av {_who(disposal.decided_by)}"
    if disposal.carried_out_at:
        done = f"{day(disposal.carried_out_at)} av {_who(disposal.carried_out_by)}"
        yield "Genomfört", done
    yield "Reglernas version", disposal.rules


def _who(signature: str | None) -> str:
    return signature or "någon med återställningskoden"


def outcomes(lines: Iterable[DisposalLine]) -> list[str]:
    """What became of each person of a decision: "decided", "deleted" or "kept"."""
    return [
        "deleted" if any(each.outcome == "deleted" for each in its) else its[0].outcome
        for its in _people(lines)
    ]


def _people(lines: Iterable[DisposalLine]) -> list[tuple[DisposalLine, ...]]:
    """The clients of a decision; those that are one person together, who stands for it first."""
    found: dict[int, list[DisposalLine]] = {}
    for line in lines:
        if not line.interview_id:
            found.setdefault(line.person or line.client_id, []).append(line)
    return [tuple(sorted(its, key=lambda one: one.person)) for its in found.values()]


def _counts(lines: tuple[DisposalLine, ...]) -> Iterator[tuple[str, str]]:
    interviews = [line for line in lines if line.interview_id]
    people, became = _people(lines), outcomes(lines)
    rows = sum(len(its) for its in people)
    under = f", upplagda under {rows} nummer" if rows > len(people) else ""
    yield "Klienter i beslutet", f"{len(people)}{under}"
    yield "Gallrade klienter", str(became.count("deleted"))
    yield "Behållna klienter", str(became.count("kept"))
    yield "Gallrade intervjuer", str(len(interviews))
    yield "Gallrade svar", str(sum(line.answers for line in interviews))
    yield "Gallrade texter", str(sum(line.texts for line in interviews))


def _clients(lines: tuple[DisposalLine, ...]) -> Iterator[tuple[str, str]]:
    for its in _people(lines):
        head, ids = its[0], {disposal_line.client_id for disposal_line in its}
        said = [f"Sista anteckning {head.date}."]
        if head.due:
            said.append(f"Skulle gallras från {head.due}.")
        if head.outcome == "kept":
            said.append(f"Behållen: {_KEPT.get(head.kept, head.kept)}.")
        own = [line for line in lines if line.interview_id and line.client_id in ids]
        for line in own:
            texts = f"{line.texts} {'text' if line.texts == 1 else 'texter'}"
            which = f"Intervju {line.interview_id}, samtal {line.date}"
            said.append(f"{which}: {line.answers} svar och {texts}.")
        named = " och ".join(f"klient {disposal_line.client_id}" for disposal_line in its)
        same = ", samma person" if len(its) > 1 else ""
        yield f"{named.capitalize()}{same}", " ".join(said)


def _outside(disposal: Disposal) -> tuple[str, ...]:
    if not disposal.carried_out_at:
        return (_ELSEWHERE,)
    changed = "bytt" if disposal.key_changed else "inte bytt"
    return (_ELSEWHERE, f"Datanyckeln är {changed} efter gallringen.")
