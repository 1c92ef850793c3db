# SPDX-License-Identifier: EUPL-1.2
"""Takes away what was begun by mistake: what goes, why, and whether it is meant."""

from PySide6.QtWidgets import QWidget

from app.stewardship.gallring.removing import OF_CORRECTION, REASONS, Goes
from app.swedish_figures import with_noun
from app.ui.home.reason_box import ReasonBox, Why

NO_REASON = "Inget har tagits bort än. Välj först varför."


class RemovalBox(ReasonBox):
    """Asks in its own place on the card of an interview. Hidden until `ask_of`."""

    def __init__(self, parent: QWidget, *, correction: bool) -> None:
        what = "rättelsen" if correction else "intervjun"
        why = Why(
            "Varför ska den bort?",
            OF_CORRECTION if correction else REASONS,
            NO_REASON,
            yes=f"Ja, ta bort {what}",
            no=f"Avbryt: ta inte bort {what}",
        )
        super().__init__(why, parent)
        self._correction = correction

    def ask_of(self, goes: Goes) -> None:
        """Say what would go, and ask."""
        self.ask(goes_words(goes, correction=self._correction))


def goes_words(goes: Goes, *, correction: bool) -> str:
    """What would go, in words."""
    answers = with_noun(goes.answers, "svar", "svar")
    texts = (
        "en anteckning eller annan text"
        if goes.texts == 1
        else f"{goes.texts} anteckningar och andra texter"
    )
    what = "Rättelsen" if correction else "Intervjun"
    with_it = f"{answers} och {texts}" if goes.texts else answers
    stays = " Den signerade intervjun finns kvar och gäller." if correction else ""
    return (
        f"{what} tas bort, med {with_it}.{stays} Det går inte att ångra. Borttagningen skrivs i "
        f"loggen. I säkerhetskopiorna finns {what.lower()} kvar i högst 90 dagar."
    )
