"""The look: colours and sizes read from resources/themes, put over the whole application.

`apply(app, theme)` dresses every standard widget; what paints itself asks `current()` while it
paints and repaints on `theme_changed`. Sizes in a Theme are logical pixels, already multiplied by
its scale.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import warnings
import weakref
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget
from shiboken6 import isValid

RESOURCES = Path(__file__).parent.parent / "resources"
FONT_FILES = (
    "Pretendard-Regular.otf",
    "Pretendard-SemiBold.otf",
    "JetBrainsMono-Regular.ttf",
    "DejaVuSans.ttf",
)
SYMBOLS = "DejaVu Sans"
"""Draws the few signs of formulas that Pretendard lacks: ∇, ᵀ, ⊙, ∈, ⌊ and ⌋."""
LAYOUT_ROUNDS = 4
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
GROUND_SHEET = "QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }"
"""Of the application where windows wear the sheet: what widgets ask before they have a window.
Without any, those that exist before the first sheet keep the old font for ever (Qt 6.11)."""


@dataclasses.dataclass(frozen=True)
class ClassMark:
    """How the points of one class are drawn when there are more than two classes."""

    name: str
    fill: QColor
    shape: str


@dataclasses.dataclass(frozen=True)
class Theme:
    """The tokens of one look. Colours are QColor; sizes are logical pixels times `scale`."""

    name: str
    scale: float
    # grounds and lines
    background: QColor
    surface: QColor
    inset: QColor
    hover: QColor
    pressed: QColor
    border: QColor
    border_control: QColor
    border_strong: QColor
    # words
    text: QColor
    text_muted: QColor
    text_disabled: QColor
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    accent_soft: QColor
    on_accent: QColor
    warning: QColor
    warning_soft: QColor
    error: QColor
    error_soft: QColor
    success: QColor
    # data
    class_negative: QColor
    class_neutral: QColor
    class_positive: QColor
    class_negative_text: QColor
    class_positive_text: QColor
    weight_positive: QColor
    weight_negative: QColor
    curve_train: QColor
    curve_test: QColor
    grid: QColor
    axis: QColor
    contour: QColor
    point_outline: QColor
    point_negative: QColor
    point_positive: QColor
    mistake_ring: QColor
    grey_low: QColor
    grey_high: QColor
    classes: tuple[ClassMark, ...]
    neuron_gain: float
    output_gain: float
    confusion_max_mix: float
    # type
    family: str
    code_family: str
    caption: int
    small: int
    body: int
    reading: int
    formula: int
    title: int
    graph_value: int
    print_axis: int
    print_caption: int
    print_panel: int
    print_recipe: int
    # controls
    toolbar_button: int
    button: int
    field: int
    row: int
    segment: int
    icon_button: int
    slider_track: int
    slider_thumb: int
    switch_width: int
    switch_height: int
    radius_control: int
    radius_button: int
    radius_card: int
    radius_thumbnail: int
    radius_badge: int
    icon_size: int
    icon_rail: int
    icon_small: int
    icon_stroke: float
    # lines
    line_border: float
    line_focus: float
    line_selection: float
    line_curve_train: float
    line_curve_test: float
    line_curve_ghost: float
    line_contour: float
    line_mistake_ring: float
    line_link_min: float
    line_link_max: float
    line_timeline: float
    line_print_axis: float
    line_print_curve: float
    line_print_contour: float
    line_print_ring: float
    dash_ghost: tuple[float, ...]
    dash_print_test: tuple[float, ...]
    dash_print_ghost: tuple[float, ...]
    dash_not_yet: tuple[float, ...]

    @property
    def dark(self) -> bool:
        return self.surface.lightnessF() < 0.5

    def px(self, size: float) -> int:
        """A size at scale 1 in the whole pixels of this theme's scale."""
        return max(1, round(size * self.scale)) if size > 0 else 0

    def color(self, role: str) -> QColor:
        """The colour of a token by name, for example "text_muted"."""
        found: QColor = getattr(self, role)
        return found

    def font(self, size: int | None = None, *, semibold: bool = False) -> QFont:
        """The interface font with figures of equal width; `size` in pixels, body when left out."""
        font = QFont([self.family, SYMBOLS])
        font.setPixelSize(self.body if size is None else size)
        font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def code_font(self, size: int | None = None) -> QFont:
        """The fixed-pitch font of code; Hangul in comments comes from the interface font."""
        font = QFont([self.code_family, self.family, SYMBOLS])
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(self.body if size is None else size)
        return font


