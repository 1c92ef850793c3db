# SPDX-License-Identifier: EUPL-1.2
"""Turns of phrase that no Swede would say, found in texts that were written by rule."""

import re

# Each with what it says wrong, so that a writer sees why.
_NOT_SAID: tuple[tuple[str, str], ...] = (
    (r"\bbesvär av kroppen\b", "kroppsliga besvär"),
    (r"\bhjälp med kroppen\b", "hjälp med kroppsliga besvär"),
    (r"\bproblem av (?:alkohol|droger|narkotika|medicin)", "alkoholen har ställt till problem"),
    (r"\bgett (?:dig|klienten|personen) sug\b", "har känt sug"),
    (r"\bhjälp\b[^.]{0,40}\bär (?:lite|ganska|mycket|väldigt) viktigt\b", "vill ha mer hjälp"),
    (r"\bvård för hur (?:du|klienten|personen) m", "vård för psykiska besvär"),
    (r"\bmående har tyngt\b", "har mått dåligt, och det har tyngt"),
    (r"\bsvårt ensam\b", "ensamheten har varit ett stort problem"),
    (r"\bsvår med barn", "svår situation"),
    (r"\b[Vv]ilka (?:du|klienten|personen) bor med växlar\b", "bor med olika personer"),
    (r"\bpå sin höjd\b", "högst"),
    (r"\b[Mm]er än ett medel samma dag:", "har tagit flera medel på samma dag"),
    (r"(?<!\d)1 av de senaste 30 dagarna\b", "en dag av de senaste 30"),
    (r"\bbor\b[^.]{0,40}\bsedan \d+ (?:år|månader)\b", "har bott där i 8 år"),
    (r"\b(?:ganska|väldigt) mycket, \d av 4\b", "måttligt, påtagligt, mycket"),
)  # fmt: skip
_NOT_SAID_OF_HOME = (  # what belittles, or points at, violence at home
    (r"\b\w*bråk", "konflikt"),
    (r"\b[Dd]et svåra i familjen\b", "familjen"),
)
_NOT_SAID_OF_CLIENT = (  # one register in a text for the authority
    (r"\b(?:lät|låtit) bli\b", "avstod"),
    (r"\bPolisen har tagit\b", "har omhändertagits"),
    (r"\bfolk på (?:arbetet|jobbet)\b", "arbetskamrater"),
)


OF_QUESTION = _NOT_SAID
TO_CLIENT = (*_NOT_SAID, *_NOT_SAID_OF_HOME)  # on the client's sheet
OF_CLIENT = (*TO_CLIENT, *_NOT_SAID_OF_CLIENT)  # in the text for the investigation


def odd(text: str, turns: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """What could be said instead of each of these turns that stands in a text."""
    return tuple(better for pattern, better in turns if re.search(pattern, text))
