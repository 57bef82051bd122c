"""Asking for files, where the system has no dialog of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from gui import language
from gui.asking import file_dialog


def test_every_label_of_qts_own_dialog_is_korean(qtbot, qapp):
    language.set_language("ko")
    parent = QWidget()
    qtbot.addWidget(parent)
    asking = file_dialog(parent, "Open")
    asking.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [label.text() for label in asking.findChildren(QLabel) if label.text()]
    language.set_language("en")
    assert len(words) >= 3
    assert all(any("가" <= letter <= "힣" for letter in word) for word in words), words