COLORS = tuple(
    field.name
    for field in dataclasses.fields(Theme)
    if field.type == "QColor" and not field.name.startswith("grey_")
)
TYPE_SIZES = (
    *("caption", "small", "body", "reading", "formula", "title", "graph_value"),
    *("print_axis", "print_caption", "print_panel", "print_recipe"),
)
CONTROL_SIZES = (
    *("toolbar_button", "button", "field", "row", "segment", "icon_button"),
    *("slider_track", "slider_thumb"),
)
RADII = ("control", "button", "card", "thumbnail", "badge")


def themes() -> tuple[str, ...]:
    """The names that `load` knows, the default first."""
    return ("light", "dark", "print")


@functools.cache
def load(name: str, scale: float = 1.0) -> Theme:
    """The theme of that name at a scale from 1 to 2 (1.6 when presenting)."""
    if name not in themes():
        raise ValueError(f"theme expects one of {', '.join(themes())}, got {name!r}")
    if not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        raise ValueError(f"scale expects {SMALLEST_SCALE:g} to {LARGEST_SCALE:g}, got {scale:g}")
    return _from_tokens(_read(f"{name}.json"), _read("metrics.json"), scale)


def _read(file: str) -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads((RESOURCES / "themes" / file).read_text("utf-8"))
    return tokens


def _from_tokens(colors: dict[str, Any], metrics: dict[str, Any], scale: float) -> Theme:
    ink = QColor("#ffffff") if colors["name"] == "dark" else QColor("#000000")
    classes = tuple(
        ClassMark(
            mark["name"],
            ink if mark["name"] == "black" else QColor(mark["fill"]),
            mark["shape"],
        )
        for mark in metrics["classes_multi"]
    )
    control, kind, icon = metrics["control"], metrics["type"], metrics["icon"]
    sizes = {name: control[name] for name in CONTROL_SIZES}
    sizes |= {name: kind[name] for name in TYPE_SIZES}
    sizes |= {"switch_width": control["switch"][0], "switch_height": control["switch"][1]}
    sizes |= {f"radius_{name}": metrics["radius"][name] for name in RADII}
    sizes |= {"icon_size": icon["size"], "icon_rail": icon["rail"], "icon_small": icon["small"]}
    tokens: dict[str, Any] = {name: QColor(colors["colors"][name]) for name in COLORS}
    tokens |= {name: round(size * scale) for name, size in sizes.items()}
    tokens |= {f"line_{name}": width * scale for name, width in metrics["line"].items()}
    tokens |= {f"dash_{name}": tuple(pattern) for name, pattern in metrics["dash"].items()}
    return Theme(
        name=colors["name"],
        scale=scale,
        grey_low=QColor(colors["map"]["grey"]["p0"]),
        grey_high=QColor(colors["map"]["grey"]["p1"]),
        classes=classes,
        neuron_gain=colors["map"]["neuron_gain"],
        output_gain=colors["map"]["output_gain"],
        confusion_max_mix=colors["confusion_max_mix"],
        family=kind["family"],
        code_family=kind["code_family"],
        icon_stroke=icon["stroke"],
        **tokens,
    )


class _Notifier(QObject):
    theme_changing = Signal()
    theme_changed = Signal(object)


