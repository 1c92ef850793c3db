# SPDX-License-Identifier: EUPL-1.2
"""Words of a script that runs from right to left, among our own: shut off, so they turn nothing.

Everything that the program itself says is Swedish. So a letter that runs the other way is always
of a name or of somebody's own words, and what stands around it is ours: it keeps its order.
The signs are for showing only; nothing that is kept, copied or exported has them.
"""

import re
from typing import Final

_FIRST, _LAST = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_R: Final = (
    "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RIGHT_TO_LEFT: Final = re.compile(f"[{_R}]")
_NAME: Final = re.compile(f"[{_R}](?:[^\\w\n]*[{_R}])*")  # no digits, no letters of ours
_ALL: Final = re.compile(f"[{_R}](?:.*[{_R}])?", re.DOTALL)
_SIGNS: Final = re.compile(f"[{_FIRST}{_LAST}]")


def isolated(text: str) -> str:
    """The text to show, with U+2068 and U+2069 around what runs from right to left, if any."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return text
    bare_text = bare(text)
    ours = any(sign.isalpha() for sign in _RIGHT_TO_LEFT.sub("", bare_text))
    return (_NAME if ours else _ALL).sub(f"{_FIRST}\\g<0>{_LAST}", bare_text)


def bare(text: str) -> str:
    """The text without those signs."""
    return text if text.isascii() else _SIGNS.sub("", text)
