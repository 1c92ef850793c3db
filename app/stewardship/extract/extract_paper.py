# SPDX-License-Identifier: EUPL-1.2
"""The extract about one person as a paper in plain Swedish, and as data for a program (G5)."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from app.forms.question_number import number_of
from app.interview.base.persons import case_words
from app.report.paper.plain_paper import Part, Plain
from app.stewardship.extract.extract import Done, Extract, OneInterview
from app.stewardship.extract.extract_words import local_time
from app.storage.log.events import Event
from app.storage.records import HELD_AT, Client
from app.swedish_figures import small

_KINDS: Final[dict[str, str]] = {
    "personnummer": "personnummer",
    "samordningsnummer": "samordningsnummer",
    "none": "inget nummer",
    "protected": "skyddade uppgifter",
}
_TYPED: Final[dict[str, str]] = {
    Event.ANSWERED: "ändrade svar",
    Event.WRITTEN: "ändrade texter",
}
_STATUS: Final[dict[str, str]] = {
    "open": "påbörjad, inte signerad",
    "postponed": "uppskjuten",
    "signed": "signerad",
    "replaced": "signerad, och ersatt av en senare version",
}


def extract_paper(extract: Extract) -> Plain:
    """The extract as a paper."""
    texts = extract.texts
    return Plain(
        texts.title,
        f"{texts.title} {_day(extract.made_at)}",
        (texts.lead,),
        (
            Part("Om dig", rows=tuple(_about(extract))),
            Part("Varför uppgifterna finns", (*texts.purpose, *texts.basis, texts.source)),
            Part("Hur länge de sparas", tuple(_kept(extract)), tuple(_holds(extract))),
            Part("Dina rättigheter", texts.rights),
            Part("Vad som har lämnat valvet", *_sent(extract)),
            *(part for interview in extract.interviews for part in _interview(interview)),
            *_half_written(extract),
            Part("Vem som har gjort vad", (texts.access,), tuple(_access(extract.log))),
            Part("Det som inte står här", (*texts.beyond, texts.protection)),
        ),
    )


def extract_data(extract: Extract) -> dict[str, Any]:
    """The extract for a program; the names of the keys are those of the vault."""
    return {
        "made_at": extract.made_at,
        "controller": {"municipality": extract.municipality, "unit": extract.unit},
        "client": extract.client._asdict(),
        "others": [each._asdict() for each in extract.others],
        "joined": [each._asdict() for each in extract.joins],
        "interviews": [
            {
                **interview.interview._asdict(),
                "title": interview.title,
                "answers": [answer._asdict() for answer in interview.answers],
                "texts": [text._asdict() for text in interview.texts],
            }
            for interview in extract.interviews
        ],
        "half_written": [each._asdict() for each in extract.half_written],
        "log": [each._asdict() for each in extract.log],
        "retention": {
            "rules": extract.rules.name,
            "last_entry": str(extract.term.last_entry) if extract.term else None,
            "due": str(extract.term.due) if extract.term else None,
            "latest": str(extract.term.latest) if extract.term else None,
            "keeping": [each._asdict() for each in extract.keeping],
            "holds": [{**hold._asdict(), "words": words} for hold, words in extract.holds],
            "disposals": [
                {"disposal": disposal, **line._asdict()} for disposal, line in extract.lines
            ],
        },
        "texts": extract.texts.model_dump(mode="json"),
    }


def _about(extract: Extract) -> Iterator[tuple[str, str]]:
    client = extract.client
    yield "Namn", client.name
    yield "Identitet", f"{_KINDS[client.kind]} {client.number}".strip()
    yield "Ärende", client.case_number or "inget"
    yield "Nummer i valvet", f"klient {client.id}"
    yield "Upplagd", _day(client.created_at)
    rows = {each.id: each for each in extract.others}
    for each in extract.joins:
        yield "Samma person", f"{_row(rows[each.client_id])}, sedan {_day(each.at)}"
    place = ", ".join(filter(None, (extract.municipality, extract.unit)))
    yield "Ansvarig", f"{extract.texts.controller} {place}".strip()


def _row(client: Client) -> str:
    """Another client that is the same person: "klient 2 (Kim Älv, ärende S-1)"."""
    case = small(case_words(client.case_number, ""))
    text = ", ".join(filter(None, (client.name, client.number, case)))
    return f"klient {client.id} ({text})" if text else f"klient {client.id}"


def _kept(extract: Extract) -> Iterator[str]:
    if extract.term:
        its = extract.term
        yield (
            f"Den sista anteckningen är från {its.last_entry}. Uppgifterna ska tas bort från "
            f"och med {its.due}, och vara borta senast {its.latest}."
        )
    for each in extract.keeping:
        until = f" till och med {each.until}" if each.until else ""
        yield f"De sparas längre{until}: {each.label}."
    for disposal, line in extract.lines:
        if line.outcome == "kept":
            yield f"De var med i gallringsbeslut {disposal} och behölls."


def _holds(extract: Extract) -> Iterator[tuple[str, str]]:
    for hold, words in extract.holds:
        lifted = (
            f", hävt {_day(hold.lifted_at)} av {hold.lifted_by}" if hold.lifted_at else ""
        )
        text = f"{words}, sparat av {hold.placed_by}{lifted}"
        yield f"Skäl att vänta {_day(hold.placed_at)}", text


def _sent(extract: Extract) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    texts, sent = extract.texts, extract.sent
    return ((texts.recipients if sent else texts.no_recipients),), _log(sent)


def _log(rows: tuple[Done, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((local_time(r.at), f"{_who(r)} {r.what}{_which(r)}") for r in rows)


def _access(rows: tuple[Done, ...]) -> Iterator[tuple[str, str]]:
    """The log with what was typed at one sitting as one row; for a program each stays."""
    for key, same in groupby(rows, lambda r: (r.code, r.who, r.interview, _day(r.at))):
        together = tuple(same)
        if len(together) == 1 or key[0] not in _TYPED:
            yield from _log(together)
            continue
        first, last = together[0], together[-1]
        when = f"{local_time(first.at)}–{local_time(last.at)[-5:]}"
        what = f"{_TYPED[first.code]}, {len(together)} gånger"
        yield when, f"{_who(first)} {what}{_which(first)}"


def _who(row: Done) -> str:
    if row.name:
        return f"{row.name} ({row.who})"
    return row.who or "Någon med återställningskoden"


def _which(row: Done) -> str:
    return f" (intervju {row.interview})" if row.interview is not None else ""


def _interview(one: OneInterview) -> Iterator[Part]:
    interview = one.interview
    heading = f"Intervju {interview.id}: {one.title}, {interview.date}"
    yield Part(heading, rows=tuple(_head(one)))
    for section, answers in groupby(one.answers, attrgetter("section")):
        told = ((f"{number_of(a.key)} {a.label}".strip(), a.words) for a in answers)
        yield Part(f"Intervju {interview.id}: {section or 'Andra svar'}", rows=tuple(told))
    beside = [(text.label, text.words) for text in one.texts if text.name != HELD_AT]
    if beside:
        yield Part(f"Intervju {interview.id}: anteckningar och texter", rows=tuple(beside))


def _half_written(extract: Extract) -> Iterator[Part]:
    rows = tuple(
        (each.who or "Någon med återställningskoden", "\n".join(each.words) or "inga ord")
        for each in extract.half_written
    )
    if rows:
        yield Part("Påbörjat, inte sparat än", (extract.texts.half_written,), rows)


def _head(one: OneInterview) -> Iterator[tuple[str, str]]:
    interview = one.interview
    yield "Version", f"{interview.version}, {_STATUS[interview.status]}"
    yield "Formulär", f"{interview.form_id} {interview.form_version}"
    yield "Intervjuare", interview.interviewer
    yield from (("Enhet", text.text) for text in one.texts if text.name == HELD_AT)
    yield "Började", local_time(interview.started_at)
    yield "Ändrades senast", local_time(interview.changed_at)
    if interview.signed_at:
        yield "Signerades", f"{local_time(interview.signed_at)} av {one.signed_by}"
    if interview.replaces is not None:
        yield "Rättar", f"intervju {interview.replaces}, påbörjad av {one.corrected_by}"
    if interview.reason:
        yield "Orsak", interview.reason
    if interview.postponed_until:
        yield "Uppskjuten till", interview.postponed_until
    if interview.position:
        yield "Stod senast vid", number_of(interview.position)


def _day(moment: str | None) -> str:
    return local_time(moment)[:10]
