"""The canary for PySide6: 6.12.0 loses a reference to None, True or False at every call."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    told = Signal(bool)
    ticked = Signal()

app = QApplication([])
sender, label, heard = Sender(), QLabel(), []
sender.told.connect(heard.append)
sender.ticked.connect(lambda: label.setText(str(len(heard))))
for count in range(5000):
    sender.told.emit(count % 2 == 0)
    sender.ticked.emit()
    label.setText(f"{count}")
    label.update()
assert len(heard) == 5000 and label.text() == "4999"
print("alive")
"""


def test_thousands_of_signals_and_calls_leave_python_alive() -> None:
    command = [sys.executable, "-c", CALLS]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr[-2000:]
