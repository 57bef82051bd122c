"""The Qt style sheet of a theme: flush panels, one-pixel lines, one accent.

Widgets choose a variant through dynamic properties, set before they are shown:

    QPushButton, QToolButton   variant = "primary" | "flat" | "danger"
    QPushButton, QToolButton   size = "toolbar": 32 pixels high
    QLabel                     role = "muted" | "caption" | "title" | "error" | "warning" | "accent"
    QLabel                     ground = "error": on a ground of its own
    QFrame                     frame = "joined": buttons and fields without gaps (see controls)
    QLineEdit, QComboBox, ...  error = "true"

A change of theme dresses every widget anew, and most of its time goes into asking which of these
rules are for it. So none of them is for every kind of widget: text and grounds come from the
palette, and what is for few widgets names their class.
"""

from __future__ import annotations

import atexit
import functools
import string
import tempfile
from pathlib import Path

from gui import icons
from gui.theme import COLORS, Theme

# $name is a colour, @number a length in pixels at scale 1, url(name) an icon in that colour role.
_RULES = """
QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTabBar { outline: none; }
QMainWindow, QDialog, QWizard { background: $surface; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QStackedWidget, QScrollArea { border: 0; background: transparent; }
QLabel { background: transparent; border: 0; }
QLabel:disabled { color: $text_disabled; }
QLabel[role="muted"], QLabel[role="caption"] { color: $text_muted; }
QLabel[role="caption"] { font-size: @11; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="heading"] { font-size: @18; font-weight: 600; }
QLabel[role="error"] { color: $error; font-size: @12; }
QLabel[ground="error"] { background: $error_soft; border: 1px solid $error; border-radius: @4; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="accent"] { color: $accent; font-weight: 600; }

/* A minimum in a style sheet overrides setFixedSize, so tool buttons, which many widgets size
   themselves, have none. */
QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $border_control; border-radius: @6;
}
QPushButton { padding: 0 @10; min-height: @26; icon-size: @16; }
QToolButton { padding: @4 @6; }
QPushButton[size="toolbar"], QToolButton[size="toolbar"] { padding: 0 @10; min-height: @30; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:checked, QToolButton:checked {
  background: $accent_soft; color: $accent; border-color: $accent; font-weight: 600;
}
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; }
QPushButton:focus { padding: 0 @-10; min-height: @-26; }
QToolButton:focus { padding: @-4 @-6; }
QPushButton[size="toolbar"]:focus, QToolButton[size="toolbar"]:focus {
  padding: 0 @-10; min-height: @-30;
}
QPushButton:disabled, QToolButton:disabled {
  color: $text_disabled; background: transparent; border-color: $border;
}
QPushButton[variant="primary"], QToolButton[variant="primary"], QPushButton:default {
  background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[variant="primary"]:hover, QToolButton[variant="primary"]:hover,
QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[variant="primary"]:pressed, QToolButton[variant="primary"]:pressed,
QPushButton:default:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[variant="primary"]:focus, QToolButton[variant="primary"]:focus,
QPushButton:default:focus { border: 2px solid $text; }
QPushButton[variant="primary"]:disabled, QToolButton[variant="primary"]:disabled {
  background: transparent; color: $text_disabled; border-color: $border;
}
QPushButton[variant="danger"] { color: $error; }
QPushButton[variant="flat"], QToolButton[variant="flat"] {
  background: transparent; border: 1px solid transparent; border-radius: @4;
}
QToolButton[variant="flat"] { padding: @3; }
QPushButton[variant="flat"]:hover, QToolButton[variant="flat"]:hover { background: $hover; }
QPushButton[variant="flat"]:pressed, QToolButton[variant="flat"]:pressed { background: $pressed; }
QPushButton[variant="flat"]:focus, QToolButton[variant="flat"]:focus {
  border: 2px solid $accent;
}
QToolButton[variant="flat"]:focus { padding: @-3; }
QPushButton[variant="flat"]:checked, QToolButton[variant="flat"]:checked {
  background: $accent_soft; color: $accent;
}
QToolButton::menu-indicator { image: none; width: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton::menu-indicator {
  image: url(chevron-down/text_muted); width: @14; height: @14;
  subcontrol-origin: padding; subcontrol-position: right center; right: @6;
}

QLineEdit, QComboBox, QAbstractSpinBox, QDateTimeEdit {
  background: $surface; color: $text; border: 1px solid $border_control; border-radius: @4;
  padding: 0 @6; min-height: @22; selection-background-color: $accent;
  selection-color: $on_accent;
}
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $border_strong; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 0 @-6; min-height: @-22;
}
QLineEdit[align="right"] { padding: 0 @3 0 0; }
QLineEdit[align="right"]:focus { padding: 0 @-3 0 0; }
QLineEdit[error="true"], QComboBox[error="true"] { border-color: $error; }
QLineEdit[error="true"]:focus { border: 2px solid $error; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  color: $text_disabled; background: transparent; border-color: $border;
}
QLineEdit:read-only { background: $inset; }
QComboBox { padding-right: @22; }
QComboBox:focus { padding-right: @-22; }
QComboBox::drop-down { border: 0; width: @22; subcontrol-position: right center; }
QComboBox::down-arrow { image: url(chevron-down/text_muted); width: @14; height: @14; }
QComboBox::down-arrow:disabled { image: url(chevron-down/text_disabled); }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $border_control; padding: @4; outline: 0;
  selection-background-color: $accent_soft; selection-color: $accent;
}
QComboBox QAbstractItemView::item {
  min-height: @24; padding: 0 @6; border-radius: @4; color: $text;
}
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected {
  background: $accent_soft; color: $accent;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: @16; border: 0; }
QAbstractSpinBox::up-arrow { image: url(chevron-up/text_muted); width: @10; height: @10; }
QAbstractSpinBox::down-arrow { image: url(chevron-down/text_muted); width: @10; height: @10; }

QFrame[frame="joined"] {
  background: $surface; border: 1px solid $border_control; border-radius: @4;
}
QFrame[frame="joined"][error="true"] { border-color: $error; }
QFrame[frame="joined"]:disabled { background: transparent; border-color: $border; }
QFrame[frame="joined"] QToolButton {
  background: transparent; color: $text_muted; border: 0; border-radius: 0;
  border-left: 1px solid $border_control; padding: 0;
}
QFrame[frame="joined"] QToolButton[place="first"] {
  border-left: 0; border-top-left-radius: @3; border-bottom-left-radius: @3;
}
QFrame[frame="joined"] QToolButton[place="last"] {
  border-top-right-radius: @3; border-bottom-right-radius: @3;
}
QFrame[frame="joined"] QToolButton:hover { background: $hover; }
QFrame[frame="joined"] QToolButton:pressed { background: $pressed; }
QFrame[frame="joined"] QToolButton:checked {
  background: $accent_soft; color: $accent; font-weight: 600;
}
QFrame[frame="joined"] QToolButton:disabled { background: transparent; color: $text_disabled; }
QFrame[frame="joined"] QToolButton:focus, QFrame[frame="joined"] QToolButton[place="first"]:focus {
  border: 2px solid $accent; border-radius: @3;
}
QFrame[frame="joined"] QLineEdit {
  background: transparent; border: 0; border-left: 1px solid $border; border-radius: 0; padding: 0;
}
QFrame[frame="joined"] QLineEdit:focus { border: 2px solid $accent; border-radius: @3; }

QTextEdit, QPlainTextEdit, QTextBrowser {
  background: $surface; color: $text; border: 1px solid $border; border-radius: @4;
  selection-background-color: $accent; selection-color: $on_accent;
}
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; }

QCheckBox, QRadioButton { spacing: @8; background: transparent; min-height: @20; }
QCheckBox:disabled, QRadioButton:disabled { color: $text_disabled; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator {
  width: @14; height: @14; border: 1px solid $border_strong; border-radius: @3;
  background: $surface;
}
QRadioButton::indicator { border-radius: @7; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked {
  background: $accent; border-color: $accent; image: url(check/on_accent);
}
QRadioButton::indicator:checked { border: @5 solid $accent; width: @6; height: @6; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
  background: transparent; border-color: $border;
}
QCheckBox::indicator:checked:disabled, QGroupBox::indicator:checked:disabled {
  background: transparent; border-color: $border_control; image: url(check/text_disabled);
}
QRadioButton::indicator:checked:disabled { border: @5 solid $border_control; }
QGroupBox { border: 1px solid $border; border-radius: @6; margin-top: @9; padding-top: @8; }
QGroupBox::title { subcontrol-origin: margin; left: @10; padding: 0 @4; color: $text_muted; }

QMenuBar { background: $surface; border-bottom: 1px solid $border; }
QMenuBar::item { padding: @4 @8; background: transparent; border-radius: @4; }
QMenuBar::item:selected { background: $hover; }
QMenu {
  background: $surface; border: 1px solid $border_control; padding: @4;
}
QMenu::item { padding: @5 @24 @5 @28; border-radius: @4; }
QMenu::item:selected { background: $accent_soft; color: $accent; }
QMenu::item:disabled { color: $text_disabled; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: @4 @8; }
QMenu::icon { padding-left: @8; }
QMenu::indicator { width: @14; height: @14; left: @8; }
QMenu::indicator:checked { image: url(check/accent); }
QMenu::right-arrow { image: url(chevron-right/text_muted); width: @14; height: @14; }

QToolBar { background: $surface; border: 0; border-bottom: 1px solid $border; spacing: @6; }
QStatusBar { background: $background; border-top: 1px solid $border; color: $text_muted; }
QStatusBar::item { border: 0; }
QToolTip {
  background: $surface; color: $text; border: 1px solid $border_control; padding: @6;
}
QDockWidget { color: $text; titlebar-close-icon: none; }
QDockWidget::title { background: $surface; padding: @8 @12; border-bottom: 1px solid $border; }

QTabWidget::pane { border: 0; border-top: 1px solid $border; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $text_muted; border: 0; border-bottom: 2px solid transparent;
  padding: 0 @2; margin: 0 @8; min-height: @34;
}
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:hover:!selected { color: $text; }
QTabBar::tab:focus { border: 2px solid $accent; }
QTabBar::tab:disabled { color: $text_disabled; }

QAbstractItemView {
  background: $surface; alternate-background-color: $inset; border: 0; gridline-color: $grid;
  selection-background-color: $accent_soft; selection-color: $accent;
}
QAbstractItemView::item { padding: @2 @4; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_soft; color: $accent; }
QHeaderView, QTableCornerButton::section { background: $surface; border: 0; }
QHeaderView::section {
  background: $surface; color: $text_muted; border: 0; border-bottom: 1px solid $border;
  padding: @4 @6; font-size: @12;
}
QTreeView::branch:closed:has-children { image: url(chevron-right/text_muted); }
QTreeView::branch:open:has-children { image: url(chevron-down/text_muted); }

QProgressBar {
  background: $pressed; border: 0; border-radius: @2; max-height: @4; min-height: @4;
  color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: @2; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: @10; }
QScrollBar:horizontal { height: @10; }
QScrollBar::handle { background: $border_control; border-radius: @3; margin: @2; }
QScrollBar::handle:vertical { min-height: @24; }
QScrollBar::handle:horizontal { min-width: @24; }
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
"""


