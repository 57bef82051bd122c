"""Which network a panel of Basics looks into: its own, that of another workspace, or an example."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from engine.data.mnist import Mnist
from engine.nn.activations import ReLU, Sigmoid, Tanh
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.initializers import Constant, Normal
from engine.nn.losses import SquaredError
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.image_presets import TWO_LAYERS
from engine.training.jobs import Job
from gui import theme
from gui.controls import Button
from gui.controls.choice_row import ComboBox
from gui.lab import Lab
from gui.language import QT_TRANSLATE_NOOP, Words, error_text, follow
from gui.session import Session

Labs = Mapping[str, tuple[Callable[[], str], Lab]]
"""By the id of a workspace its name and its lab."""
OWN = "own"
SPREAD = Normal(std=0.4)


@dataclass(frozen=True)
class Example:
    """A network that nobody trains, for looking into."""

    id: str
    title: Words
    experiment: Experiment


EXAMPLES = (
    Example(
        "three_layers",
        Words("Networks", QT_TRANSLATE_NOOP("Networks", "Three layers with dropout")),
        Experiment(
            layers=(
                Dense(key="h1", units=6, activation=ReLU(), bias_initializer=SPREAD),
                Dropout(key="d1", drop_probability=0.3),
                Dense(key="h2", units=5, activation=Sigmoid(), bias_initializer=SPREAD),
            ),
            output=Output(activation=Tanh(), bias_initializer=SPREAD),
            loss=SquaredError(),
            dtype="float64",
        ),
    ),
    Example(
        "two_layers",
        Words("Networks", QT_TRANSLATE_NOOP("Networks", "The two-layer net, 784-50-10")),
        TWO_LAYERS.experiment,
    ),
    Example(
        "small_cnn",
        Words("Networks", QT_TRANSLATE_NOOP("Networks", "A small CNN")),
        Experiment(
            dataset=Mnist(count=1000, test_count=100),
            preprocessing=TWO_LAYERS.experiment.preprocessing,
            layers=(
                Conv2D(key="c1", filters=4, kernel_size=3, bias_initializer=Constant(0.1)),
                MaxPooling2D(key="p1", size=4),
                Flatten(key="f1"),
                Dense(key="h1", units=8, activation=ReLU(), bias_initializer=Constant(0.1)),
            ),
            output=TWO_LAYERS.experiment.output,
            loss=TWO_LAYERS.experiment.loss,
            optimizer=TWO_LAYERS.experiment.optimizer,
            batch_size=20,
        ),
    ),
)


class NetworkRun(QWidget):
    """Chooses a network, has a job done about it, and says how far that is.

    make: the job for an experiment, None being that of the run on whose worker it is done.
    begun: a job is under way. finished(result): it is done. ended: no result is to come.
    """

    begun = Signal()
    finished = Signal(object)
    ended = Signal()

    def __init__(
        self, session: Session, name: str, make: Callable[[Experiment | None], Job]
    ) -> None:
        super().__init__()
        self._own, self._name, self._make = session, name, make
        self._labs: Callable[[], Labs] = dict
        self._heard: list[Session] = []
        self._busy: Session | None = None
        self.choice = ComboBox()
        self.choice.activated.connect(lambda _index: self._turn())
        self.button = Button()
        self.button.clicked.connect(lambda: self.cancel() if self.busy else self.run())
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.trouble = QLabel()
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self._texts = ("", "")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.bar, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.choice)
        self._column.addLayout(row)
        self._column.addWidget(self.trouble)
        self.choice.addItem("", OWN)
        for example in EXAMPLES:
            self.choice.addItem("", example.id)
        theme.theme_changed.connect(self._measure)
        follow(self, self.retranslate)
        self._measure()
        self._dress()

    @property
    def busy(self) -> bool:
        return self._busy is not None

    @property
    def key(self) -> str:
        """Of the network that is chosen."""
        return str(self.choice.key())

    def set_labs(self, labs: Callable[[], Labs]) -> None:
        """Offer the networks of other workspaces, as far as these are open."""
        self._labs = labs
        self.refresh()

    def refresh(self) -> None:
        """Offer what is open now."""
        now = self._labs()
        known = {OWN, *(example.id for example in EXAMPLES)}
        for index in reversed(range(self.choice.count())):
            id = self.choice.itemData(index)
            if id not in known and id not in now:
                self.choice.removeItem(index)
        for id in now:
            if self.choice.find_key(id) < 0:
                self.choice.insertItem(1, "", id)
        self.retranslate()

    def choose(self, key: str) -> None:
        """Choose a network, and have the job done about it."""
        self.choice.show_key(key)
        self._turn()

    def experiment(self) -> Experiment:
        """The experiment of the network that is chosen."""
        example = next((e for e in EXAMPLES if e.id == self.key), None)
        if example is not None:
            return example.experiment
        return self._session().document.experiment

    def run(self) -> None:
        """Begin; what is under way ends without a result."""
        self.cancel()
        example = next((e for e in EXAMPLES if e.id == self.key), None)
        session = self._session()
        if session not in self._heard:
            session.job_progressed.connect(self._progressed)
            session.job_finished.connect(self._finished)
            session.job_failed.connect(self._failed)
            self._heard.append(session)
        self._busy = session
        self._say(None)
        self.bar.setValue(0)
        self._dress()
        self.begun.emit()
        session.begin(self._name, self._make(None if example is None else example.experiment))

    def cancel(self) -> None:
        """End what is under way."""
        if self._busy is not None:
            self._busy.cancel(self._name)
            self._end()
            self.ended.emit()

    def set_texts(self, run: str, cancel: str) -> None:
        """What the button says when nothing, and when something, is under way."""
        self._texts = (run, cancel)
        self._dress()

    def _session(self) -> Session:
        labs = self._labs()
        return labs[self.key][1].session if self.key in labs else self._own

    def _turn(self) -> None:
        self.run()

    def _progressed(self, name: str, share: float) -> None:
        if name == self._name and self.busy:
            self.bar.setValue(round(100 * share))

    def _finished(self, name: str, result: object) -> None:
        if name == self._name and self.busy:
            self._end()
            self.finished.emit(result)

    def _failed(self, name: str, error: object) -> None:
        if name != self._name or not self.busy:
            return
        self._end()
        if isinstance(error, SettingError):
            self._say(error)
        self.ended.emit()

    def _end(self) -> None:
        self._busy = None
        self._dress()

    def _say(self, error: SettingError | None) -> None:
        self.trouble.setText("" if error is None else error_text(error))
        self.trouble.setVisible(error is not None)

    def _dress(self) -> None:
        run, cancel = self._texts
        self.button.setText(cancel if self.busy else run)
        self.button.set_icon("x" if self.busy else "play")
        self.bar.setVisible(self.busy)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        texts = {example.id: example.title() for example in EXAMPLES}
        texts[OWN] = QCoreApplication.translate("Networks", "The network of Basics")
        network = QCoreApplication.translate("Networks", "The network of “{workspace}”")
        for id, (title, _) in self._labs().items():
            texts[id] = network.format(workspace=title())
        for index in range(self.choice.count()):
            self.choice.setItemText(index, texts[self.choice.itemData(index)])
        self.choice.setAccessibleName(QCoreApplication.translate("Networks", "Network"))
        self.choice.setToolTip(
            QCoreApplication.translate(
                "Networks", "A copy of it is looked into; its run goes on undisturbed"
            )
        )

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._column.setSpacing(now.px(6))
        self.bar.setFixedHeight(now.px(6))
