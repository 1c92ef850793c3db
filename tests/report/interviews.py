# SPDX-License-Identifier: EUPL-1.2
"""One whole interview, made up, of someone who drinks and worries and has much that carries."""

from datetime import date

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.report.sheet.document import CaseFacts

NEVER = (
    "E3",
    "E4",
    "E5",
    "E8",
    "E9",
    "E10",
    "E11",
    "E12",
    "E13",
    "E14",
    "E15",
    "E16",
    "E17",
)
GIVEN: dict[str, Answer] = {
    **{f"{row}.{column}": 0 for row in NEVER for column in "bc"},
    **{f"{row}.a": Mark.N for row in NEVER},
    "A10": 43, "A15": "1",
    "B2": "1", "B3": YearMonth(4, 2), "B4": 1, "B4a": 1, "B4b": ("1",), "B4c": 0, "B6": "1",
    "B8": "4",
    "C1": 1, "C1a": "Ryggskott", "C2": 2, "C3": YearMonth(3, 0), "C6": 1, "C6.text": "Alvedon",
    "C8": 1, "C9": 4, "C10": 1, "C11": 1, "C12": 3,
    "D3": "2", "D4": 1, "D5": YearMonth(6, 3), "D8": "2", "D9": 12, "D10": 1, "D12": 1,
    "D20": "10", "D21": 85000, "D22": 1, "D23": 20, "D24": 3, "D25": 2, "D26": 5,
    "E1.b": 25, "E1.c": 18, "E2.b": 12, "E2.c": 9, "E7.b": 5, "E7.c": 20, "E7p": 0,
    "E6.b": 3, "E6.c": 12, "E6p": 0, "E19": 0, "E20": 0, "E21": 1, "E25.a": 2, "E29.a": 4,
    "E30": "20", "E33.a": 2400, "E35.a": 15, "E36.a": 3, "E37.a": 4, "E38": 6,
    "E35.b": 8, "E36.b": 2, "E37.b": 3, "E39": 5,
    "F1": 0, "F2": 0, "F3": 0, "F4": 0, "F5": 0, "F6": 0, "F7": 0, "F8": 0, "F9": 0, "F14": 0,
    "F17": 0, "F18": 0, "F19": 0, "F20": 0, "F21": 0, "F22": 1,
    "G3.a": 1, "G8.b": 1,
    "H1": "5", "H2": "3", "H5": "2", "H6": 1, "H8": "5", "H9": "0", "H10": 1,
    "H13.a": 1, "H14.a": 1, "H15.a": 0, "H13.b": 0, "H14.b": 0, "H15.b": 0, "H16": "2",
    "H17": 10, "H18": 0, "H19": 0, "H20": 1, "H21": 2, "H22": 0, "H23": 2, "H24": 4,
    "I1a": 0, "I1b": 2, "I1c": 1, "I1c.text": "PTSD", "I3.b": 1, "I4.b": 1, "I5.b": 0,
    "I8.b": 1, "I9.a": 1, "I9.b": 0, "I10.a": 0, "I10.b": 0, "I11": 22, "I12": 3, "I13": 4,
    "I14": 1, "I16": 1, "I20": 7,
}  # fmt: skip
ANSWERS = Answers(GIVEN)
FACTS = CaseFacts(
    client_name="Maria",
    case_number="2026-014",
    interviewer="Anna Ek",
    interview_date=date(2026, 11, 19),
    form_title="ASI Grund",
)
