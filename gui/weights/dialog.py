"""The dialog of a weights file: its layers, and what it leaves open as controls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.files.textbook_weights import PLACES, Answer, TextbookWeights
from engine.registry import SettingError
from engine.training.experiment import Experiment
from gui import theme
from gui.controls import ComboBox, ElidedLabel
from gui.numbers import format_number
from gui.weights.words import option_text, refusal_text, shape_text, stage_text

WIDE_PX, LONGEST_PX, CELL_PX, SIDE_PX = 460, 400, 92, 20


class WeightsDialog(QDialog):
    """Shows a file once it is read.

    chosen(opened, answers): a TextbookWeights is to be put into the run, with these answers.

    experiment: the data that the weights must fit, and what of it stays.
    """

    chosen = Signal(object, object)

    def __init__(self, file: str, experiment: Experiment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Weights", "Open weights"))
        self._experiment = experiment
        self._opened: TextbookWeights | None = None
        self._answers: dict[str, Answer] = {}
        self.combos: dict[str, ComboBox] = {}
        self._outputs: list[QLabel] = []
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
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 12, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.stack = QScrollArea()
        self.stack.setFrameShape(QFrame.Shape.NoFrame)
        self.stack.setWidgetResizable(True)
        self.stack.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack.hide()
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
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.error)
        whole.addWidget(self.buttons)
        self.setMinimumWidth(theme.current().px(WIDE_PX))

    # What is in the file

    def show_error(self, error: object) -> None:
        """Say why the file cannot be opened."""
        self.facts.clear()
        self._complain(refusal_text(error))

    def show_weights(self, opened: TextbookWeights) -> None:
        """Show a file that was read, with the likeliest answers."""
        self._opened = opened
        for name in ("activation", "dropout"):
            if any(choice.name == name for choice in opened.choices()):
                self._add_field(name)
        self._fill_grid(opened)
        self._choose()
        text = QCoreApplication.translate("Weights", "{count} parameters, {precision}")
        count = format_number(opened.parameter_count)
        self.facts.setText(text.format(count=count, precision=opened.dtype))
        self._check(opened)
        if self.combos:
            self.note.setText(
                QCoreApplication.translate(
                    "Weights",
                    "The file holds numbers alone. What it leaves open is set as it usually is; "
                    "only what fits its shapes is offered.",
                )
            )
            self.note.show()
        self._grow()

    def _grow(self) -> None:
        """Give the layers the room that they need, up to a limit; beyond it they scroll."""
        now = theme.current()
        wanted = self.grid.sizeHint()
        self.stack.setMinimumHeight(min(wanted.height(), now.px(LONGEST_PX)))
        bar = self.stack.verticalScrollBar().sizeHint().width()
        width = wanted.width() + bar + 2 * SIDE_PX
        self.setMinimumWidth(max(width, now.px(WIDE_PX)))
        self.adjustSize()

    def _add_field(self, name: str) -> None:
        label = {
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

    def _fill_grid(self, opened: TextbookWeights) -> None:
        table = QWidget()
        places = {
            "padding": QCoreApplication.translate("Weights", "Padding"),
            "stride": QCoreApplication.translate("Weights", "Stride"),
            "pooling": QCoreApplication.translate("Weights", "Max pooling"),
        }
        shown = list(PLACES) if opened.convolutions else []
        heads = [
            "",
            QCoreApplication.translate("Weights", "Layer"),
            *(places[place] for place in shown),
            QCoreApplication.translate("Weights", "Output"),
            QCoreApplication.translate("Weights", "Parameters"),
        ]
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, text in enumerate(heads):
            head = QLabel(text)
            head.setProperty("role", "caption")
            numbers = column >= len(heads) - 2
            self.grid.addWidget(head, 0, column, right if numbers else Qt.AlignmentFlag.AlignLeft)
        for row, stage in enumerate(opened.stages, start=1):
            name = stage_text(stage, stage is opened.stages[-1])
            number = QLabel(f"W{row}")
            number.setProperty("role", "muted")
            self.grid.addWidget(number, row, 0)
            self.grid.addWidget(QLabel(name), row, 1)
            for column, place in enumerate(shown, start=2):
                if stage.is_convolution:
                    combo = self._combo(f"c{row}.{place}", f"W{row}, {name}: {places[place]}")
                    combo.setFixedWidth(theme.current().px(CELL_PX))
                    self.grid.addWidget(combo, row, column)
            output = QLabel()
            self._outputs.append(output)
            self.grid.addWidget(output, row, len(heads) - 2, right)
            count = QLabel(format_number(stage.parameter_count))
            self.grid.addWidget(count, row, len(heads) - 1, right)
        self.grid.setColumnStretch(1, 1)
        self.grid.setRowStretch(len(opened.stages) + 1, 1)
        table.setLayout(self.grid)
        self.stack.setWidget(table)
        self.stack.show()

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
        passages = opened.passages(self._answers)
        for name, combo in self.combos.items():
            if name in choices:
                _offer(combo, name, choices[name].options, choices[name].answer)
            else:
                key, _, place = name.partition(".")
                only = passages[int(key[1:]) - 1][PLACES.index(place)]
                _offer(combo, name, (only,), only)
        sizes = opened.shrinking.sizes(passages)[1:] if opened.shrinking else []
        for number, (stage, output) in enumerate(zip(opened.stages, self._outputs, strict=True)):
            size = sizes[number] if number < len(sizes) else ()
            output.setText(shape_text((*size, stage.units)))

    def _check(self, opened: TextbookWeights) -> None:
        """Whether they fit the data of the experiment."""
        try:
            opened.check_data(self._experiment)
        except SettingError as error:
            self._complain(refusal_text(error))
        else:
            self.use.setEnabled(True)

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
