# SPDX-License-Identifier: EUPL-1.2
"""The draft: few sentences, the most important, spread over the areas, never empty-handed."""

from collections import Counter
from collections.abc import Iterator

import pytest
from interviews import ANSWERS, GIVEN
from writing import rules_of

from app.forms.answers import Answers, Mark
from app.forms.model import Form
from app.report.sentences.language import words
from app.report.sheet.hardships import SENTENCES
from app.report.sheet.sheet_draft import BLOCK, BULLETS, Draft, draft_feedback
from app.report.sheet.sheet_rules import SheetRule, SheetRules


@pytest.fixture(scope="module")
def draft(grund: Form, rules: SheetRules) -> Draft:
    return draft_feedback(grund, ANSWERS, rules)


NUMBERS = "ring-dygnet-runt"  # names no thought and no act


def texts(draft: Draft, slot: str) -> list[str]:
    return [sentence.text for sentence in draft.slots[slot]]


def test_what_a_client_would_recognise(draft: Draft) -> None:
    assert "Du har en egen bostad och har bott där i 4 år och 2 månader." in texts(
        draft, "resources"
    )
    assert "Du har barn som bor hos dig." in texts(draft, "resources")
    assert (
        "Du har tagit starka smärtstillande 12 av 30 dagar och lugnande medicin 20 av 30 dagar."
        in texts(draft, "problems")
    )
    drank = (
        "Du har druckit 18 av 30 dagar. "
        "Du drack minst fem glas, eller blev berusad av färre, nio av dagarna."
    )
    assert drank in texts(draft, "problems")
    assert drank not in texts(draft, "area:alcohol")
    assert drank in [one.text for one in draft.spare["area:alcohol"]]
    craved = (
        "Du har haft sug efter alkohol, abstinens eller liknande 15 av 30 dagar. "
        "Det har besvärat dig påtagligt."
    )
    assert craved in texts(draft, "area:alcohol")
    assert texts(draft, "children")[:2] == [
        "Du har ett barn under 18 år.",
        "Barnet bor hos dig.",
    ]


def test_bullets_are_few_and_of_many_areas(draft: Draft, rules: SheetRules) -> None:
    subject = {rule.id: rule.subject for rule in rules.sentences}
    for slot, most in (("resources", BULLETS.sentences), ("problems", SENTENCES)):
        printed = [one for one in draft.slots[slot] if not one.sensitive]
        assert 3 <= len(printed) <= most
        counted = Counter(subject[sentence.rule] for sentence in printed)
        assert max(counted.values()) <= BULLETS.of_one


def test_the_weightiest_bullet_is_first(grund: Form, rules: SheetRules) -> None:
    homeless = draft_feedback(grund, ANSWERS.with_answer("B2", "7"), rules)
    assert texts(homeless, "problems")[0] == "Du saknar bostad just nu."


def test_areas_keep_to_their_room_and_offer_the_rest(draft: Draft, grund: Form) -> None:
    for area in grund.areas:
        printed = [one for one in draft.slots[f"area:{area.id}"] if not one.sensitive]
        assert len(printed) <= BLOCK.sentences
        assert sum(len(words(one.text)) for one in printed) <= BLOCK.words
    assert draft.spare["area:alcohol"]


def test_every_sentence_names_its_questions(draft: Draft, grund: Form) -> None:
    for sentences in draft.slots.values():
        for sentence in sentences:
            assert sentence.sources, sentence.rule
            assert set(sentence.sources) <= set(grund.questions)


def test_violence_and_suicide_are_marked(draft: Draft) -> None:
    marked = {one.rule for some in draft.slots.values() for one in some if one.sensitive}
    assert {"utsatt-förr", "suicid-tankar-förr", "suicid-inte-nu"} <= marked
    assert not any(word in rule for rule in marked for word in ("druckit", "tagit"))


def test_every_sentence_about_violence_or_suicide_is_marked(rules: SheetRules) -> None:
    asked = {f"H1{number}.{column}" for number in (3, 4, 5) for column in "ab"}
    asked |= {f"I{number}.{column}" for number in (9, 10) for column in "ab"}
    for rule in rules.sentences:
        told = set(_told(rule, rules))
        if asked & told and rule.id != NUMBERS:
            assert rule.sensitive, rule.id


def _told(rule: SheetRule, rules: SheetRules) -> Iterator[str]:
    yield from rule.tells_of
    if rule.listing is not None:
        for row in rules.vocabulary.rows[rule.listing.rows]:
            yield row.key + rule.listing.suffix


def test_relatives_are_left_out(rules: SheetRules) -> None:
    for rule in rules.sentences:
        third = [key for key in _told(rule, rules) if key[0] == "G" or key in ("H6", "H7")]
        if third:
            assert rule.sensitive, rule.id


def test_nothing_asked_gives_kind_words_and_empty_lists(
    grund: Form, rules: SheetRules
) -> None:
    draft = draft_feedback(grund, Answers(), rules)
    assert (
        draft.slots["resources"] == draft.slots["problems"] == draft.slots["children"] == ()
    )
    for area in grund.areas:
        assert texts(draft, f"area:{area.id}") == []
        assert draft.silent[area.id] == rules.fallback.unasked


def test_nothing_answered_gives_other_kind_words(grund: Form, rules: SheetRules) -> None:
    draft = draft_feedback(grund, Answers(dict.fromkeys(grund.questions, Mark.X)), rules)
    for area in grund.areas:
        assert draft.silent[area.id] == rules.fallback.declined


def test_nothing_to_say_of_what_was_answered_is_no_filler(grund: Form) -> None:
    rules = rules_of(
        'when = { op = "at_least", question = "C9", value = 9 }\ntext = "Ofta."'
    )
    draft = draft_feedback(grund, Answers({"C9": 1}), rules)
    assert texts(draft, "area:medical") == texts(draft, "problems") == []
    assert "medical" not in draft.silent


def test_wishes_follow_the_clients_own_ratings(
    draft: Draft, grund: Form, rules: SheetRules
) -> None:
    assert [wish.text for wish in draft.wishes] == [
        "Alkoholen och psykiska besvär",
        "Drogerna",
        "Ensamheten samt jobb och pengar",
        "Lite viktigt: kroppsliga besvär",
    ]
    none = {**GIVEN, **{wish.question: 0 for wish in rules.wishes}}
    assert draft_feedback(grund, Answers(none), rules).wishes == ()


def test_an_answer_that_fell_away_is_not_told(grund: Form, rules: SheetRules) -> None:
    given = ANSWERS.with_answer("B4", 0)
    draft = draft_feedback(grund, given, rules)
    assert draft.slots["children"] == ()
    assert "Du har barn som bor hos dig." not in texts(draft, "resources")


def test_another_forms_draft_says_never_nothing(grund: Form, rules: SheetRules) -> None:
    later = grund.model_copy(update={"id": "asi-later"})
    everything = [
        one.text
        for answers in (
            ANSWERS,
            Answers({**GIVEN, "C2": 0, "E1.b": 0, "E2.b": 0, "E1.c": 0}),
        )
        for some in draft_feedback(later, answers, rules).slots.values()
        for one in some
    ]
    assert everything
    assert not [text for text in everything if "aldrig" in text or "i livet" in text]
