"""Controls: a knob becomes a row, a component becomes a form. They show and ask, never decide."""

from gui.controls.buttons import Button, IconButton
from gui.controls.choice_row import ChoiceRow, ComboBox
from gui.controls.component_list import ComponentListRow
from gui.controls.component_row import ComponentRow
from gui.controls.field import Field, NamesRow, NumbersRow, TextRow
from gui.controls.form import KnobForm, make_row
from gui.controls.number_row import NumberRow
from gui.controls.panel_header import ElidedLabel, PanelHeader
from gui.controls.row import Row
from gui.controls.section import Section
from gui.controls.segmented import SegmentedControl
from gui.controls.slider import Slider
from gui.controls.stepper import Stepper
from gui.controls.switch import Switch, SwitchRow

__all__ = [
    "Button",
    "ChoiceRow",
    "ComboBox",
    "ComponentListRow",
    "ComponentRow",
    "ElidedLabel",
    "Field",
    "IconButton",
    "KnobForm",
    "NamesRow",
    "NumberRow",
    "NumbersRow",
    "PanelHeader",
    "Row",
    "Section",
    "SegmentedControl",
    "Slider",
    "Stepper",
    "Switch",
    "SwitchRow",
    "TextRow",
    "make_row",
]
