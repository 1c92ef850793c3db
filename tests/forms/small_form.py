# SPDX-License-Identifier: EUPL-1.2
"""A small sound form: one question of each kind, a grid, an area, checks and a prompt."""

from app.forms.bank import Bank, read_codes
from app.forms.load import load_form
from app.forms.model import Form

PLACES = """# Tre orter
0180;Stockholm
1480;Göteborg
2584;Kiruna
"""

BANK = """
[[items]]
key = "C1"
type = "yesno"
label = "Besvär"
text = "Har du besvär?"
critical = true

[[items]]
key = "C1a"
type = "text"
label = "Vilka"
text = "Vilka besvär har du?"
relevant = { op = "equals", question = "C1", value = 1 }

[[items]]
key = "C1b"
type = "yearmonth"
label = "Hur länge"
text = "Hur länge har du haft dem?"
relevant = { op = "not", of = { op = "is_n", question = "C1a" } }

[[grids]]
id = "medel"
title = "Medel"
shortcut = { key = "A", label = "Aldrig", sets = { a = "N", b = "0", p = "N" } }

[[grids.columns]]
id = "a"
label = "Ålder"
type = "number"
maximum = 99
unit = ["år", "år"]
text = "{Name}: hur gammal var du?"
critical = true

[[grids.columns]]
id = "b"
label = "Dagar"
type = "number"
maximum = 30
unit = ["dag", "dagar"]
text = "Hur många dagar tog du {name}?"

[[grids.columns]]
id = "p"
suffix = "p"
label = "Recept"
type = "yesno"
text = "Var det {name} på recept?"
relevant = { op = "at_least", question = "{row}.b", value = 1 }

[[grids.rows]]
key = "E1"
label = "Alkohol"
name = "öl och vin"
columns = ["a", "b"]

[[grids.rows]]
key = "E2"
label = "Metadon"
critical = false
cells = { b = { text = "Hur många dagar tog du din metadon?" } }
"""

FORM = """
id = "liten"
version = "1"
title = "Liten"

[[sections]]
id = "C"
title = "Hälsa"
lead = "Nu pratar vi om hälsan."
items = ["C1", "C1a", "C1b"]
questions = [
  { key = "C2", type = "number", maximum = 30, unit = ["dag", "dagar"], label = "Dagar", text = "Hur många dagar?" },
  { key = "C3", type = "rating", maximum = 4, card = ["a", "b", "c", "d", "e"], label = "Tungt", text = "Hur tungt?" },
  { key = "C4", type = "rating", maximum = 4, card = ["a", "b", "c", "d", "e"], label = "Viktigt", text = "Hur viktigt?" },
  { key = "C5", type = "rating", maximum = 9, stage = "after", card = ["a", "b", "c", "d", "e"], label = "Bedömning" },
  { key = "C6", type = "text", long = true, optional = true, label = "Mer", text = "Något mer?" },
]

[[sections]]
id = "E"
title = "Medel"
items = ["medel"]
questions = [
  { key = "E3", type = "choice", label = "Sätt", text = "På vilket sätt?", choices = [{ code = "1", label = "Mun" }, { code = "02", label = "Näsa" }, { code = "8", label = "Vet ej", means = "X" }] },
  { key = "E4", type = "multi", label = "Var", text = "Var?", choices = [{ code = "1", label = "Hemma" }, { code = "2", label = "Ute" }, { code = "B", label = "Borta" }] },
  { key = "E5", type = "list", codes = "orter", label = "Ort", text = "Vilken ort?" },
  { key = "E6", type = "date", label = "Dag", text = "Vilken dag?" },
  { key = "E7", type = "yesno", label = "Ute mest", text = "Mest ute?", relevant = { op = "contains", question = "E4", value = "2" } },
]

[override.C2]
text = "Hur många av de senaste 30 dagarna?"

[[areas]]
id = "medical"
title = "Hälsa"
section = "C"
rating = "C5"
days = ["C2"]
troubled = ["C3"]
importance = ["C4"]
critical = ["C1", "E1.a"]
comment = "C6"

[[checks]]
id = "no-days"
strength = "signal"
when = { op = "all", of = [{ op = "equals", question = "C2", value = 0 }, { op = "at_least", question = "C3", value = 1 }] }
at = "C3"
see = "C2"
message = "{C2}, men ändå {C3}."

[[checks]]
id = "many"
strength = "error"
rows_of = "medel"
columns = ["p"]
when = { op = "at_least", question = "{row}.b", value = 20 }
at = "{row}.b"
message = "{Name}: {{row}.b} är många."

[[changes]]
version = "1"
keys = ["C2", "E2.b"]
why = "Bara de senaste 30 dagarna räknas."

[[prompts]]
id = "act"
when = { op = "equals", question = "C3", value = 4 }
title = "Stanna"
steps = ["Fråga.", "Lyssna."]
"""


def small_form(form: str = FORM, bank: str = BANK) -> Form:
    """The form that these texts give.

    Raises:
        BadForm: they give none.
    """
    return load_form(form, Bank([bank]), {"orter": read_codes(PLACES)})
