# SPDX-License-Identifier: EUPL-1.2
"""Skip rules in plain Swedish, derived from the conditions that the screen follows too."""

from collections.abc import Callable, Mapping, Sequence

from app.forms.conditions import (
    All,
    AllEqual,
    AnyAtLeast,
    AnyOf,
    AtLeast,
    AtMost,
    Compare,
    Condition,
    Contains,
    Equals,
    IsN,
    IsX,
    Not,
    OneOf,
    Total,
)
from app.forms.earlier_answers import THEN, about, is_then
from app.forms.model import Form
from app.forms.question_number import number_of
from app.forms.questions import (
    ChoiceQuestion,
    ListQuestion,
    MultiQuestion,
    Question,
    YesNoQuestion,
)
from app.swedish_figures import listed

Namer = Callable[[str], str]

_FLIPPED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_FIXED = {"is_n": "är N", "is_x": "är X", "answered": "är besvarad"}
_RELATIONS = {"<": "är mindre än", "<=": "är högst", ">": "är mer än", ">=": "är minst"}


def only_if(form: Form, condition: Condition, namer: Namer = number_of) -> str:
    """When a question is asked, as a sentence: "Bara om C1 är ja".

    Args:
        form: knows the kinds and the words of the answers.
        condition: of the question.
        namer: what to call the question with this key; its number, if not told otherwise.
    """
    return f"Bara om {_Teller(form, namer).told(condition)}."


