# SPDX-License-Identifier: EUPL-1.2
"""The text for the investigation: neutral, area by area, to copy into the case system."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from app.forms.answers import Answer, Answers
from app.forms.model import Form
from app.forms.state import effective
from app.report.dates import day_in_words
from app.report.document import CaseFacts
from app.report.draft import Room, choose, how_answered, in_order
from app.report.rules import BACKGROUND, CHILDREN, Rules
from app.report.sentences import Speaker
from app.report.words import listed, need_words, rating_words

BLOCK = Room(10, 105, to_client=False)
_WISHED = 2  # of 4: from here on the client wants help
_MOST_WISHES = 3


def investigation_text(
    form: Form,
    answers: Answers,
    rules: Rules,
    facts: CaseFacts,
    *,
    keep: Collection[str] = (),
    wishes: Sequence[str] = (),
) -> str:
    """The interview in neutral words, one to one and a half pages of plain text.

    Args:
        form: the form that was asked.
        answers: the answers, as they stand.
        rules: the sentences.
        facts: who and when.
        keep: ids of `private` sentences that the interviewer wants in.
        wishes: the client's own order of what to get help with, where it was written down.
    """
    given = effective(form, answers)
    speaker = Speaker(form, given, rules)
    parts = [_head(form, facts)]
    parts += _block("Bakgrund och boende", BACKGROUND, speaker, rules, keep)
    parts += _block("Barn", CHILDREN, speaker, rules, keep)
    for area in form.areas:
        block = _block(area.title, area.id, speaker, rules, keep)
        parts += block or [f"{area.title}\n{_nothing(area.id, given, rules)}"]
    parts.append("Intervjuarens bedömning\n" + "\n".join(_ratings(form, given)))
    parts.append("Önskan om hjälp\n" + " ".join(_wanted(given, rules, wishes)))
    return "\n\n".join(parts) + "\n"


def _head(form: Form, facts: CaseFacts) -> str:
    when = (
        f", intervju den {day_in_words(facts.interview_date)}"
        if facts.interview_date
        else ""
    )
    lines = [f"{facts.form_title or form.title}{when}"]
    if facts.case_number:
        lines.append(f"Ärende {facts.case_number}.")
    if facts.interviewer:
        lines.append(f"Intervjun gjordes av {facts.interviewer.rstrip('.')}.")
    lines.append("Uppgifterna är klientens egna om inget annat står.")
    lines.append("Alla dagar är räknade på de 30 dagarna före intervjun.")
    lines += form.notes
    return "\n".join(lines)


def _block(
    title: str, subject: str, speaker: Speaker, rules: Rules, keep: Collection[str]
) -> list[str]:
    said = [
        one
        for one in speaker.all_said(rules.by_subject.get(subject, ()), "neutral")
        if not one.rule.private or one.rule.id in keep
    ]
    chosen, _ = choose([one for one in said if not one.rule.private], BLOCK)
    chosen += [one for one in said if one.rule.private]  # kept by choice: always room
    texts = [one.sentence.text for one in in_order(said, chosen)]
    return [f"{title}\n{' '.join(texts)}"] if texts else []


def _nothing(area: str, given: Mapping[str, Answer], rules: Rules) -> str:
    words_for = {
        "unasked": rules.fallback.unasked_neutral,
        "declined": rules.fallback.declined_neutral,
        "quiet": rules.fallback.quiet_neutral,
    }
    return words_for[how_answered(rules.keys_of.get(area, frozenset()), given)]


def _ratings(form: Form, given: Mapping[str, Answer]) -> Iterator[str]:
    ratings = {area.title: given.get(area.rating) for area in form.areas}
    if not any(isinstance(rating, int) for rating in ratings.values()):
        yield "Någon bedömning är inte gjord."
        return
    for title, rating in ratings.items():
        if isinstance(rating, int):
            yield f"{title}: {rating} av 9, {rating_words(rating)}, {need_words(rating)}."
        else:
            yield f"{title}: ingen bedömning är gjord."


def _wanted(
    given: Mapping[str, Answer], rules: Rules, wishes: Sequence[str]
) -> Iterator[str]:
    if wishes:
        numbered = (f"{n}. {wish.rstrip('.')}." for n, wish in enumerate(wishes, 1))
        yield " ".join(("Det här är viktigast för klienten:", *numbered))
        return
    rated = {
        wish: value
        for wish in rules.wishes
        if isinstance(value := given.get(wish.question), int)
    }
    wanted = [wish for wish, value in rated.items() if value >= _WISHED]
    wanted.sort(key=lambda wish: -rated[wish])
    if wanted:
        names = [f"{wish.neutral} ({rated[wish]} av 4)" for wish in wanted[:_MOST_WISHES]]
        yield f"Klienten vill helst ha hjälp med {listed(names)}."
    elif rated:
        yield _hardly_wanted(rated.values(), everything=len(rated) == len(rules.wishes))
    else:
        yield "Klientens önskan om hjälp är inte känd."


def _hardly_wanted(values: Collection[int], *, everything: bool) -> str:
    """What to say where no help is rated 2 or more; `everything`: all of it was asked."""
    if any(values):
        return "Mer hjälp är på sin höjd lite viktigt för klienten."
    if everything:
        return "Klienten vill inte ha mer hjälp just nu."
    return "Klienten vill inte ha mer hjälp med det som togs upp."
