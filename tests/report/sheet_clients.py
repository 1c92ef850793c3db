# SPDX-License-Identifier: EUPL-1.2
"""Clients as they are: answers that go together, each client made for what a sheet must not say.

An answer is written as in a file: "12", "X", "N", "2/6" for years and months, "1 3" for codes.
"""

from collections.abc import Mapping

from app.forms.answers import Answers
from app.forms.codec import parse
from app.forms.model import Form

MEDICINES = ("E4", "E5", "E6", "E7", "E8")
DRUGS = ("E3", *MEDICINES, *(f"E{number}" for number in range(9, 18)))
NOTHING_HARD: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "B4", "C1", "C6", "C7", "C8", "C9", "C10", "C11", "D2", "D9", "D10", "D11", "D13",
            "D14", "D15", "D16", "D17", "D18", "D19", "D21", "D22", "D23", "D24", "D25", "E1.c",
            "E2.b", "E2.c", "E18.b", "E18.c", "E19", "E20", "E21", "E31", "E33.a", "E33.b", "E34",
            "E35.a", "E35.b", "E36.a", "E36.b", "E37.a", "E37.b", "F1", "F2", "F3", "F4", "F5",
            "F6", "F7", "F8", "F9", "F11", "F12", "F13", "F14", "F17", "F18", "F19", "F20", "F21",
            "H11c", "H11d", "H11e", "H17", "H18", "H19", "H20", "H21", "H22", "H23", "I1a", "I1b",
            "I1c", "I2", "I11", "I12", "I13",
        ),
        "0",
    ),
    **dict.fromkeys((f"{row}.{column}" for row in DRUGS for column in "bc"), "0"),
    **dict.fromkeys((f"{row}.a" for row in DRUGS), "N"),
    **dict.fromkeys((f"E{row}.{column}" for row in range(22, 29) for column in "ab"), "0"),
    **dict.fromkeys((f"H12{row}.{column}" for row in "abcdefghi" for column in "ab"), "0"),
    **dict.fromkeys((f"H{row}.{column}" for row in (13, 14, 15) for column in "ab"), "0"),
    **dict.fromkeys((f"I{row}.{column}" for row in range(3, 11) for column in "ab"), "0"),
    "A14.b": "1", "A15": "3", "B2": "1", "B3": "3/0", "B6": "1", "B8": "4", "C2": "1",
    "C3": "4/0", "C4": "0", "C5": "0", "D1": "12", "D3": "2", "D4": "1", "D5": "4/0",
    "D7.text": "Snickare", "D8": "1", "D12": "1", "D20": "12", "E1.a": "15", "E1.b": "10",
    "E2.a": "16", "E30": "01", "H1": "6", "H1b": "1", "H2": "7", "H5": "1", "H8": "5",
    "H9": "1", "H10": "2", "H11a": "1", "H11b": "1", "H11f": "1",
}  # fmt: skip


def used(row: str, days: str, years: str = "5") -> dict[str, str]:
    """What the form holds of a drug that was used so many of the 30 days."""
    return {f"{row}.a": "18", f"{row}.b": years, f"{row}.c": days, f"{row}.d": "1"}


