# SPDX-License-Identifier: EUPL-1.2
"""Municipalities and countries as they stand inside a sentence: "Eksjö kommun", "på Kuba"."""

_VOWELS = "aeiouyåäö"
_OWN_S = "sxz"  # after these the genitive has no s of its own
# Countries that one is born "på", besides those whose names say that they are islands.
_ISLANDS = frozenset((
    "Anguilla", "Antigua och Barbuda", "Aruba", "Bahamas", "Barbados", "Bermuda", "Cypern", "Curaçao",
    "Dominica", "Fiji", "Filippinerna", "Grenada", "Grönland", "Guadeloupe", "Guam", "Guernsey", "Haiti",
    "Island", "Isle of Man", "Jamaica", "Jersey", "Kap Verde", "Komorerna", "Kuba", "Madagaskar",
    "Maldiverna", "Malta", "Martinique", "Mauritius", "Mayotte", "Montserrat", "Nauru", "Niue",
    "Nordmarianerna", "Nya Zeeland", "Puerto Rico", "Réunion", "Saint-Barthélemy", "Saint Helena",
    "Saint Kitts och Nevis", "Saint Lucia", "Saint-Martin", "Saint-Pierre och Miquelon",
    "Saint Vincent och Grenadinerna", "Samoa", "Amerikanska Samoa", "Seychellerna", "Sint Maarten",
    "São Tomé och Príncipe", "Svalbard och Jan Mayen", "Tonga", "Trinidad och Tobago", "Tuvalu", "Vanuatu",
    "USA:s yttre öar", "Åland",
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