_notifier = _Notifier()
_current: list[Theme] = []
_wearers: weakref.WeakSet[QWidget] = weakref.WeakSet()

theme_changing = _notifier.theme_changing
"""Emitted before a theme is put over the application, which takes a while."""
theme_changed = _notifier.theme_changed
"""Emitted with the new Theme after it has been put over the application."""


def current() -> Theme:
    """The theme on screen (light before any was applied)."""
    return _current[0] if _current else load("light")


def load_fonts() -> list[str]:
    """Register the bundled fonts; returns their families. A missing file is warned about."""
    families: list[str] = []
    for file in FONT_FILES:
        path = RESOURCES / "fonts" / file
        number = QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
        if number < 0:
            warnings.warn(
                f"Glassnet expects the font {path}, which cannot be read: text is drawn with a "
                "font of this system, and Korean may be missing; install Glassnet again.",
                RuntimeWarning,
                stacklevel=2,
            )
            continue
        families += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in families]
    return families


def apply(app: QApplication, theme: Theme | str, scale: float | None = None) -> Theme:
    """Put a theme over the whole application; may be called again at any time.

    theme: a Theme, or a name, which keeps the present scale unless `scale` says otherwise.
    """
    from gui import stylesheet

    if isinstance(theme, str):
        theme = load(theme, current().scale if scale is None else scale)
    elif scale is not None:
        theme = load(theme.name, scale)
    theme_changing.emit()
    _current[:] = [theme]
    # Once only, for each widget is polished anew; under a sheet the style does not tell its name.
    if not app.styleSheet():
        load_fonts_once()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setStyleSheet(GROUND_SHEET)
    # Told to the platform besides, for title bars and native dialogs; several platforms ignore it,
    # so the palette below is what counts.
    scheme = Qt.ColorScheme.Dark if theme.dark else Qt.ColorScheme.Light
    app.styleHints().setColorScheme(scheme)
    app.setPalette(palette(theme))
    app.setFont(theme.font())
    # Docks of which one has just gone throw the line beside it away when they are laid out. In the
    # middle of a new style sheet Qt would then dress a widget that is no more and crash
    # (QStyleSheetStyle, Qt 6.11), so they are laid out before; each layout may ask for another.
    for _ in range(LAYOUT_ROUNDS):
        app.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    sheet = stylesheet.build(theme)
    for wearer in _worn() or (app,):
        wearer.setStyleSheet(sheet)
    theme_changed.emit(theme)
    return theme


def wear(window: QWidget) -> None:
    """Give the style sheet to a window and all that belongs to it, not to the application.

    Qt dresses each widget once for every ancestor when the sheet of the application changes, but
    twice at most when that of its window does: with a thousand widgets a fifth of the time.
    What has no parent and is no such window is then dressed by the palette alone.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication) or not app.styleSheet():
        raise RuntimeError("apply a theme before a window wears it")
    sheet = app.styleSheet() if not _worn() else next(iter(_worn())).styleSheet()
    _wearers.add(window)
    if app.styleSheet() != GROUND_SHEET:
        app.setStyleSheet(GROUND_SHEET)
    window.setStyleSheet(sheet)


def _worn() -> list[QWidget]:
    """The windows that wear the sheet and still exist."""
    return [window for window in _wearers if isValid(window)]


@functools.cache
def load_fonts_once() -> tuple[str, ...]:
    """`load_fonts`, at most once in a process."""
    return tuple(load_fonts())


def palette(theme: Theme) -> QPalette:
    """Every colour that a standard widget may ask for."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for which, color in {
        role.Window: theme.surface,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.inset,
        role.Text: theme.text,
        role.PlaceholderText: theme.text_muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.hover,
        role.Mid: theme.border_control,
        role.Dark: theme.border_strong,
        role.Shadow: theme.border_strong,
    }.items():
        made.setColor(which, color)
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, which, theme.text_disabled)
    return made
