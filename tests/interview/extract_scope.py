# SPDX-License-Identifier: EUPL-1.2
"""What the extract about one person shows of the vault, and what it leaves out, and why (G5).

`COVERS` and `LEFT_OUT` together name every column of the schema. A test holds them against
the schema itself, so a new table that nobody has thought of here stops the build.
"""

from typing import Final

# What the extract shows, column by column.
COVERS: Final[dict[str, tuple[str, ...]]] = {
    "client": ("id", "kind", "number", "name", "case_number", "created_at"),
    "interview": (
        "id", "client", "form_id", "form_version", "date", "interviewer", "status",
        "started_at", "changed_at", "position", "version", "replaces", "reason",
        "corrected_by", "signed_at", "signed_by", "postponed_until",
    ),
    "answer": ("interview", "key", "mark", "text"),
    "slot": ("interview", "name", "text"),
    "event": ("n", "at", "who", "code", "interview", "client", "key"),
    "joined": ("client", "person", "joined_at", "joined_by", "reason", "gave"),
    "hold": (
        "id", "client", "reason", "placed_at", "placed_by", "until", "lifted_at",
        "lifted_by",
    ),
    "disposal_line": (
        "disposal", "client", "interview", "date", "due", "outcome", "kept", "answers",
        "texts",
    ),
    "form": ("id", "version"),
    "setting": ("value",),
    "staff": ("name", "signature"),
}  # fmt: skip
# What it does not, and why: a table, or one of its columns.
LEFT_OUT: Final[dict[str, str]] = {
    "client.find": "samma namn, nummer och ärende en gång till, för sökningen",
    "form.source": "formulärets frågor; de som har ett svar står vid svaret",
    "setting.key": "vad valvets inställningar heter; det halvskrivna står med för sig",
    "staff.id": "handläggarnas nummer i valvet",
    "staff.trained_on": "handläggarnas utbildning",
    "event.mac": "en kontrollsumma över loggen, utan uppgifter",
    "seal": "kontrollsummor över signerade intervjuer, utan uppgifter",
    "end_mark": "kontrollsummor över var loggen slutar, utan uppgifter om någon",
    "key_file": "valvets nyckelfil: vilka som kan öppna valvet, utan uppgifter om klienter",
    "chain_key": "en nyckel, utan uppgifter om någon",
    "disposal": "beslut om gallring i stort; det som gäller personen står som rader",
    "erasing": "är alltid tom",
    "gone": "det högsta nummer som har använts, utan uppgifter om någon",
    "review": "chefens loggkontroll: händelsernas nummer, och ord som inte nämner någon",
}
