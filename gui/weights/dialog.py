"""The dialog of a weights file: its layers, and what it leaves open as controls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.files.models.opened_weights import DATA, Opened, OpenedModel
from engine.files.models.textbook_weights import PLACES, Answer, TextbookWeights
from engine.registry import SettingError
from engine.training.experiment import Experiment
from gui import theme
from gui.controls import ComboBox, ElidedLabel
from gui.numbers import format_number
from gui.weights.table import LayerRow, LayerTable
from gui.weights.words import (
    layer_text,
    note_text,
    option_text,
    refusal_text,
    shape_text,
    stage_text,
)

WIDE_PX, CELL_PX, SIDE_PX = 460, 92, 20


class WeightsDialog(QDialog):
    """Shows a file once it is read.

    chosen(opened, answers): what was opened is to be put into the run, with these answers.

    experiment: the data that the weights must fit, and what of it stays.
    """

    chosen = Signal(object, object)

    def __init__(self, file: str, experiment: Experiment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Weights", "Open weights"))
        self._experiment = experiment
        self._opened: Opened | None = None
        self._answers: dict[str, Answer] = {}
        self.combos: dict[str, ComboBox] = {}
        self.title = ElidedLabel()
        self.title.setProperty("role", "title")
        self.title.setText(file)
        self.facts, self.note, self.error = QLabel(), QLabel(), QLabel()
        self.facts.setProperty("role", "muted")
        self.facts.setText(QCoreApplication.translate("Weights", "Reading…"))
        self.note.setProperty("role", "muted")
        self.error.setProperty("role", "error")
        for label in (self.note, self.error):
            label.setWordWrap(True)
            label.hide()
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.table = LayerTable()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = QPushButton(QCoreApplication.translate("Weights", "Use these weights"))
        self.use.setDefault(True)
        self.use.setProperty("variant", "primary")
        self.use.setEnabled(False)
        self.buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.facts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SIDE_PX, 16, SIDE_PX, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.note)
        whole.addLayout(self.form)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.error)
        whole.addWidget(self.buttons)
        self.setMinimumWidth(theme.current().px(WIDE_PX))

    # What is in the file

    def show_error(self, error: object) -> None:
        """Say why the file cannot be opened."""
        self.facts.clear()
        self._complain(refusal_text(error))

    def show_weights(self, opened: Opened) -> None:
        """Show a file that was read, with the likeliest answers."""
        self._opened = opened
        for name in (DATA, "activation", "dropout"):
            if any(choice.name == name for choice in opened.choices()):
                self._add_field(name)
        if isinstance(opened, OpenedModel):
            self._list_layers(opened)
        else:
            self._list_stages(opened)
        self._choose()
        text = QCoreApplication.translate("Weights", "{count} parameters, {precision}")
        count = format_number(opened.parameter_count)
        self.facts.setText(text.format(count=count, precision=opened.dtype))
        self._check(opened)
        note = note_text(opened)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        width = self.table.grow() + 2 * SIDE_PX
        self.setMinimumWidth(max(width, theme.current().px(WIDE_PX)))
        self.adjustSize()

    def _add_field(self, name: str) -> None:
        label = {
            DATA: QCoreApplication.translate("Weights", "Go on with"),
            "activation": QCoreApplication.translate("Weights", "Activation of the hidden layers"),
            "dropout": QCoreApplication.translate("Weights", "Dropout behind the dense layers"),
        }[name]
        combo = self._combo(name, label)
        self.form.addRow(label, combo)

    def _combo(self, name: str, label: str) -> ComboBox:
        combo = ComboBox()
        combo.setMinimumContentsLength(8)
        combo.setAccessibleName(label)
        combo.activated.connect(lambda _: self._answer(name, combo.key()))
        self.combos[name] = combo
        return combo

    def _list_layers(self, opened: OpenedModel) -> None:
        found = opened.found
        layers = (*found.layers, found.output)
        self.table.fill(
            [
                LayerRow(row.key, layer_text(layer), shape_text(row.output_shape or ()), count)
                for row, layer in zip(opened.rows(), layers, strict=True)
                for count in [row.parameters or 0]
            ]
        )

    def _list_stages(self, opened: TextbookWeights) -> None:
        places = {
            "padding": QCoreApplication.translate("Weights", "Padding"),
            "stride": QCoreApplication.translate("Weights", "Stride"),
            "pooling": QCoreApplication.translate("Weights", "Max pooling"),
        }
        shown = list(PLACES) if opened.convolutions else []
        rows = []
        for number, stage in enumerate(opened.stages, start=1):
            name = stage_text(stage, stage is opened.stages[-1])
            controls = []
            for place in shown if stage.is_convolution else ():
                combo = self._combo(f"c{number}.{place}", f"W{number}, {name}: {places[place]}")
                combo.setFixedWidth(theme.current().px(CELL_PX))
                controls.append(combo)
            rows.append(LayerRow(f"W{number}", name, "", stage.parameter_count, tuple(controls)))
        self.table.fill(rows, [places[place] for place in shown])

    # What is chosen

    @property
    def answers(self) -> dict[str, Answer]:
        """What is chosen just now, by the name of the choice."""
        assert self._opened is not None
        return {choice.name: choice.answer for choice in self._opened.choices(self._answers)}

    def _answer(self, name: str, answer: Answer) -> None:
        self._answers[name] = answer
        self._choose()

    def _choose(self) -> None:
        """Offer what fits the answers, and say what comes of them."""
        opened = self._opened
        assert opened is not None
        choices = {choice.name: choice for choice in opened.choices(self._answers)}
        passages = () if isinstance(opened, OpenedModel) else opened.passages(self._answers)
        for name, combo in self.combos.items():
            if name in choices:
                _offer(combo, name, choices[name].options, choices[name].answer)
            else:
                key, _, place = name.partition(".")
                only = passages[int(key[1:]) - 1][PLACES.index(place)]
                _offer(combo, name, (only,), only)
        if isinstance(opened, OpenedModel):
            return
        sizes = opened.shrinking.sizes(passages)[1:] if opened.shrinking else []
        for number, (stage, output) in enumerate(
            zip(opened.stages, self.table.outputs, strict=True)
        ):
            size = sizes[number] if number < len(sizes) else ()
            output.setText(shape_text((*size, stage.units)))

    def _check(self, opened: Opened) -> None:
        """Whether they fit the data of the experiment."""
        try:
            opened.check_data(self._experiment)
        except SettingError as error:
            self._complain(refusal_text(error))
        else:
            self.use.setEnabled(True)
            self.use.setFocus()  # Cancel has had it while the file was read

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _accept(self) -> None:
        if self.use.isEnabled():
            self.chosen.emit(self._opened, self.answers)
            self.accept()


def _offer(combo: ComboBox, name: str, options: tuple[Answer, ...], answer: Answer) -> None:
    """Have a combo box hold these options, and touch it only where they are others."""
    if [combo.itemData(index) for index in range(combo.count())] != list(options):
        combo.clear()
        for option in options:
            combo.addItem(option_text(name, option), option)
    combo.show_key(answer)
    combo.setEnabled(len(options) > 1)
