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

BLOCK = Room(9, 80, to_client=False)
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
    lines.append("Med 30 dagar menas tiden just före intervjun.")
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
    rated = False
    for area in form.areas:
        rating = given.get(area.rating)
        if isinstance(rating, int):
            rated = True
            words = f"{rating_words(rating)}, {need_words(rating)}"
            yield f"{area.title}: {rating} av 9, {words}."
    if not rated:
        yield "Någon bedömning är inte gjord."


def _wanted(
    given: Mapping[str, Answer], rules: Rules, wishes: Sequence[str]
) -> Iterator[str]:
    if wishes:
        for number, wish in enumerate(wishes, 1):
            yield f"{number}. {wish.rstrip('.')}."
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
        yield "Klienten vill inte ha mer hjälp just nu."
    else:
        yield "Klientens önskan om hjälp är inte känd."
