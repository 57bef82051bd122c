"""A form has a row for every knob, asks for one field at a time, and never echoes."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from engine.registry import Component, SettingError, knob, knobs
from gui import language, theme
from gui.controls import (
    ChoiceRow,
    ComponentListRow,
    ComponentRow,
    KnobForm,
    NamesRow,
    NumberRow,
    NumbersRow,
    SwitchRow,
    TextRow,
)
from gui.translate import registries

KINDS = {
    "learning_rate": NumberRow,
    "share": NumberRow,
    "points": NumberRow,
    "seed": NumberRow,
    "reduction": ChoiceRow,
    "amsgrad": SwitchRow,
    "title": TextRow,
    "names": NamesRow,
    "domain": NumbersRow,
    "shape": ComponentRow,
    "many": ComponentListRow,
}


WITHOUT_ROW = {"points"}
"""Painted points are changed with the brush, not in a form."""

MEMBERS = [
    member
    for family in registries()
    for member in family
    if all(field.default is not dataclasses.MISSING for field in dataclasses.fields(member))
]


@pytest.fixture
def form(qtbot, everything):
    made = KnobForm(everything)
    qtbot.addWidget(made)
    made.resize(240, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def asked(form):
    found: list[tuple[str, object]] = []
    form.edited.connect(lambda name, value: found.append((name, value)))
    return found


@pytest.fixture
def owner(form, asked):
    """An owner that agrees to everything at once."""

    def agree(name: str, value: object) -> None:
        form.show_component(dataclasses.replace(form.component(), **{name: value}))

    form.edited.connect(agree)
    return asked


def test_every_kind_of_knob_has_its_row(form):
    assert {name: type(row) for name, row in form.rows.items()} == KINDS


def test_showing_components_asks_for_nothing(form, asked, everything):
    changed = dataclasses.replace(
        everything, learning_rate=0.5, points=11, reduction="sum", amsgrad=True, title="x", many=()
    )
    form.show_component(changed)
    form.show_component(everything)
    assert asked == []


def test_the_rows_stay_while_the_class_stays(form, everything):
    before = dict(form.rows)
    form.show_component(dataclasses.replace(everything, points=11))
    assert form.rows == before
    assert form.row("points").value() == 11


def test_a_component_of_another_class_gets_rows_of_its_own(form):
    @dataclasses.dataclass(frozen=True)
    class Other(Component):
        size: float = knob(1.0)

    form.show_component(Other())
    assert list(form.rows) == ["size"]


def test_only_the_restricted_fields_are_shown(qtbot, everything):
    made = KnobForm(everything, restricted=("title", "points"))
    qtbot.addWidget(made)
    assert list(made.rows) == ["title", "points"]


def test_a_choice_asks_for_its_name(form, owner):
    form.row("reduction").combo.setCurrentIndex(1)
    assert owner == [("reduction", "sum")]


def test_a_refused_choice_jumps_back(form, asked):
    combo = form.row("reduction").combo
    combo.setCurrentIndex(1)
    assert asked == [("reduction", "sum")]
    assert combo.currentIndex() == 0


def test_a_switch_is_turned_by_space(form, owner, qtbot):
    qtbot.keyClick(form.row("amsgrad").switch, Qt.Key.Key_Space)
    assert owner == [("amsgrad", True)]


def test_a_refused_switch_turns_back(form, asked, qtbot):
    qtbot.mouseClick(form.row("amsgrad").switch, Qt.MouseButton.LeftButton)
    assert asked == [("amsgrad", True)]
    assert not form.row("amsgrad").switch.isChecked()


def test_text_is_asked_for_on_enter(form, owner, qtbot):
    qtbot.keyClicks(form.row("title").field, "Two rings")
    qtbot.keyClick(form.row("title").field, Qt.Key.Key_Return)
    assert owner == [("title", "Two rings")]


def test_several_numbers_are_typed_with_commas(form, owner, qtbot):
    field = form.row("domain").field
    assert field.text() == "−6, 6"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "-1.5, 3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert owner == [("domain", (-1.5, 3.0))]


def test_several_names_are_typed_with_commas(form, owner, qtbot):
    field = form.row("names").field
    assert field.text() == "blue, orange"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "a, b c,d,")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert owner == [("names", ("a", "b c", "d"))]


@pytest.mark.parametrize(
    ("text", "part"), [("3, -3", "low end first"), ("1, 2, 3", "2 values"), ("1, 1e6", "100")]
)
def test_what_the_component_refuses_is_said_beneath_the_row(form, asked, qtbot, text, part):
    row = form.row("domain")
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, text)
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert asked == []
    assert part in row.message.text()
    assert row.message.isVisible()


def test_what_the_owner_refuses_is_said_beneath_the_row(form, everything):
    form.show_error("points", SettingError("Too many for {what}: take fewer", what="this"))
    assert form.row("points").message.text() == "Too many for this: take fewer"
    form.show_component(dataclasses.replace(everything, title="another"))
    assert form.row("points").message.isVisible()
    form.show_error("points", None)
    assert not form.row("points").message.isVisible()


def test_another_kind_is_asked_for_with_its_defaults(form, owner):
    row = form.row("shape")
    assert list(row.form.rows) == ["radius"]
    row.combo.show_key("square")
    ((name, value),) = owner
    assert (name, value.kind, value.side) == ("shape", "square", 2.0)
    assert list(row.form.rows) == ["side", "inner"]


def test_a_refused_kind_jumps_back(form, asked):
    row = form.row("shape")
    row.combo.show_key("square")
    assert len(asked) == 1
    assert row.combo.key() == "disc"
    assert list(row.form.rows) == ["radius"]


def test_a_knob_of_a_nested_component_asks_for_the_whole_component(form, owner, qtbot):
    form.row("shape").combo.show_key("square")
    inner = form.row("shape").form.row("inner")
    field = inner.form.row("radius").field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "4")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    name, value = owner[-1]
    assert name == "shape"
    assert value.inner.radius == 4.0


def test_only_the_offered_kinds_can_be_chosen(form):
    row = form.row("shape")
    row.set_kinds(["square"])
    assert [row.combo.itemData(i) for i in range(row.combo.count())] == ["square", "disc"]
    assert row.combo.key() == "disc"


def test_a_member_is_added_changed_and_removed(form, owner, qtbot):
    row = form.row("many")
    qtbot.mouseClick(row.add, Qt.MouseButton.LeftButton)
    assert len(form.component().many) == 3
    row.members[0].title.setChecked(True)
    field = row.members[0].form.row("radius").field
    field.selectAll()
    qtbot.keyClicks(field, "5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert form.component().many[0].radius == 5.0
    qtbot.mouseClick(row.members[1].remove, Qt.MouseButton.LeftButton)
    assert [member.kind for member in form.component().many] == ["disc", "square"]
    assert len(row.members) == 2
    assert len(owner) == 3


def test_reset_asks_for_the_default(form, asked, everything):
    form.show_component(dataclasses.replace(everything, amsgrad=True, reduction="sum", many=()))
    for name in ("amsgrad", "reduction", "many"):
        form.row(name).reset()
    assert asked == [(n, getattr(everything, n)) for n in ("amsgrad", "reduction", "many")]


def test_the_end_of_a_drag_names_its_field(form, owner, qtbot):
    settled: list[str] = []
    form.settled.connect(settled.append)
    slider = form.row("shape").form.row("radius").slider
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert settled == ["shape"]


def test_every_control_that_takes_the_keyboard_has_a_name(form):
    nameless = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_tab_reaches_every_row(form, qtbot):
    first = form.row("learning_rate").slider
    first.setFocus()
    reached = set()
    for _ in range(60):
        here = form.focusWidget()
        reached |= {name for name, row in form.rows.items() if row.isAncestorOf(here)}
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert reached == set(form.rows)


def test_another_language_relabels_every_row(form):
    language.set_language("ko")
    assert form.row("learning_rate").label.text() == "학습률"
    assert form.row("reduction").combo.itemText(0) == "평균"
    assert form.row("reduction").label.text() == "합치는 방법"


def test_a_larger_scale_makes_taller_rows(form, qapp):
    before = form.row("title").height()
    theme.apply(qapp, "light", 1.6)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert before == 28
    assert form.row("title").minimumSizeHint().height() == theme.current().row == 45


@pytest.mark.parametrize("component", MEMBERS, ids=lambda c: f"{c.__module__}.{c.__name__}")
def test_every_member_of_every_registry_has_a_form(component, qtbot):
    made = KnobForm(component())
    qtbot.addWidget(made)
    asked: list = []
    made.edited.connect(lambda *what: asked.append(what))
    language.set_language("ko")
    assert asked == []
    assert set(knobs(component)) - set(made.rows) <= WITHOUT_ROW
