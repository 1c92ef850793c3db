# SPDX-License-Identifier: EUPL-1.2
"""The words of the blank form that the definitions do not have, or have for a screen."""

from typing import Final

from app.forms.questions import Question

PERIODS: Final[dict[str, str]] = {
    "30": "Senaste 30 dagarna.",
    "6m": "Senaste sex månaderna.",
    "3y": "Senaste tre åren.",
    "life": "Hela livet.",
    "before": "Tidigare i livet.",
    "now": "Just nu.",
    "since": "Sedan förra intervjun.",
}
STAR = "*"
FOOTNOTE = "* Väger tungt när du bedömer området.  X: pass.  N: gäller inte."
SUBTITLE = "Blankett att fylla i för hand"
HOW_TO: Final[dict[str, str]] = {
    "Svaren": "Läs frågan högt som den står. Kryssa i en ruta, eller skriv en siffra i "
    "varje ruta med den sista längst till höger. Noll är också ett svar: skriv 0.",
    "X och N": "Kryssa i X för pass, när klienten inte vet eller inte vill svara, och N när "
    "frågan inte gäller klienten.",
    "Hoppa rätt": "”Gå till” och ”Bara om” visar vilka frågor som hoppas över. Lämna dem "
    "tomma.",
    "Tabeller": "Kryssa i rutan för hela raden när den passar, till exempel ”Aldrig "
    "använt”. Då är raden klar. Bokstaven i parentesen är tangenten för det i Överblick.",
    "Efteråt": "Skriv in svaren i Överblick, fråga för fråga i samma ordning. En ifylld "
    "blankett skyddas av sekretess: lås in den, och förstör den enligt er rutin.",
}
PROTECTED = "Skyddade personuppgifter: skriv aldrig namn eller personnummer här, bara ett påhittat namn."
AFTER = "Efter samtalet"
AFTER_LEAD = "De här sidorna fyller du i själv, när klienten har gått. Lägg dem åt sidan under samtalet."
CASE = "Ärende:"
ALL_THAT_FIT = "Kryssa i alla som stämmer."
IN_WORDS = "Skriv svaret i ord."
SAY = "Säg:"


def starred(key: str, question: Question) -> str:
    """The number of a question, with a star where it weighs heavily."""
    return f"{key}{STAR}" if question.critical else key
