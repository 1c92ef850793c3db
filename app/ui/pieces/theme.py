# SPDX-License-Identifier: EUPL-1.2
"""How everything looks: two palettes, one scale, one stylesheet, one typeface."""

from dataclasses import dataclass
from pathlib import Path

import fontpkg_atkinson_hyperlegible
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

FAMILY = "Atkinson Hyperlegible"
MONOSPACE = 'monospace, "Consolas", "Menlo", "Courier New", "DejaVu Sans Mono"'
SCALES = (100, 125, 150, 175, 200)  # percent of the text


@dataclass(frozen=True)
class Colours:
    """One palette. All pairs of text and ground reach 4.5:1 (tests/ui/pieces/test_theme.py)."""

    paper: str
    surface: str
    ink: str
    quiet: str
    line: str
    accent: str
    accent_ground: str
    on_accent: str
    signal: str
    signal_ground: str


LIGHT = Colours(
    paper="#F7F5F0",
    surface="#FFFFFF",
    ink="#1E2A2D",
    quiet="#5A686B",
    line="#DDD8CC",
    accent="#0B5D5E",
    accent_ground="#E2EFED",
    on_accent="#FFFFFF",
    signal="#8A4B08",
    signal_ground="#FBF0DC",
)
DARK = Colours(
    paper="#12181A",
    surface="#1B2326",
    ink="#EDEAE3",
    quiet="#A2B1B3",
    line="#334045",
    accent="#74C7C0",
    accent_ground="#16383A",
    on_accent="#12181A",
    signal="#F0B866",
    signal_ground="#3A2D15",
)


@dataclass(frozen=True)
class Look:
    """What the user chose: dark or light, and how large. `scale` is 100-200 percent."""

    dark: bool = False
    scale: int = 100

    @property
    def colours(self) -> Colours:
        """The palette of this look."""
        return DARK if self.dark else LIGHT

    @property
    def is_large(self) -> bool:
        """Whether text is so large that what stands around it has to give room."""
        return self.scale > 125

    def px(self, size: float) -> int:
        """A size in pixels at 100 percent, in pixels at this scale."""
        return round(size * self.scale / 100)


def load_fonts() -> None:
    """Make the typeface known to Qt. Once, before the first window."""
    folder = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def dress(app: QApplication, look: Look) -> None:
    """Give the whole program this look, at once and wherever it stands."""
    app.setStyle("Fusion")
    font = QFont(FAMILY)
    font.setPixelSize(look.px(16))
    app.setFont(font)
    app.setPalette(_palette(look.colours))
    app.setStyleSheet(stylesheet(look))


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.paper,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.paper,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Link: colours.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette


