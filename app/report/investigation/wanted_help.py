# SPDX-License-Identifier: EUPL-1.2
"""What the client wants more help with, in one sentence for each degree, and what is not known."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from app.forms.answers import Answer, Mark
from app.report.investigation.rules import InvestigationRules, Want
from app.report.sentences.language import how_many_fit
from app.swedish_figures import capital, listed

_FEW = 3  # what was not asked is named up to so many
_MOST = 4

UNKNOWN = "Klientens önskan om hjälp är inte känd."
NONE = "Klienten ser inget behov av mer hjälp än i dag."


def wanted(
    given: Mapping[str, Answer], asked: Collection[str], rules: InvestigationRules
) -> str:
    """What the client wants more help with, the dearest first.

    Args:
        given: the answers that count.
        asked: the questions that are to be asked of this client.
        rules: the text's.
    """
    return " ".join(_sentences(given, asked, rules))


def _sentences(
    given: Mapping[str, Answer], asked: Collection[str], rules: InvestigationRules
) -> Iterator[str]:
    wishes = _heaviest_first(given, rules)
    said = {wish.text: given.get(wish.question) for wish in wishes}
    rated = {name: value for name, value in said.items() if isinstance(value, int)}
    passed = [name for name, value in said.items() if value is Mark.X]
    due = [wish.text for wish in wishes if wish.question in asked]
    left = [name for name in due if said[name] is None]
    if not rated:
        yield UNKNOWN
        return
    for value in range(_MOST, 0, -1):
        names = [name for name, each in rated.items() if each == value]
        degree = rules.frame.help.get(str(value), "")
        yield from _in_short(f"Vill ha mer hjälp {degree} ({value} av {_MOST}): ", names)
    none = [name for name, value in rated.items() if value == 0]
    if len(none) == len(rated) and not passed and not left:
        yield NONE
    elif len(none) == len(rated) or left:
        who = "Klienten ser" if len(none) == len(rated) else "Ser"
        yield from _in_short(f"{who} inget behov av mer hjälp än i dag i fråga om ", none)
    yield from _in_short("Frågan om mer hjälp besvarades inte när det gäller ", passed)
    if len(left) > _FEW:
        yield "För övriga områden ställdes frågan inte."
    else:
        yield from _in_short("Frågan om mer hjälp ställdes inte när det gäller ", left)


def _heaviest_first(given: Mapping[str, Answer], rules: InvestigationRules) -> list[Want]:
    """What help can be wanted with, what weighs most on the client first."""
    worry = {figures.help: figures.worry for figures in rules.figures}

    def weight(want: Want) -> int:
        value = given.get(worry.get(want.question, ""))
        return -value if isinstance(value, int) else 0

    return sorted(rules.frame.wishes, key=weight)


def _in_short(begins: str, names: Sequence[str]) -> Iterator[str]:
    """The names in sentences that stay short; what they say of them is said once."""
    if many := how_many_fit(names, lambda some: f"{begins}{listed(list(some))}"):
        yield capital(f"{begins}{listed(names[:many])}.")
        yield from _in_short("Det gäller också ", names[many:])
