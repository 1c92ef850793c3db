# SPDX-License-Identifier: EUPL-1.2
"""What a file is proposed to be called: what it is, of which interview or client, and today.

Never a name, a number or a case: a file's name is read in lists, in mails and on sticks. The
numbers are those that the vault itself counts by, as in exports and in the log.
"""

from datetime import date


def file_name(what: str, *parts: str | int, day: date) -> str:
    """Such as "aterkoppling-intervju-12-stor-stil-2026-11-30", without an ending."""
    return "-".join([what, *filter(None, map(str, parts)), day.isoformat()])