CLIENTS: Mapping[str, Mapping[str, str]] = {
    "hurt at home": {
        "B4": "1", "B4a": "2", "B4b": "1", "B4c": "1", "H16": "2", "H1": "7", "H1b": "2",
        "H2": "1", "H5": "2", "H6": "1", "H7": "1", "H8": "1", "H9": "2", "H13.a": "1",
        "H13.b": "1", "H14.b": "1", "H15x": "1", "H12d.b": "1", "H18": "7", "H19": "0",
        "H20": "3", "H22": "3", "E1.c": "12", "E2.c": "8", "E35.a": "9", "E36.a": "2",
        "E37.a": "2", "I3.b": "1", "I11": "18", "I12": "3", "I13": "4", "D9": "20",
        "D10": "1", "D20": "10",
    },
    "thinks of dying": {
        "I3.b": "1", "I4.b": "1", "I9.a": "1", "I9.b": "1", "I11": "30", "I12": "4",
        "I13": "4", "I8.b": "1", "I1a": "1", "I1b": "3", "I1c": "1", "I1c.text": "Bipolär typ 2",
        "E1.c": "30", "E2.c": "30", "E2.b": "15", "E20": "2", "E23.a": "4", "E27.a": "1",
        "E25.a": "2", "E26.a": "1", "E29.a": "8", "E35.a": "30", "E36.a": "4", "E37.a": "4",
        "E31": "8", "E32": "14", "H17": "30", "H10": "0", "H21": "4", "H23": "2",
        "D21": "240000", "D23": "30", "D24": "3", "D25": "3",
    },
    "LVM": {
        "A14.b": "2", "B2": "7", "B6": "3", "B7": "30", "B8": "5", **used("E3", "0", "12"),
        "E19": "1", "E19c": "0", "E19d": "0", "E21": "5", "E24.b": "1", "E27.b": "3",
        "E25.b": "2", "E30": "02", "E31": "1", "E32": "0", "E34": "20", "E35.b": "12",
        "E36.b": "3", "E37.b": "1", "H2": "8", "H5": "0", "D23": "N", "F10": "4", "F3": "9",
    },
    "in custody": {
        "F1": "1", "F2": "1", "F17": "1", "F18": "21", "B6": "2", "B7": "21", "F7": "2",
        "F10": "2", "F14": "11", "F20": "3", "F21": "2", **used("E10", "0", "6"), "A15": "1",
        "E2.b": "8", "E30": "09", "E31": "2", "E32": "0", "E36.b": "1", "E37.b": "2",
        "H2": "2", "H5": "2",
    },
    "only medicines": {
        **used("E7", "24"), "E7p": "0", **used("E6", "10"), "E6p": "1", "E30": "06",
        "E35.b": "12", "E36.b": "2", "E37.b": "3", "C1": "1", "C1a": "Artros i båda knäna",
        "C6": "1", "C6.text": "Alvedon", "C9": "30", "C10": "3", "C11": "2",
    },
    "LARO": {
        "B2": "4", "B8": "3", **used("E3", "0", "9"), **used("E4", "30"), "E4p": "1",
        **used("E13", "6"), "E19": "1", "E19c": "0", "E19d": "0", "E21": "3", "E24.b": "1",
        "E30": "02", "E31": "20", "E32": "0", "E35.b": "2", "H2": "2", "H5": "2", "F10": "3",
        "F3": "5", "I8.b": "1", "I11": "3", "I12": "1",
    },
    "homeless, many drugs": {
        "B2": "7", "H2": "9", "B8": "0", "E1.c": "20", "E2.c": "18", **used("E10", "25"),
        **used("E3", "3"), **used("E13", "30"), **used("E17", "5"), "E18.c": "28", "E19": "1",
        "E19c": "6", "E19d": "22", "E19e": "2", "E21": "2", "E30": "21", "E35.a": "10",
        "E35.b": "28", "E36.a": "1", "E36.b": "4", "E37.a": "1", "E37.b": "4", "F4": "8",
        "F5": "1", "F7": "1", "F10": "5", "F17": "1", "F19": "15", "F20": "2", "D21": "400000",
        "D23": "30", "D24": "4", "D25": "4", "H17": "20", "H21": "3", "H23": "3",
    },
    "nothing weighs": {
        "E1.c": "14", "E2.c": "10", "E35.a": "7", "C9": "7", "I11": "7", "I4.b": "1",
        "H17": "5", "H18": "3", "D23": "7", "D21": "90000", **used("E13", "22"),
        "E35.b": "8",
    },
    "sent by a court": {
        "F1": "1", "F2": "1", "F12": "3", "A15": "1", "E1.c": "6", "E2.c": "4", "E34": "9",
        "E35.a": "5", "E36.a": "2", "D9": "21", "D10": "1", "D20": "10",
    },
    "sober": {
        "A15": "1", "E2.b": "11", "E35.a": "2", "E36.a": "1", "E37.a": "1", "E31": "6",
        "E32": "0", "E26.a": "1", "E29.a": "6", "H8": "3", "H9": "2", "C9": "2", "C10": "1",
    },
    "clean": {
        **used("E10", "0", "7"), "E30": "09", "E31": "9", "E32": "0", "E36.b": "1",
        "E37.b": "1",
    },
}  # fmt: skip


def client(form: Form, name: str, **changed: str) -> Answers:
    """One of the clients, or "" for whom nothing is hard, with these answers instead.

    A key with a dot is written with two underscores: E1__c.
    """
    own = {key.replace("__", "."): text for key, text in changed.items()}
    written = {**NOTHING_HARD, **CLIENTS.get(name, {}), **own}
    return Answers({key: parse(form.questions[key], text) for key, text in written.items()})
