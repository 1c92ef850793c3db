# SPDX-License-Identifier: EUPL-1.2
"""What no sheet and no text may say, seen from the answers."""

import re
from collections.abc import Iterator
from functools import cache

from opposites_table import contradictions
from told import Told

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")

# --- Two sentences that contradict each other ---


def opposites(one: Told) -> list[str]:
    """What the text and the sheet, or what may be put on it, say against each other."""
    return contradictions((one.text, one.sheet, *(text for _, text in one.said)))


def forbidden(one: Told) -> Iterator[str]:
    """Everything of one interview that may not be said, and what it is."""
    yield from opposites(one)
    yield from (f"beröm: {said}" for said in unearned_praise(one))
    yield from (f"våld: {said}" for said in violence_shown(one))
    if numbers_missing(one):
        yield "inget nummer att ringa"
    yield from (f"eller: {said}" for said in idle_ors(one.text))


# --- Praise ---

_PRAISE = re.compile(
    r"^(?!.*(?:tidigare|månad|\bår\b)).*(?:inte druckit|inte tagit|låtit bli|hållit dig borta|levt utan|utan alkohol|nykter|"
    r"drogfri|dricker inte)",
    re.IGNORECASE,
)


def unearned_praise(one: Told) -> list[str]:
    """Praise for keeping off what the client could not have, or did have."""
    locked = one.given.get("B6") in ("2", "3", "4", "5", "6") and one.given.get("B7") != 0
    return [
        said
        for said in one.carries
        if _PRAISE.search(said)
        and (locked or (re.search("druckit|alkohol", said) and one.yes("E1.c")))
    ]


# --- Violence ---

_HURT = tuple(f"H{row}.{column}" for row in (13, 14, 15) for column in "ab")
_VIOLENCE = re.compile(
    r"våld|bråk|slagit|slagen|hotat|kränk|illa behandlad|utsatt|det svåra i familjen",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"(?:bor med|hemma)[^.]*(?<!inte )\bnöjd med det", re.IGNORECASE)
_NEAR = {"1", "2", "3"}  # a partner, a parent, others of the family


def violence_shown(one: Told) -> list[str]:
    """What on the sheet as it comes tells or hints that somebody has hurt the client."""
    if not one.yes(*_HURT):
        return []
    told = _SENTENCE_END.split(one.sheet)
    who = one.given.get("H15x")
    known = who if isinstance(who, tuple) else ()
    near = one.yes("H13.b", "H14.b", "H15.b") or not known or _NEAR & set(map(str, known))
    return [
        said for said in told if _VIOLENCE.search(said) or (near and _CONTENT.search(said))
    ]


# --- Whom to call ---


def numbers_missing(one: Told) -> bool:
    """Whether somebody thinks of dying and the sheet as it comes has no number to call."""
    return one.yes("I9.b", "I10.b") and not re.search(
        r"\b(?:112|1177|90\s?101)\b", one.sheet
    )


# --- Which, not "eller" ---

# Where "eller" may stand without a denial, and why.
OR_IS_TRUE = {
    "the form asks for both in one question": (
        r"sjukersättning eller liknande|sjukdom eller skada|ångest eller (?:stark )?oro|ångest, eller|"
        r"nedstämd eller utan hopp|förstå eller koncentrera|slå, hota eller|"
        r"röster eller sett|våld, hot eller sexualbrott|stöld eller liknande|"
        r"bedrägeri eller förfalskning|åtal, rättegång eller dom|arrest, häkte eller fängelse|"
        r"häkte eller fängelse|rattfylleri eller|pengar eller saker|spruta eller verktyg|"
        r"skyddstillsyn eller övervakare|frigiven, eller|polis eller kriminalvården|"
        r"bestämts eller föreslagits|bestämd eller föreslagen|fylleri eller störande|"
        r"a-kassa eller aktivitetsstöd|försäkringskassan eller pension|"
        r"arbetat, studerat eller|vård eller hjälp|har, eller ska|har, eller har haft|"
        r"alkohol eller (?:narkotika|droger)|öppenvård eller på möten|lvm eller på psykiatrisk|"
        r"dagvård eller självhjälpsgrupp|glas, eller|veckan, eller|halvår eller mer|"
        r"sjukhus eller institution|barn(?:en|et)?,? eller|ensamhet eller problem|arbets- eller|"
        r"arbete eller försörjning|vanlig\w+ eller senast|oftast, eller senast|nu eller för|hepatit|"
        r"sug eller abstinens|fem glas så ofta, eller berusning|nedstämd eller tillbakadragen|osammanhängande eller|rus eller abstinens|"
        r"minnas eller koncentrera|lösningsmedel eller lustgas|sig eller minnas"
    ),
    "one answer of the form": (
        r"sambo eller registrerad|polisen eller kriminalvården|hvb eller|ibland eller tillfälligt|"
        r"yrkesutbildning eller folkhögskola|högskola eller universitet|pension eller sjuk|"
        r"hemma eller sjukskriven|arbetslös eller hemma|familjehem eller|föräldrar eller|"
        r"nuvarande eller tidigare partner|samtal eller program|hotell eller|"
        r"grundskola eller gymnasium|varken nöjd eller missnöjd|inskriven eller frihetsberövad|"
        r"värnplikt eller|service|vet inte, eller vill|"
        r"anstalt eller|partner eller"
    ),
    "some of the days, all of them, or not known which": (
        r"månad sedan, eller ligger|helt eller delvis|avgiftning, i skyddat boende eller|häkte eller på något liknande|i hemmet, eller med att bo ensam|eller något annat medel"
    ),
}  # fmt: skip
_DENIED = re.compile(
    r"\b(?:inte|inga|inget|ingen|aldrig|utan|varken|nej|själv)\b", re.IGNORECASE
)
_TRUE = re.compile("|".join(OR_IS_TRUE.values()), re.IGNORECASE)


def idle_ors(text: str) -> Iterator[str]:
    """Sentences that say "eller" where the program knows which."""
    for sentence in _SENTENCE_END.split(text):
        if " eller " in sentence and _is_idle(sentence):
            yield sentence


@cache  # most come again and again
def _is_idle(sentence: str) -> bool:
    if sentence.startswith("Anteckning") or _DENIED.search(sentence):
        return False
    return " eller " in _TRUE.sub("", sentence)
