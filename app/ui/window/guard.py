# SPDX-License-Identifier: EUPL-1.2
"""Watches every key and every move: none acts where it was not meant, and a vault left alone locks.

It sees all events of the program, dialogs and menus too, so that none of them can stop it.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.system.idle_time import Due, Idle
from app.ui.window.key_repeats import KeyRepeats
from app.ui.window.presses import Presses, is_click
from app.ui.window.veil import shut_dialogs
from app.ui.window.window import Window

LOOK = 5_000  # milliseconds between two looks at the clock
_KIND = QEvent.Type
_TOUCHES = frozenset(
    {
        _KIND.KeyPress,
        _KIND.MouseButtonPress,
        _KIND.MouseMove,
        _KIND.Wheel,
        _KIND.TouchBegin,
        _KIND.TabletPress,
    }
)
_TYPING = frozenset(
    {
        _KIND.KeyPress,
        _KIND.KeyRelease,
        _KIND.ShortcutOverride,
        _KIND.Shortcut,
        _KIND.InputMethod,
    }
)
_SIGHTS = frozenset({_KIND.Show, _KIND.Hide, _KIND.Paint})
_SEEN = _TOUCHES | _TYPING | _SIGHTS | {_KIND.MouseButtonDblClick}
_LIFTS = (Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Guard(QObject):
    """Holds back presses that were not meant; hides and locks while a vault is open.

    Attributes:
        presses: what a press may act on.

    Signals:
        veil: hide everything now.
        lock: close the vault now.
    """

    veil = Signal()
    lock = Signal()

    def __init__(self, window: Window, idle: Idle, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._idle = idle
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        self._stands = False
        self._held = KeyRepeats()
        self.presses = Presses()
        window.shown.connect(self._screen)
        window.veil.lifted.connect(self._turned)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one

    @property
    def idle(self) -> Idle:
        """What it goes by."""
        return self._idle

    def start(self) -> None:
        """A vault is open."""
        if self._stands:
            return
        self._stands = True
        self._idle.begin()
        self._timer.start()

    def stop(self) -> None:
        """None is open any more."""
        self._stands = False
        self._timer.stop()

    def end(self) -> None:
        """The program ends."""
        self.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one

    def look(self) -> None:
        """Ask the clock."""
        self._carry_out(self._idle.due())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every event of the program. True keeps it from whom it was meant for."""
        kind = event.type()
        if kind not in _SEEN:
            return False
        if kind in _SIGHTS:
            self._sees(watched, kind)
            return False
        if self._stands and kind in _TOUCHES and self._carry_out(self._idle.touched()):
            return True
        if isinstance(event, QKeyEvent) and kind == _KIND.KeyPress:
            return self._pressed(watched, event)
        if isinstance(event, QInputEvent) and is_click(event):
            return self.presses.refuses_click(watched, event)
        return self._stands and kind in _TYPING and self._window.veil.isVisible()

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._held.is_idle(watched, event):
            return True
        if self._stands and (self._key(event) or self._window.veil.isVisible()):
            return True
        return self.presses.refuses_key(event)

    def _screen(self, screen: QWidget) -> None:
        """Another screen, which says itself when other things stand on it."""
        self.presses.show(screen)
        if (turned := getattr(screen, "turned", None)) is not None:
            turned.connect(self._turned)

    def _turned(self) -> None:
        if (screen := self._window.screen_now) is not None:
            self.presses.turn(screen)

    def _key(self, event: QKeyEvent) -> bool:
        """The keys that work wherever one is."""
        veil, key = self._window.veil, event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_L and held == Qt.KeyboardModifier.ControlModifier:
            self.lock.emit()
            return True
        if held or event.isAutoRepeat():
            return False
        if veil.isVisible() and key in _LIFTS:
            veil.lift()
            return True
        if not veil.isVisible() and key == Qt.Key.Key_F9:
            self.veil.emit()
            return True
        return False

    def _carry_out(self, due: Due) -> bool:
        """Whether anything had to be done."""
        if due is Due.LOCK:
            self.lock.emit()
            return True
        if due is Due.VEIL and not self._window.veil.isVisible():
            self.veil.emit()
            return True
        return False

    def _sees(self, watched: QObject, kind: QEvent.Type) -> None:
        """A dialog is new in sight, or what lies below is back. Over the veil it is too late."""
        if kind == _KIND.Paint:
            self.presses.see(watched)
        elif not isinstance(watched, QDialog):
            return
        elif kind == _KIND.Hide:
            self._turned()
        else:
            self.presses.show(watched)
            if self._stands and self._window.veil.isVisible():
                QTimer.singleShot(0, self._shut)

    def _shut(self) -> None:
        if self._window.veil.isVisible():
            shut_dialogs(self._window)