class _Tokens(string.Template):
    """$name is a colour; @4 a length; @-6 the same less the pixel that a focus border takes."""


def build(theme: Theme) -> str:
    """The style sheet that `theme.apply` puts over the application."""
    lengths = _lengths(_RULES, theme)
    arrows = _icon_urls(lengths, theme)
    return _Tokens(arrows).substitute({name: theme.color(name).name() for name in COLORS})


def _lengths(rules: str, theme: Theme) -> str:
    parts = rules.split("@")
    made = [parts[0]]
    for part in parts[1:]:
        inner = part.startswith("-")
        digits = len(part[inner:]) - len(part[inner:].lstrip("0123456789"))
        size = theme.px(int(part[inner : inner + digits])) - inner * (1 if _is_padding(made) else 2)
        made.append(f"{size}px{part[inner + digits :]}")
    return "".join(made)


def _is_padding(made: list[str]) -> bool:
    """Whether the length to come belongs to a padding (one side) and not to a size (two)."""
    return "padding" in made[-1].rsplit(";", 1)[-1]


def _icon_urls(rules: str, theme: Theme) -> str:
    """Replace url(name/role) by files, because a style sheet cannot tint an icon by itself."""
    parts = rules.split("url(")
    made = [parts[0]]
    for part in parts[1:]:
        address, rest = part.split(")", 1)
        name, role = address.split("/")
        made.append(f'url("{_tinted_file(name, role, theme)}"){rest}')
    return "".join(made)


def _tinted_file(name: str, role: str, theme: Theme) -> str:
    color = theme.color(role)
    file = Path(_folder().name) / f"{name}-{color.name()[1:]}.svg"
    if not file.exists():
        file.write_bytes(icons.tinted(name, color))
    return file.as_posix()


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="glassnet-look-")
    atexit.register(folder.cleanup)
    return folder
