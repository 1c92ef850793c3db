# SPDX-License-Identifier: EUPL-1.2
"""Rules made for a test, and the few answers that make them speak."""

from app.forms.answers import Answer, Answers
from app.forms.model import Form
from app.forms.state import effective
from app.report.rules import Rules, load_rules
from app.report.sentences import Speaker, Voice

FRAME = """
[fallback]
unasked = "Det här tog vi inte upp."
unasked_neutral = "Området togs inte upp."
declined = "Här ville du inte svara."
declined_neutral = "Klienten ville inte svara."
quiet = "Här finns inget."
quiet_neutral = "Inget kom fram."
resources = "Vi letar vidare."
problems = "Inget stack ut."

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

[[wishes]]
question = "C11"
you = "Kroppen"
neutral = "kroppen"

[[wishes]]
question = "I13"
you = "Hur du mår"
neutral = "måendet"
"""


def rules_of(*sentences: str) -> Rules:
    """Rules with these [[sentence]] tables; slots and id are filled in where they lack."""
    tables = []
    for number, sentence in enumerate(sentences):
        head = "" if sentence.startswith("id =") else f'id = "r{number}"\n'
        slots = "" if "slots =" in sentence else 'slots = ["area:medical"]\n'
        tables.append(f"[[sentence]]\n{head}{slots}{sentence}")
    return load_rules(FRAME + "\n" + "\n".join(tables))


def said(
    form: Form, sentence: str, given: dict[str, Answer], voice: Voice = "you"
) -> list[str]:
    """What one rule says for these answers."""
    rules = rules_of(sentence)
    speaker = Speaker(form, effective(form, Answers(given)), rules)
    return [one.sentence.text for one in speaker.all_said(rules.sentences, voice)]
