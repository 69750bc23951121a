"""The style sheet of the application, made from colours and sizes."""

from collections.abc import Callable

from engine.implementations.every import all_names
from gui.look.colours import Colours, text_role
from resources import ICONS

COLUMNS = 150  # % of text up to which a long menu fits on a screen as columns; beyond, it scrolls


def style_sheet(colours: Colours, px: Callable[[float], int], *, is_dark: bool) -> str:
    """Qt style sheet: calm surfaces, one accent, a focus ring that is always visible.

    px: a length at 100 % in pixels at the current scale.
    """
    c, tone = colours, "dark" if is_dark else "light"
    labels = "\n".join(f'QLabel[role="{name}"] {{ color: {c.of(text_role(name))}; }}' for name in all_names())
    boxes = "\n".join(_box(name, c.of(name)) for name in all_names())
    return f"""
QMainWindow, QDialog {{ background: {c.window}; }}
QMainWindow::separator {{ background: transparent; width: {px(4)}px; height: {px(4)}px; }}
QMainWindow::separator:hover {{ background: {c.line}; }}
QToolBar {{ background: {c.card}; border: 0; padding: 0; margin: 0; spacing: 0; }}
QToolBar[role="plain"] {{ background: transparent; spacing: {px(4)}px; }}
QToolTip {{ background: {c.text}; color: {c.card}; border: 0; padding: {px(6)}px; }}

QMenuBar {{ background: {c.window}; padding: {px(2)}px {px(6)}px; }}
QMenuBar::item {{ padding: {px(4)}px {px(10)}px; border-radius: {px(4)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.selection}; }}
QMenu {{ background: {c.card}; border: 1px solid {c.line}; padding: {px(4)}px; menu-scrollable: {int(px(100) > COLUMNS)}; }}
QMenu::scroller {{ height: {px(16)}px; }}
QMenu::item {{ padding: {px(5)}px {px(28)}px; border-radius: {px(4)}px; }}
QMenu::indicator {{ width: {px(14)}px; height: {px(14)}px; margin-left: {px(6)}px; border: 1px solid transparent; }}
QMenu::indicator:non-exclusive {{ border-radius: {px(4)}px; }}
QMenu::indicator:non-exclusive:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{(ICONS / f"check-{tone}.svg").as_posix()}"); }}
QMenu::indicator:exclusive {{ border-radius: {px(14) // 2 + 1}px; }}
QMenu::indicator:exclusive:checked {{ border: {px(4)}px solid {c.accent}; width: {px(14) + 2 - 2 * px(4)}px; height: {px(14) + 2 - 2 * px(4)}px; }}
QMenu::right-arrow {{ image: url("{(ICONS / f"right-{tone}.svg").as_posix()}"); width: {px(10)}px; height: {px(10)}px; right: {px(8)}px; }}
QMenu::item:selected {{ background: {c.selection}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.input}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(4)}px; }}

QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 700; font-size: {px(18)}px; }}
QLabel[role="quiet"] {{ color: {c.quiet}; font-size: {px(12)}px; }}
QLabel[role="accent"] {{ color: {c.accent}; font-size: {px(12)}px; }}
QLabel[role="remark"] {{ color: {c.quiet}; font-size: {px(11)}px; }}
QLabel[role="problem"] {{ color: {c.negative}; font-size: {px(12)}px; }}
QLabel[role="found"] {{ color: {c.accent}; font-weight: 600; }}
QLabel[role="target"] {{ color: {c.target}; }}
{labels}
QLabel[role="error"] {{ color: {c.error}; }}
QLabel[face="mono"] {{ font-family: "JetBrains Mono"; }}
QFrame[role="rule"] {{ background: {c.line}; border: 0; max-height: 1px; min-height: 1px; }}

QPushButton, QToolButton {{ background: {c.field}; color: {c.text}; border: 1px solid transparent;
    border-radius: {px(6)}px; padding: {px(4)}px {px(10)}px; min-height: {px(20)}px; icon-size: {px(16)}px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {c.line}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {c.selection}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.input}; }}
QPushButton, QToolButton, QCheckBox {{ outline: none; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton[role="primary"], QToolButton[role="primary"], QDialog QPushButton:default {{ background: {c.accent};
    color: {c.on_accent}; font-weight: 600; }}
QPushButton[role="primary"]:focus, QToolButton[role="primary"]:focus, QDialog QPushButton:default:focus {{ border: 2px solid {c.text};
    padding: {px(4) - 1}px {px(10) - 1}px; }}
QPushButton[role="primary"]:disabled, QToolButton[role="primary"]:disabled, QDialog QPushButton:default:disabled {{ background: {c.field}; color: {c.input}; }}
QToolButton[role="flat"], QToolButton[role="close"], QPushButton[role="flat"] {{ background: transparent; padding: {px(2)}px {px(6)}px; }}
QToolButton[role="flat"]:hover, QToolButton[role="close"]:hover, QPushButton[role="flat"]:hover {{ background: {c.field}; }}
QToolButton[role="segment"] {{ background: transparent; color: {c.quiet}; font-size: {px(11)}px; padding: {px(1)}px {px(4)}px;
    min-height: {px(16)}px; border-radius: {px(4)}px; }}
QToolButton[role="segment"]:hover {{ background: {c.field}; }}
QToolButton[role="segment"]:checked {{ background: {c.selection}; color: {c.text}; }}
QToolButton[role="segment"]:focus {{ border: 1px solid {c.accent}; }}
QToolButton[role="badge"] {{ background: {c.notice}; color: {c.text}; border-color: {c.notice_line}; font-size: {px(11)}px;
    padding: 0 {px(6)}px; min-height: 0; border-radius: {px(4)}px; }}
QToolButton[role="badge"]:focus {{ border-color: {c.accent}; }}
QToolButton[role="search"] {{ color: {c.quiet}; }}
QFrame#workspaces {{ background: {c.field}; border: 0; border-radius: {px(7)}px; }}
QToolButton[role="workspace"] {{ background: transparent; color: {c.quiet}; padding: {px(3)}px {px(9)}px; min-height: {px(18)}px;
    border-radius: {px(5)}px; }}
QToolButton[role="workspace"]:hover {{ color: {c.text}; border-color: transparent; }}
QToolButton[role="workspace"]:checked {{ background: {c.card}; color: {c.text}; border: 1px solid {c.line}; }}
QToolButton[role="workspace"]:focus {{ border: 1px solid {c.accent}; }}
QToolButton[role="flat"]:checked {{ background: {c.selection}; }}
QPushButton[role="shape"] {{ background: transparent; color: {c.quiet}; font-size: {px(11)}px; padding: 0;
    min-height: {px(13)}px; border-radius: {px(4)}px; }}
QPushButton[role="shape"]:hover {{ background: {c.field}; }}
QToolButton[role="legend"] {{ background: transparent; padding: 0; font-size: {px(12)}px; }}
QToolButton[role="legend"]:!checked {{ color: {c.quiet}; }}
QToolButton[role="legend"]:hover {{ background: {c.field}; }}
QGraphicsView#canvas {{ border: 1px solid transparent; border-radius: {px(4)}px; }}
QGraphicsView#canvas:focus {{ border-color: {c.accent}; }}
QFileDialog QToolButton {{ padding: {px(2)}px; }}
QDialog {{ background: {c.card}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QTextBrowser {{ background: {c.field}; color: {c.text};
    border: 1px solid transparent; border-radius: {px(6)}px; padding: {px(2)}px {px(8)}px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {px(20)}px; }}
QLineEdit:hover, QComboBox:hover {{ border-color: {c.line}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {c.accent}; }}
QLineEdit[wrong="true"] {{ border-color: {c.negative}; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {c.quiet}; background: transparent; border-color: {c.line}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QTextBrowser[role="page"] {{ background: transparent; padding: 0; }}
QLineEdit[role="number"] {{ font-family: "JetBrains Mono"; padding: {px(2)}px {px(6)}px; }}
QLineEdit[quiet="true"] {{ color: {c.quiet}; }}
QLineEdit[role="cell"] {{ font-family: "JetBrains Mono"; padding: 0 {px(2)}px; min-height: 0; border-radius: 0; }}
QComboBox::drop-down {{ border: 0; width: {px(22)}px; }}
QComboBox::down-arrow {{ image: url("{(ICONS / f"chevron-{tone}.svg").as_posix()}"); width: {px(10)}px; height: {px(10)}px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBoxPrivateContainer {{ background: {c.card}; border: 1px solid {c.line}; padding: {px(3)}px; }}
QComboBox QAbstractItemView {{ background: {c.card}; border: 0; padding: 0; selection-background-color: {c.selection};
    selection-color: {c.text}; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: {px(24)}px; padding: 0 {px(6)}px; border-radius: {px(4)}px; }}
QComboBox QAbstractItemView::item:selected {{ background: {c.selection}; color: {c.text}; }}

QCheckBox {{ spacing: {px(7)}px; background: transparent; padding: {px(2)}px; border: 1px solid transparent; border-radius: {px(4)}px; }}
QCheckBox:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; border-radius: {px(4)}px; border: 1px solid {c.input}; background: {c.card}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{(ICONS / f"check-{tone}.svg").as_posix()}"); }}
{boxes}
QTableView::indicator, QListWidget[role="legend"]::indicator {{ width: {px(16)}px; height: {px(16)}px; border-radius: {px(4)}px; border: 1px solid {c.input}; background: {c.card}; }}
QTableView::indicator:checked, QListWidget[role="legend"]::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{(ICONS / f"check-{tone}.svg").as_posix()}"); }}
QCheckBox:disabled {{ color: {c.input}; }}
QCheckBox::indicator:disabled {{ border-color: {c.line}; }}
QCheckBox::indicator:checked:disabled {{ background: {c.input}; border-color: {c.input}; }}

QRadioButton {{ spacing: 0; background: transparent; }}
QRadioButton[role="worded"] {{ spacing: {px(7)}px; padding: {px(2)}px; }}
QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px; border-radius: {px(16) // 2}px; border: 1px solid {c.input}; background: {c.card}; }}
QRadioButton::indicator:focus {{ border-color: {c.accent}; }}
QRadioButton::indicator:checked {{ border: {px(5)}px solid {c.accent}; width: {px(8)}px; height: {px(8)}px; }}
QRadioButton::indicator:disabled {{ border-color: {c.line}; }}
QRadioButton::indicator:checked:disabled {{ border-color: {c.input}; }}

QSlider {{ background: transparent; min-height: {px(22)}px; border: 1px solid transparent; border-radius: {px(6)}px; }}
QSlider:focus {{ border-color: {c.accent}; }}
QSlider::groove:horizontal {{ height: {px(4)}px; border-radius: {px(2)}px; background: {c.line}; }}
QSlider::sub-page:horizontal {{ height: {px(4)}px; border-radius: {px(2)}px; background: {c.accent}; }}
QSlider::handle:horizontal {{ width: {2 * px(6)}px; height: {2 * px(6)}px; margin: -{px(6)}px 0; border-radius: {(px(4) + 2 * px(6)) // 2}px;
    background: {c.card}; border: {px(2)}px solid {c.accent}; }}
QSlider::handle:horizontal:disabled {{ border-color: {c.input}; }}
QSlider::sub-page:horizontal:disabled {{ background: {c.input}; }}

QScrollArea {{ background: transparent; border: 0; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
QScrollBar::handle {{ background: {c.line}; border-radius: {px(4)}px; margin: {px(1)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(24)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(24)}px; }}
QScrollBar::handle:hover {{ background: {c.input}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; width: 0; height: 0; }}

QTableView {{ background: transparent; border: 0; gridline-color: transparent; outline: 0; font-family: "JetBrains Mono";
    selection-background-color: {c.selection}; selection-color: {c.text}; }}
QTableView[role="steps"] {{ selection-background-color: transparent; }}
QTableView:focus {{ border: 1px solid {c.accent}; border-radius: {px(4)}px; }}
QListView[role="rows"] {{ background: transparent; border: 1px solid transparent; border-radius: {px(4)}px; outline: 0; }}
QListView[role="rows"]:focus {{ border-color: {c.accent}; }}
QListWidget[role="help"], QTreeWidget[role="help"] {{ background: {c.card}; border: 1px solid {c.line}; border-radius: {px(6)}px; outline: 0;
    padding: {px(4)}px; }}
QListWidget[role="help"]::item {{ padding: {px(5)}px {px(6)}px; border-radius: {px(4)}px; }}
QListWidget[role="help"]::item:selected {{ background: {c.selection}; color: {c.text}; }}
QListWidget[role="legend"] {{ background: transparent; border: 0; outline: 0; }}
QListWidget[role="legend"]::item {{ padding: {px(2)}px {px(4)}px; border-radius: {px(4)}px; }}
QListWidget[role="legend"]::item:hover, QListWidget[role="legend"]::item:selected {{ background: {c.selection}; color: {c.text}; }}
QTreeWidget[role="help"]::item {{ padding: {px(3)}px {px(6)}px; }}
QTreeWidget[role="help"]::item:selected {{ background: {c.selection}; color: {c.text}; }}
QListView#completions {{ background: {c.card}; color: {c.text}; border: 1px solid {c.line}; padding: 0; outline: 0;
    font-family: "JetBrains Mono"; selection-background-color: {c.selection}; selection-color: {c.text}; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{ background: transparent; color: {c.quiet}; border: 0; border-bottom: 1px solid {c.line};
    padding: {px(3)}px {px(8)}px; font-size: {px(12)}px; font-weight: 600; }}
QTableView#weights QHeaderView::section {{ border: 0; padding: {px(1)}px {px(4)}px; font-weight: 400; }}
QTableView[role="compact"] QHeaderView::section {{ padding: {px(3)}px {px(4)}px; }}
QTableCornerButton::section {{ background: transparent; border: 0; }}

QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {c.quiet}; padding: {px(4)}px {px(8)}px; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
QTabBar::scroller {{ width: {2 * px(18)}px; }}
QTabBar QToolButton, QTabBar QWidget {{ background: {c.window}; border: 0; border-radius: 0; padding: 0; min-height: 0; }}
QTabBar QToolButton[role="tabs"] {{ font-size: {px(11)}px; }}
QTabBar QToolButton::menu-indicator {{ image: none; width: 0; }}
QTabBar QToolButton::right-arrow {{ image: url("{(ICONS / f"right-{tone}.svg").as_posix()}"); width: {px(10)}px; height: {px(10)}px; }}
QTabBar QToolButton::left-arrow {{ image: url("{(ICONS / f"left-{tone}.svg").as_posix()}"); width: {px(10)}px; height: {px(10)}px; }}
QTabBar::tab:focus {{ background: {c.selection}; border-radius: {px(4)}px; }}

QFrame#transport {{ background: {c.card}; border: 0; border-bottom: 1px solid {c.line}; }}
QFrame#foot {{ background: {c.card}; border: 0; border-top: 1px solid {c.line}; }}
QFrame#card {{ background: {c.card}; border: 1px solid {c.line}; border-radius: {px(7)}px; }}
QFrame#card[lit="true"] {{ border: 2px solid {c.accent}; }}
QFrame#notice {{ background: {c.notice}; border: 1px solid {c.notice_line}; border-radius: {px(7)}px; }}
QFrame#question {{ background: {c.card}; border: 1px solid {c.line}; border-radius: {px(7)}px; }}
QFrame#question[active="true"] {{ border-color: {c.accent}; }}
QFrame#outcome {{ background: {c.field}; border: 0; border-radius: {px(6)}px; }}
QFrame[role="choice"] {{ background: {c.card}; border: 1px solid {c.line}; border-radius: {px(6)}px; }}
QFrame[role="choice"]:hover:enabled {{ border-color: {c.input}; }}
QFrame[role="choice"][chosen="true"] {{ background: {c.selection}; border-color: {c.accent}; }}
QFrame[role="choice"]:focus, QFrame[role="choice"][focused="true"] {{ border: 2px solid {c.accent}; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {c.line}; }}
QProgressBar {{ background: {c.line}; border: 0; border-radius: {px(2)}px; max-height: {px(4)}px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: {px(2)}px; }}
"""


def _box(name: str, colour: str) -> str:
    """The check box of an implementation."""
    return f'QCheckBox[role="{name}"]::indicator:checked {{ background: {colour}; border-color: {colour}; }}'
