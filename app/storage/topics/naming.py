# SPDX-License-Identifier: EUPL-1.2
"""Where a text names a person: to find it, and to put a pseudonym there instead."""

import json
import re
from typing import Any, Final

from app.storage.records import Client

_SHORTEST: Final = 3  # characters of a part of a name that is looked for by itself


class Naming:
    """The whole name of a client, each longer part of it, and the number in every writing."""

    def __init__(self, client: Client) -> None:
        parts = (word for word in client.name.split() if len(word) >= _SHORTEST)
        number = client.number
        bare = number.replace("-", "")
        found = {client.name, *parts, number, bare, number[2:], bare[2:]} - {""}
        longest_first = sorted(found, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        pattern = rf"(?<!\w)(?:{words})(?!\w)" if found else r"(?!)"
        self._pattern = re.compile(pattern, re.IGNORECASE)

    def is_in(self, text: str) -> bool:
        """Whether a text names the client."""
        return self._pattern.search(text) is not None

    def hidden_in(self, text: str, pseudonym: str) -> str:
        """The text, with the pseudonym for each word that names the client."""
        return self._pattern.sub(lambda _: pseudonym, text)

    def hidden_in_json(self, text: str, pseudonym: str) -> str:
        """The same for every value of a JSON text; a text that is none is one value."""
        try:
            value = json.loads(text)
        except ValueError:
            return self.hidden_in(text, pseudonym)
        return json.dumps(self._hidden(value, pseudonym), ensure_ascii=False)

    def _hidden(self, value: Any, pseudonym: str) -> Any:
        if isinstance(value, str):
            return self.hidden_in(value, pseudonym)
        if isinstance(value, list):
            return [self._hidden(one, pseudonym) for one in value]
        if isinstance(value, dict):
            return {key: self._hidden(one, pseudonym) for key, one in value.items()}
        return value
