"""The dialog of picture files: shows what was found, asks what is open, and has it opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.data.picture_files import StoredPictures
from engine.data.picture_found import Found
from engine.registry import SettingError
from gui import theme
from gui.controls import ElidedLabel
from gui.language import error_text
from gui.pictures import words
from gui.pictures.counts import CountBars
from gui.pictures.figure import CountsFigure
from gui.pictures.form import PicturesForm
from gui.pictures.reader import (
    Opened,
    PictureReader,
    Progress,
    Refused,
    Samples,
    Seen,
    named,
)
from gui.pictures.samples import SamplesView

POLL_MS = 30
WIDE_PX = 600


class PicturesDialog(QDialog):
    """Reads without blocking the window; refusals are said beneath the choices.

    chosen(dataset): the pictures are to be learnt from. Who hears it calls `accept`, or `refuse`.
    """

    chosen = Signal(object)

    def __init__(self, paths: tuple[Path, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Pictures", "Open pictures"))
        self._paths = paths
        self._found: Found | None = None
        self._dataset: StoredPictures | None = None
        self._opening = False
        self._looked_at_colour = False
        self.reader = PictureReader()
        self.title = ElidedLabel()
        self.title.setProperty("role", "title")
        self.title.setText(paths[0].name)
        self.facts = QLabel()
        self.facts.setProperty("role", "muted")
        self.counts = CountBars()
        self.counts.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.counts.setAccessibleName(
            QCoreApplication.translate("Pictures", "Number of pictures of each class")
        )
        self.samples = SamplesView()
        self.samples.setAccessibleName(QCoreApplication.translate("Pictures", "Some pictures"))
        self.form = PicturesForm()
        for widget in (self.counts, self.samples, self.form):
            widget.hide()
        self.skip = QCheckBox(
            QCoreApplication.translate("Pictures", "Leave out the pictures that cannot be used")
        )
        self.skip.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.note, self.error = QLabel(), QLabel()
        self.note.setProperty("role", "muted")
        self.error.setProperty("role", "error")
        for label in (self.note, self.error):
            label.setWordWrap(True)
            label.hide()
        self.error.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)  # it has the focus while nothing else can be used
        self.use = QPushButton(QCoreApplication.translate("Pictures", "Use these pictures"))
        self.use.setDefault(True)
        self.use.setProperty("variant", "primary")
        self.use.setEnabled(False)
        self.buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._use)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        self.form.wish_changed.connect(self._sample)
        self.form.arrays_changed.connect(self._look)
        self.skip.toggled.connect(self._skip_toggled)
        self._look()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.facts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addLayout(head)
        for widget in (self.counts, self.samples, self.progress, self.form, self.note):
            whole.addWidget(widget)
        whole.addWidget(self.error)
        whole.addWidget(self.skip)
        whole.addStretch(1)
        whole.addWidget(self.buttons)
        now = theme.current()
        self.progress.setFixedHeight(now.px(4))
        self.setMinimumWidth(now.px(WIDE_PX))

    # Reading

    def _look(self) -> None:
        """Look at what was chosen, with the arrays that the form says."""
        self._dataset = None
        self._opening = False
        self.samples.show_samples(None)
        self._complain(None)
        self.use.setEnabled(False)
        self._show_progress(None)
        self.reader.look(self._paths, self.form.arrays())
        self._timer.start()

    def _sample(self) -> None:
        """Show pictures of a folder as they would become."""
        if self._found is not None:
            self._dataset = None
            self._complain(None)
            self._say_note(self._found)
            self.reader.sample(self._found.path, self.form.wish())
            self._timer.start()

    def _poll(self) -> None:
        working = self.reader.is_working
        for report in self.reader.reports():
            if isinstance(report, Seen):
                self._show_found(report.found)
            elif isinstance(report, Samples):
                self._show_samples(report)
            elif isinstance(report, Progress):
                self._show_progress(report.share)
            elif isinstance(report, Opened):
                self._show_opened(report.dataset)
            elif isinstance(report, Refused):
                self._show_refused(report)
        if not working:
            self._timer.stop()

    def _show_found(self, found: Found) -> None:
        self._found = found
        self.title.setText(found.path.name)
        self.counts.show()
        self.samples.show()
        self.facts.setText(words.found_text(found))
        self.counts.show_figure(CountsFigure(found.class_counts, found.class_names))
        self.form.show_found(found)
        self.form.show()
        self._say_note(found)
        if found.format == "folder":
            self._sample()
        self._fit()

    def _show_samples(self, samples: Samples) -> None:
        if not self._looked_at_colour and self._found is not None and not self._found.channels:
            self._looked_at_colour = True
            if not _has_colour(samples):
                self.form.show_grey()  # which asks for samples anew
                return
        self.samples.show_samples(samples)
        if self._found is not None and self._found.format == "folder":
            self._show_progress(1.0)
            self.use.setEnabled(True)

    def _show_opened(self, dataset: StoredPictures) -> None:
        self._dataset = dataset
        self._show_progress(1.0)
        self.use.setEnabled(True)
        if self._opening:
            self._hand_over(dataset)

    def _show_refused(self, report: Refused) -> None:
        self._show_progress(1.0)
        self._opening = False
        self.form.setEnabled(True)
        self._complain(report.error)
        self.skip.setVisible(report.skippable or self.skip.isChecked())
        folder = self._found is not None and self._found.format == "folder"
        self.use.setEnabled(folder and self.samples.samples is not None)
        if not folder:
            self.note.hide()
            self.samples.hide()
            self.form.setVisible(bool(report.arrays))
        if report.arrays:
            self.form.offer_arrays(report.arrays)
        self._fit()

    def _show_progress(self, share: float | None) -> None:
        """share: None while it is not known; from 1 on the bar leaves its place empty."""
        self.progress.setRange(0, 0 if share is None else 1000)
        self.progress.setVisible(share is None or share < 1.0)
        if share is not None:
            self.progress.setValue(round(1000 * share))
            text = QCoreApplication.translate("Pictures", "Reading, {percent} %")
            self.progress.setAccessibleName(text.format(percent=round(100 * share)))

    def _say_note(self, found: Found) -> None:
        said = [words.parting(found.count, found.test_count)]
        if found.ignored:
            said.append(words.passed_over(found.ignored))
        self.note.setText(" ".join(said))
        self.note.show()

    def _complain(self, error: SettingError | None) -> None:
        self.error.setText("" if error is None else error_text(error))
        self.error.setVisible(error is not None)

    def _fit(self) -> None:
        """Have the room that what is shown needs."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        wanted = layout.totalHeightForWidth(self.width())
        keeps = self.samples.isVisibleTo(self)  # what is read well does not jump
        self.resize(self.width(), max(self.height(), wanted) if keeps else wanted)

    # The end

    def _skip_toggled(self, _skips: bool) -> None:
        self._complain(None)

    def _use(self) -> None:
        """Files are open already; a folder is opened now."""
        found = self._found
        if found is None or self._opening:
            return
        try:
            self.form.names()
        except SettingError as error:
            self._complain(error)
            return
        self._complain(None)
        if self._dataset is not None:
            self._hand_over(self._dataset)
            return
        self._opening = True
        self.form.setEnabled(False)
        self.use.setEnabled(False)
        self._show_progress(0.0)
        self.reader.open(found.path, self.form.wish(self.skip.isChecked()))
        self._timer.start()

    def _hand_over(self, dataset: StoredPictures) -> None:
        self._opening = False
        self.form.setEnabled(True)
        names = self.form.names()
        self.chosen.emit(named(dataset, names) if names else dataset)

    def refuse(self, error: SettingError) -> None:
        """Say why the pictures cannot be learnt from; the old ones stay."""
        if self._found is not None and self._found.format == "folder":
            self._dataset = None  # another size may do
        self._complain(error)
        self._fit()

    def done(self, result: int) -> None:
        self.reader.cancel()
        self._timer.stop()
        super().done(result)


def _has_colour(samples: Samples) -> bool:
    """Whether any of the pictures is more than grey; the noise of a JPEG is not."""
    if samples.pixels.shape[-1] == 1 or not samples.pixels.size:
        return False
    spread = samples.pixels.max(axis=3) - samples.pixels.min(axis=3)
    return bool((spread > GREY_NOISE).any())


GREY_NOISE = 24
"""How far the channels of a picture lie apart that counts as grey."""
