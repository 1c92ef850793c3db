# SPDX-License-Identifier: EUPL-1.2
"""Rules made for a test, and the few answers that make them speak."""

from app.forms.answers import Answer, Answers
from app.forms.model import Form
from app.forms.relevance import effective
from app.report.investigation.rules import InvestigationRules, load_investigation_rules
from app.report.sentences.sentence_rules import read_vocabulary
from app.report.sentences.sentences import Speaker
from app.report.sheet.sheet_rules import SheetRules, load_sheet_rules

FRAME = """
[fallback]
unasked = "Det här tog vi inte upp: {areas}."
declined = "Här ville du inte svara: {areas}."
partly = "Det här tog vi upp lite av: {areas}."

[[wishes]]
question = "C11"
text = "Kroppen"

[[wishes]]
question = "I13"
text = "Hur du mår"
"""

WORDS = """
[units]
dagar = { 1 = "1 dag", annars = "{n} dagar" }
"gånger" = { 1 = "en gång", annars = "{w} gånger" }
till = { 1 = "ett till", annars = "{w} till" }

[words.bor]
1 = "med partner och barn"
7 = "ensam"

[words.barn]
1 = "hos dig"
3 = "växelvis"

[rows]
medel = [
  { key = "E9", name = "kokain" },
  { key = "E10", name = "amfetamin", neutral = "centralstimulantia" },
  { key = "E13", name = "cannabis" },
  { key = "E4", name = "metadon", unless = "E4p" },
]
allvar = [
  { key = "F4", name = "stöld" },
  { key = "F5", name = "rån", grave = 5 },
  { key = "F9", name = "annat brott" },
]
"""

TEXT_FRAME = """
window = 30
[fallback]
unasked = "Området togs inte upp."
declined = "Klienten ville inte svara."
quiet = "Inget kom fram."

[worry]
1 = "lite"
2 = "måttligt"
3 = "påtagligt"
4 = "mycket"

[help]
1 = "i liten grad"
2 = "i måttlig grad"
3 = "i påtaglig grad"
4 = "i mycket hög grad"

[[wishes]]
question = "C11"
text = "hälsan"

[[wishes]]
question = "I13"
text = "måendet"
"""


def rules_of(*sentences: str, frame: str = FRAME, words: str = WORDS) -> SheetRules:
    """The sheet's rules with these [[sentence]] tables; slots and id are put where they lack."""
    tables = []
    for number, sentence in enumerate(sentences):
        head = "" if sentence.startswith("id =") else f'id = "r{number}"\n'
        slots = "" if "slots =" in sentence else 'slots = ["area:medical"]\n'
        tables.append(f"[[sentence]]\n{head}{slots}{sentence}")
    return load_sheet_rules([frame, "\n".join(tables)], read_vocabulary(words))


def text_rules_of(section: str, name: str = "medical") -> InvestigationRules:
    """Rules of the investigation with one section of this text."""
    texts = {"frame": TEXT_FRAME, name: section}
    return load_investigation_rules(texts, read_vocabulary(WORDS))


def said(
    form: Form, sentence: str, given: dict[str, Answer], *, neutral: bool = False
) -> list[str]:
    """What one rule says for these answers."""
    rules = rules_of(sentence)
    given_now = effective(form, Answers(given))
    speaker = Speaker(form, given_now, rules.vocabulary, neutral=neutral)
    return [one.sentence.text for one in speaker.all_said(rules.sentences)]