class _Teller:
    """Tells the conditions of one form."""

    def __init__(self, form: Form, namer: Namer) -> None:
        self._form = form
        self._namer = namer

    def told(self, condition: Condition, *, negated: bool = False) -> str:
        """The condition, or its opposite, as it stands after "om"."""
        match condition:
            case Not():
                return self.told(condition.of, negated=not negated)
            case All() | AnyOf():
                every = isinstance(condition, All) is not negated
                return self._together(condition.of, every=every, negated=negated)
            case AllEqual():
                predicate = f"är {self._value(condition.questions[0], condition.value)}"
                keys = condition.questions
                return self._many(keys, predicate, every=not negated, negated=negated)
            case AnyAtLeast():
                predicate = self._at_least(condition.questions[0], condition.value)
                keys = condition.questions
                return self._many(keys, predicate, every=negated, negated=negated)
            case Compare():
                relation = condition.relation
                text = _RELATIONS[_FLIPPED[relation] if negated else relation]
                left, right = self._total(condition.left), self._total(condition.right)
                return f"{left} {text} {right}"
            case _:
                there = condition.question == THEN
                name = "det" if there else self._name(condition.question)
                text = "finns en tidigare intervju" if there else self._predicate(condition)
                return f"{name} {'inte ' if negated else ''}{text}"

    def _predicate(self, condition: Condition) -> str:
        """What is said of one question, without its name: "är minst 3"."""
        match condition:
            case Equals(question=key, value=value):
                return f"är {self._value(key, value)}"
            case OneOf(question=key, values=values):
                return f"är {self._values(key, values)}"
            case AtLeast(question=key, value=least):
                return self._at_least(key, least)
            case AtMost(question=key, value=most):
                return f"är högst {self._amount(key, most)}"
            case Contains(question=key, value=value):
                return f"har kryss i {self._value(key, value)}"
            case _:
                return _FIXED[condition.op]

    def _together(self, parts: Sequence[Condition], *, every: bool, negated: bool) -> str:
        """Several conditions; those that say the same of different questions, in one.

        So are crosses of which any will do, at one question.
        """
        crosses = [part for part in parts if isinstance(part, Contains)]
        is_any = not every and not negated and len(crosses) == len(parts) > 1
        if is_any and len({part.question for part in crosses}) == 1:
            codes = listed([part.value for part in crosses], "eller")
            return f"{self._name(crosses[0].question)} har kryss i {codes}"
        shapes = {_shape(part) for part in parts}
        if len(parts) > 1 and len(shapes) == 1 and "" not in shapes:
            keys = [key for part in parts for key in part.looks_at()]
            return self._many(keys, self._predicate(parts[0]), every=every, negated=negated)
        told = [
            f"({words})" if isinstance(part, All | AnyOf) and len(part.of) > 1 else words
            for part in parts
            for words in (self.told(part, negated=negated),)
        ]
        return listed(told, "och" if every else "eller")

    def _many(
        self, keys: Sequence[str], predicate: str, *, every: bool, negated: bool
    ) -> str:
        """One thing said of several questions."""
        names = self._names(keys, "och" if every and not negated else "eller")
        if len(keys) == 1 or (len(keys) == 2 and not every):
            return f"{names} {'inte ' if negated else ''}{predicate}"
        if every and negated:
            return f"inget av {names} {predicate}"
        if every:
            return f"alla av {names} {predicate}"
        return f"något av {names} {'inte ' if negated else ''}{predicate}"

    def _names(self, keys: Sequence[str], last: str) -> str:
        """Names with "och" or "eller" between; questions in a row as "F3-F9"."""
        names: list[str] = []
        for run in runs(keys, self._follows):
            named = [self._name(key) for key in run]
            names += [f"{named[0]}\u2013{named[-1]}"] if len(named) > 2 else named
        return listed(names, last)

    def _follows(self, key: str, after: str) -> bool:
        """Whether a question is the next one in the form, or below in a column."""
        order = list(self._form.questions)
        if key not in order or after not in order:
            return False
        before = self._form.questions[after]
        if order.index(key) == order.index(after) + 1:
            return True
        if not before.grid:
            return False
        rows = [row.cells for row in self._form.grid_by_id[before.grid].rows]
        column = [cells[before.column] for cells in rows if before.column in cells]
        return key in column[column.index(after) + 1 :][:1]

    def _name(self, key: str) -> str:
        """What to call a question, and that of an earlier interview."""
        if not is_then(key):
            return self._namer(key)
        known = about(key) in self._form.questions
        return f"{(self._namer if known else number_of)(about(key))} förra gången"

    def _question(self, key: str) -> Question | None:
        """The question, if the form has it: an earlier interview may have another form."""
        return self._form.questions.get(about(key))

    def _at_least(self, key: str, value: int) -> str:
        question = self._question(key)
        if question and question.type == "yesno" and value == 1:
            return "är ja"
        return f"är minst {self._amount(key, value)}"

    def _amount(self, key: str, value: int) -> str:
        question = self._question(key)
        if question and question.type == "yearmonth":
            return f"{value} månader"
        return str(value)

    def _values(self, key: str, values: Sequence[int | str]) -> str:
        question = self._question(key)
        if len(values) > 2 and question and question.type in ("choice", "list"):
            return codes_in_words(question.labels, [str(value) for value in values])
        return listed([self._value(key, value) for value in values], "eller")

    def _value(self, key: str, value: int | str) -> str:
        question = self._question(key)
        match question:
            case YesNoQuestion():
                return "ja" if value == 1 else "nej"
            case ChoiceQuestion() | ListQuestion() | MultiQuestion():
                return f"{value}\u00a0({question.labels[str(value)]})"
            case _:
                return str(value)

    def _total(self, total: Total) -> str:
        parts = [self._name(key) for key in total.questions]
        words = listed(parts) if len(parts) < 2 else f"summan av {listed(parts)}"
        if not parts:
            return str(total.plus)
        words += f" gånger {total.times}" if total.times != 1 else ""
        words += f" delat med {total.divide}" if total.divide != 1 else ""
        return words + (f" plus {total.plus}" if total.plus else "")


def runs(words: Sequence[str], follows: Callable[[str, str], bool]) -> list[list[str]]:
    """Words put together with those that follow them without a gap."""
    found: list[list[str]] = []
    for word in words:
        if found and follows(word, found[-1][-1]):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def codes_in_words(labels: Mapping[str, str], codes: Sequence[str]) -> str:
    """Codes of one list: "2\u20136", "1 eller 3"; three or more in a row as from and to."""
    order = list(labels)
    words: list[str] = []
    for run in runs(codes, lambda code, last: code in order[order.index(last) + 1 :][:1]):
        words += [f"{run[0]}\u2013{run[-1]}"] if len(run) > 2 else run
    return listed(words, "eller")


def _shape(condition: Condition) -> str:
    """All of a condition on one question but which question; "" for every other."""
    if isinstance(condition, Equals | OneOf | AtLeast | AtMost | IsN | IsX | Contains):
        return condition.model_dump_json(exclude={"question"})
    return ""
