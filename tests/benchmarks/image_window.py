"""The Images workspace on screen while CNN-1 trains at full speed.

Run on a display (a virtual one will do): python -m tests.benchmarks.image_window
Prints how regularly the window comes to draw, how long it was busy at a time, the time to pause
beside the time of a batch, and steps a second beside those without a window.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer

from engine.data import shelf
from engine.training.image_presets import CNN_1
from engine.training.trainer import Trainer
from gui.app import dress, make_application, open_window
from gui.main_window import MainWindow
from gui.session import TICK_MS
from gui.settings import Settings
from tests.benchmarks import machine
from tests.benchmarks.window import pause_ms, rate_in, spin

SECONDS = 15.0
ASKED_MS = 50.0


def headless_rate(steps: int = 60) -> float:
    trainer = Trainer(CNN_1.experiment)
    trainer.measure()
    trainer.train(steps=5)
    start = time.perf_counter()
    trainer.train(steps=steps)
    return steps / (time.perf_counter() - start)


def measure(window: MainWindow) -> None:
    frames: list[float] = []
    ticks: list[float] = []
    window.session.frame_ready.connect(lambda _frame: frames.append(time.perf_counter()))
    clock = QTimer()
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.timeout.connect(lambda: ticks.append(time.perf_counter()))
    clock.start(10)
    window.session.play()
    spin(5.0)
    frames.clear()
    ticks.clear()
    rate = rate_in(window, lambda: spin(SECONDS))
    clock.stop()
    gaps = np.diff(ticks) * 1e3
    print(
        f"the window comes round every 10 ms: median {np.median(gaps):.1f} ms, 99 % under "
        f"{np.percentile(gaps, 99):.1f} ms, longest {gaps.max():.1f} ms "
        f"(promised: {ASKED_MS:.0f}), {len(frames) / SECONDS:.1f} frames a second, "
        f"one for each batch at most "
        f"(every {TICK_MS} ms)"
    )
    pauses = [pause_ms(window) for _ in range(10)]
    window.session.pause()
    spin(0.5)
    alone = headless_rate()
    print(
        f"pause: the worker stands after {np.median([p[0] for p in pauses]):.0f} ms, at most "
        f"{max(p[0] for p in pauses):.0f} ms; a batch takes {1e3 / alone:.0f} ms without a window"
    )
    print(
        f"steps a second: {rate:.1f} in the window, {alone:.1f} without one, {rate / alone:.2f} "
        "of it"
    )


def main() -> None:
    print(machine.describe())
    shelf.add(Path(__file__).parents[2] / "resources" / "datasets")
    sys.setswitchinterval(0.0005)
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        dress(app, settings, "light", "en")
        window = open_window(settings)
        spin(2.0)
        loop = QEventLoop()
        window.workspaces.enter("images")
        spin(3.0)
        window.document.replace(CNN_1.experiment)
        window.session.frame_ready.connect(loop.quit)
        QTimer.singleShot(20_000, loop.quit)
        loop.exec()
        spin(3.0)
        print(f"{app.platformName()} window of {window.width()} × {window.height()}")
        try:
            measure(window)
        finally:
            window.close()


if __name__ == "__main__":
    main()