def stylesheet(look: Look) -> str:
    """The one stylesheet. Widgets name their part in it by the property `kind`.

    Lists, menus and messages are given the font here, too: Windows has fonts of its own for
    them, of 8.25 points whatever the size of the text, and puts them back when its theme changes.
    """
    c, px = look.colours, look.px
    return f"""
    QWidget {{ color: {c.ink}; }}
    QAbstractItemView, QHeaderView, QMenu, QMessageBox, QMessageBox QLabel, QToolTip {{
        font-family: "{FAMILY}"; font-size: {px(16)}px; }}
    QMainWindow, QDialog, QWidget[kind="page"], QStackedWidget {{ background: {c.paper}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollArea[kind="reading"] {{ border: 2px solid transparent;
        border-radius: {px(8)}px; }}
    QScrollArea[kind="reading"]:focus {{ border-color: {c.accent}; }}
    QLabel {{ background: transparent; }}
    QLabel[kind="title"] {{ font-size: {px(26)}px; font-weight: bold; }}
    QLabel[kind="heading"] {{ font-size: {px(21)}px; font-weight: bold; }}
    QLabel[kind="subheading"] {{ font-size: {px(18)}px; font-weight: bold; }}
    QLabel[kind="question"] {{ font-size: {px(25)}px; }}
    QLabel[kind="name"] {{ font-weight: bold; }}
    QLabel[kind="accent"] {{ color: {c.accent}; font-weight: bold; }}
    QLabel[kind="quiet"] {{ color: {c.quiet}; }}
    QLabel[kind="hint"] {{ color: {c.quiet}; font-size: {px(14)}px; }}
    QLabel[kind="error"] {{ color: {c.signal}; font-weight: bold; }}
    QLabel[kind="chip"] {{ border: 1px solid {c.line}; border-radius: {px(10)}px;
        padding: {px(2)}px {px(11)}px; font-size: {px(13)}px; color: {c.quiet}; }}
    QLabel[kind="key"] {{ border: 1px solid {c.line}; border-bottom-width: 2px;
        border-radius: {px(5)}px; padding: 0 {px(5)}px; font-size: {px(13)}px; }}
    QLabel[kind="code"] {{ font-family: {MONOSPACE}; font-size: {px(22)}px; padding: {px(14)}px;
        background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(12)}px; }}
    QLabel[kind="code"]:focus {{ border: 2px solid {c.accent}; padding: {px(13)}px; }}
    QGroupBox {{ background: transparent; border: 2px solid transparent; margin: 0;
        padding: 0; border-radius: {px(12)}px; }}
    QGroupBox:focus {{ border-color: {c.accent}; }}
    QGroupBox[kind="asked"]:focus {{ background: {c.accent_ground}; }}
    QFrame[kind="card"] {{ background: {c.surface}; border: 1px solid {c.line};
        border-radius: {px(14)}px; }}
    QFrame[kind="focus"], QGroupBox[kind="focus"] {{ background: {c.surface}; border: 2px solid {c.accent};
        border-radius: {px(14)}px; }}
    QFrame[kind="signal"] {{ background: {c.signal_ground}; border: none;
        border-radius: {px(10)}px; }}
    QFrame[kind="signal"] QLabel {{ color: {c.signal}; }}
    QFrame[kind="done"] {{ background: {c.accent_ground}; border: none;
        border-radius: {px(10)}px; }}
    QFrame[kind="done"] QLabel {{ color: {c.accent}; }}
    QFrame[kind="bar"] {{ background: {c.surface}; border: none;
        border-bottom: 1px solid {c.line}; }}
    QFrame[kind="footer"] {{ background: {c.surface}; border: none;
        border-top: 1px solid {c.line}; }}
    QFrame[kind="side"] {{ background: {c.paper}; border: none;
        border-right: 1px solid {c.line}; }}
    QFrame[kind="rule"] {{ background: {c.line}; border: none; max-height: 1px; }}
    QFrame[kind="practice"] {{ background: {c.signal}; border: none; }}
    QFrame[kind="practice"] QLabel {{ color: {c.signal_ground}; font-weight: bold; }}
    QPushButton[kind="on-signal"] {{ background: {c.signal}; color: {c.signal_ground};
        border: 1px solid {c.signal_ground}; padding: {px(1)}px {px(10)}px; }}
    QPushButton[kind="on-signal"]:focus {{ background: {c.signal_ground}; color: {c.signal};
        border: 2px solid {c.signal}; padding: {px(1)}px {px(10) - 1}px; }}
    QPushButton {{ background: {c.surface}; border: 1px solid {c.line};
        border-radius: {px(12)}px; padding: {px(9)}px {px(16)}px; }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:focus {{ border: 2px solid {c.accent};
        padding: {px(9) - 1}px {px(16) - 1}px; }}
    QPushButton:disabled {{ color: {c.quiet}; }}
    QPushButton:checked, QPushButton[kind="chosen"] {{ background: {c.accent};
        color: {c.on_accent}; border-color: {c.accent}; }}
    QPushButton:checked:focus {{ border: 2px solid {c.ink}; }}
    QPushButton[kind=""]:checked:focus, QPushButton[kind="primary"]:focus,
    QPushButton[kind="chosen"]:focus, QPushButton[kind="step"]:checked:focus {{
        border: 6px double {c.accent}; background-clip: padding;
        padding: {px(9) - 5}px {px(16) - 5}px; }}
    QPushButton[kind="step"]:checked:focus {{ padding: {px(6) - 5}px; }}
    QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent};
        border-color: {c.accent}; font-weight: bold; }}
    QPushButton[kind="primary"]:disabled {{ background: {c.line}; color: {c.quiet};
        border-color: {c.line}; }}
    QPushButton[kind="row"] {{ background: transparent; border: none; text-align: left;
        border-bottom: 1px solid {c.line}; border-radius: 0; padding: 0; }}
    QPushButton[kind="row"]:hover {{ background: {c.accent_ground}; }}
    QPushButton[kind="row"]:focus {{ border: 2px solid {c.accent}; border-radius: {px(8)}px; }}
    QPushButton[kind="section"] {{ background: transparent; border: none; text-align: left;
        border-radius: {px(10)}px; padding: {px(9)}px {px(12)}px; }}
    QPushButton[kind="section"]:hover {{ background: {c.accent_ground}; }}
    QPushButton[kind="section"]:focus {{ border: 2px solid {c.accent}; }}
    QPushButton[kind="section"]:checked {{ background: {c.accent_ground}; color: {c.accent};
        font-weight: bold; }}
    QPushButton[kind="link"] {{ background: transparent; border: none; color: {c.accent};
        padding: {px(4)}px; text-decoration: underline; text-align: left; }}
    QPushButton[kind="link"]:focus {{ border: 2px solid {c.accent};
        padding: {px(4) - 2}px; }}
    QFrame[kind="marks"] QPushButton {{ padding: {px(4)}px {px(10)}px; }}
    QFrame[kind="marks"] QPushButton:focus {{ padding: {px(4) - 1}px {px(10) - 1}px; }}
    QFrame[kind="marks"] QPushButton[kind="chosen"]:focus {{
        padding: {max(0, px(4) - 5)}px {px(10) - 5}px; }}
    QPushButton[kind="lit"] {{ background: {c.signal_ground}; color: {c.signal};
        border: none; font-weight: bold; padding: {px(4)}px; }}
    QPushButton[kind="way"], QPushButton[kind="here"] {{ background: transparent;
        border: none; border-radius: {px(10)}px; padding: {px(6)}px {px(10)}px;
        color: {c.quiet}; }}
    QPushButton[kind="home"] {{ padding: {px(6)}px {px(14)}px; }}
    QPushButton[kind="way"]:hover {{ background: {c.accent_ground}; }}
    QPushButton[kind="way"]:disabled {{ background: transparent; }}
    QPushButton[kind="here"] {{ background: {c.accent_ground}; color: {c.accent};
        font-weight: bold; }}
    QPushButton[kind="step"] {{ padding: {px(6)}px; min-width: {px(20)}px;
        border-radius: {px(9)}px; }}
    QPushButton[kind="step"][range="true"] {{ background: {c.accent_ground};
        border-color: {c.accent}; color: {c.ink}; }}
    QPushButton[kind="step"]:checked {{ background: {c.accent}; color: {c.on_accent};
        font-weight: bold; }}
    QLineEdit, QPlainTextEdit, QTextEdit {{ background: {c.surface};
        border: 1px solid {c.line}; border-radius: {px(12)}px; padding: {px(9)}px {px(14)}px;
        selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {c.accent};
        padding: {px(9) - 1}px {px(14) - 1}px; }}
    QLineEdit[kind="answer"] {{ font-size: {px(25)}px; }}
    QCheckBox {{ spacing: {px(10)}px; padding: {px(4)}px; background: transparent; }}
    QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {c.accent};
        border-radius: {px(6)}px; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {px(20)}px; height: {px(20)}px; }}
    QTableWidget, QTableView, QListWidget, QTreeView {{ background: transparent;
        border: 2px solid transparent; border-radius: {px(8)}px;
        gridline-color: {c.line}; outline: none; selection-background-color:
        {c.accent_ground}; selection-color: {c.ink}; }}
    QTableWidget:focus, QTableView:focus, QListWidget:focus {{ border-color: {c.accent}; }}
    QTableWidget::item, QTableView::item, QListWidget::item {{ padding: {px(5)}px;
        border-bottom: 1px solid {c.line}; }}
    QListWidget::item:selected, QTableWidget::item:selected, QTableView::item:selected {{
        background: {c.accent_ground}; color: {c.ink}; }}
    QListWidget[kind="parts"] {{ background: {c.surface}; border: 1px solid {c.line};
        border-radius: {px(12)}px; padding: {px(8)}px; }}
    QListWidget[kind="parts"]:focus {{ border: 2px solid {c.accent}; }}
    QListWidget[kind="parts"]::indicator {{ width: {px(20)}px; height: {px(20)}px; }}
    QListWidget[kind="parts"]::item {{ border: none; padding: {px(3)}px {px(5)}px; }}
    QHeaderView {{ background: transparent; border: none; }}
    QHeaderView::section {{ background: transparent; color: {c.quiet}; border: none;
        border-bottom: 1px solid {c.line}; font-size: {px(13)}px; padding: {px(5)}px; }}
    QProgressBar {{ background: {c.line}; border: none; border-radius: {px(3)}px;
        max-height: {px(6)}px; min-height: {px(6)}px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: {px(3)}px; }}
    QScrollBar:vertical {{ background: transparent; width: {px(12)}px; }}
    QScrollBar::handle:vertical {{ background: {c.line}; border-radius: {px(5)}px;
        min-height: {px(40)}px; margin: 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; }}
    QScrollBar::handle:horizontal {{ background: {c.line}; border-radius: {px(5)}px; }}
    QComboBox {{ background: {c.surface}; border: 1px solid {c.line};
        border-radius: {px(12)}px; padding: {px(8)}px {px(14)}px; }}
    QComboBox:focus {{ border: 2px solid {c.accent}; }}
    QComboBox::drop-down {{ border: none; background: transparent; width: {px(30)}px; }}
    QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.line};
        selection-background-color: {c.accent_ground}; selection-color: {c.ink}; }}
    QLineEdit, QPlainTextEdit {{ placeholder-text-color: {c.quiet}; }}
    QPushButton[kind="row"][last="true"] {{ border-bottom: none; }}
    QPushButton[kind="row"][last="true"]:focus {{ border: 2px solid {c.accent}; }}
    QLabel[kind="words"] {{ font-size: {px(30)}px; font-weight: bold; padding: {px(16)}px; }}
    QLabel[kind="tickmark"] {{ border: 2px solid {c.quiet}; border-radius: {px(6)}px;
        min-width: {px(22)}px; max-width: {px(22)}px; min-height: {px(22)}px;
        max-height: {px(22)}px; font-weight: bold; color: {c.accent};
        background: {c.surface}; }}
    QPushButton[kind="tick"] {{ text-align: left; padding: 0; }}
    QPushButton[kind="tick"]:checked {{ background: {c.accent_ground}; color: {c.ink};
        border-color: {c.accent}; }}
    QToolTip {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.line}; }}
    QPushButton[kind="step"][pointed="true"] {{ border: 2px dashed {c.accent};
        padding: {px(6) - 1}px; }}
    QPushButton[kind="fact"] {{ background: transparent; border: none; color: {c.accent};
        padding: 0; text-align: left; font-size: {px(14)}px; }}
    QPushButton[kind="fact"]:hover {{ text-decoration: underline; }}
    QPushButton[kind="fact"]:focus {{ border: 2px solid {c.accent}; }}
    """
