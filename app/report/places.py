# SPDX-License-Identifier: EUPL-1.2
"""Municipalities and countries as they stand inside a sentence: "Eksjö kommun", "på Kuba"."""

_VOWELS = "aeiouyåäö"
_OWN_S = "sxz"  # after these the genitive has no s of its own
# Countries that one is born "på", besides those whose names say that they are islands.
_ISLANDS = frozenset((
    "Bahamas", "Barbados", "Bermuda", "Cypern", "Fiji", "Filippinerna", "Grenada", "Grönland",
    "Guadeloupe", "Guam", "Haiti", "Isle of Man", "Island", "Jamaica", "Jersey", "Guernsey",
    "Komorerna", "Kuba", "Madagaskar", "Maldiverna", "Malta", "Martinique", "Mauritius",
    "Nya Zeeland", "Réunion", "Aruba", "Curaçao", "Saint Lucia", "Samoa", "Seychellerna", "Tonga", "Trinidad och Tobago",
    "Åland",
))  # fmt: skip
STATELESS = "Statslös"  # among the countries, and none


def in_municipality(name: str) -> str:
    """After "i": "Eksjö kommun", "Olofströms kommun", "Borås kommun"; "" for no name."""
    if not name:
        return ""
    last = name[-1].lower()
    return f"{name} kommun" if last in _VOWELS + _OWN_S else f"{name}s kommun"


def in_country(name: str) -> str:
    """After "född": "i Iran", "på Kuba"; "" for no country."""
    if not name or name == STATELESS:
        return ""
    island = name in _ISLANDS or name.endswith(("öarna", "ön"))
    return f"{'på' if island else 'i'} {name}"
