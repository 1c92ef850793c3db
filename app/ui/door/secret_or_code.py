# SPDX-License-Identifier: EUPL-1.2
"""The way into a vault on a page that asks: the passphrase, or else the code from paper."""

from PySide6.QtWidgets import QWidget

from app.ui.door.secret import CODE, code_line
from app.ui.door.secret_page import SecretPage
from app.ui.pieces.basics import card, fill, link, rename

ONLY_CODE, HAS_PASSPHRASE = "Jag har bara återställningskoden", "Jag har lösenfrasen"


class SecretOrCode:
    """Puts both on a page, and shows one of them: first the passphrase."""

    def __init__(self, page: SecretPage) -> None:
        self._page = page
        self._secret = page.ask_secret("Din lösenfras")
        self._code = code_line(page.middle)
        self._card = card(page.middle, (CODE, "name"), self._code, spacing=8)
        self._card.hide()
        self._other_way = link(ONLY_CODE, page.middle, self._turn)
        fill(page.body, self._card, self._other_way)
        page.holds(self)

    @property
    def by_code(self) -> bool:
        """Whether it is the code that is asked for."""
        return not self._card.isHidden()

    @property
    def text(self) -> str:
        """What is typed."""
        return self._code.text().strip() if self.by_code else self._secret.text

    @property
    def field(self) -> QWidget:
        """Where it is typed."""
        return self._code if self.by_code else self._secret

    @property
    def missing(self) -> str:
        """What to say while nothing is typed."""
        return f"Skriv {'koden' if self.by_code else 'din lösenfras'} först."

    def fill(self, secret: str, *, by_code: bool) -> None:
        """Put something there, as if typed."""
        if by_code:
            self.take_code()
            self._code.setText(secret)
        else:
            self._secret.fill(secret)

    def try_again(self) -> None:
        """Mark it all, so that the next key begins anew."""
        if self.by_code:
            self._code.setFocus()
            self._code.selectAll()
        else:
            self._secret.try_again()

    def wipe(self) -> None:
        """Let nothing stay."""
        self._code.clear()
        self._secret.wipe()

    def take_code(self) -> None:
        """Ask for the code instead."""
        self._ask(by_code=True)

    def _turn(self) -> None:
        self._ask(by_code=not self.by_code)

    def _ask(self, *, by_code: bool) -> None:
        self._page.begin_anew()
        self._card.setVisible(by_code)
        if (asks := self._secret.parentWidget()) is not None:
            asks.setVisible(not by_code)
        rename(self._other_way, HAS_PASSPHRASE if by_code else ONLY_CODE)
        self.field.setFocus()
