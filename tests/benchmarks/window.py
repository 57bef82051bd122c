"""The whole Playground on screen while a 2-8-8-8-1 network trains at full speed.

Run on a display (a virtual one will do): python -m tests.benchmarks.window
Prints frame intervals, the time to pause, steps a second beside those without a window, and
whether learning goes on while the window is minimised and while it is held in a long drag.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer

from engine.nn.dense import Dense
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from gui.app import dress, make_application, open_window
from gui.main_window import MainWindow
from gui.session import TICK_MS
from gui.settings import Settings
from tests.benchmarks import machine

EXPERIMENT = Experiment(layers=tuple(Dense(key=f"h{n}", units=8) for n in (1, 2, 3)))
SECONDS = 8.0


def spin(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def headless_rate(seconds: float = 3.0) -> float:
    trainer = Trainer(EXPERIMENT)
    trainer.train(steps=1000)
    before, start = trainer.step, time.perf_counter()
    while time.perf_counter() - start < seconds:
        trainer.train(seconds=0.02)
    return (trainer.step - before) / (time.perf_counter() - start)


def steps_of(window: MainWindow) -> int:
    steps = window.session.runner.ask(lambda trainer: trainer.step)
    assert isinstance(steps, int)
    return steps


def rate_in(window: MainWindow, wait: object) -> float:
    """Steps a second while `wait` runs."""
    before, start = steps_of(window), time.perf_counter()
    assert callable(wait)
    wait()
    return (steps_of(window) - before) / (time.perf_counter() - start)


def pause_ms(window: MainWindow) -> tuple[float, float]:
    """Milliseconds until the worker stands, and until the window says so."""
    loop = QEventLoop()
    window.session.running_changed.connect(loop.quit)
    start = time.perf_counter()
    window.session.pause()
    window.session.runner.ask(lambda trainer: None)
    stood = time.perf_counter() - start
    loop.exec()
    shown = time.perf_counter() - start
    window.session.running_changed.disconnect(loop.quit)
    window.session.play()
    spin(0.2)
    return stood * 1e3, shown * 1e3


def measure(window: MainWindow) -> None:
    shown: list[float] = []
    window.session.frame_ready.connect(lambda _frame: shown.append(time.perf_counter()))
    window.session.play()
    spin(2.0)
    shown.clear()
    rate = rate_in(window, lambda: spin(SECONDS))
    gaps = np.diff(shown) * 1e3
    limit = 36.0 if TICK_MS > 16 else 20.0
    print(
        f"frames every {TICK_MS} ms: {len(gaps) / SECONDS:.1f} a second, median "
        f"{np.median(gaps):.1f} ms, 99 % under {np.percentile(gaps, 99):.1f} ms "
        f"(asked: {limit:.0f}), longest {gaps.max():.1f} ms"
    )
    pauses = [pause_ms(window) for _ in range(10)]
    print(
        f"pause: the worker stands after {max(p[0] for p in pauses):.1f} ms, the window says so "
        f"after {max(p[1] for p in pauses):.1f} ms (longest of 10; asked: 50)"
    )
    held = rate_in(window, lambda: time.sleep(1.5))
    window.showMinimized()
    spin(0.5)
    hidden = rate_in(window, lambda: spin(2.0))
    window.showNormal()
    spin(0.5)
    window.session.pause()
    spin(0.5)
    alone = headless_rate()
    print(
        f"steps a second: {rate:,.0f} in the window, {alone:,.0f} without one, "
        f"{rate / alone:.2f} of it (asked: 0.5)"
    )
    print(f"minimised: {hidden:,.0f} steps a second; window held for 1.5 s: {held:,.0f}")


def main() -> None:
    print(machine.describe())
    sys.setswitchinterval(0.0005)
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        dress(app, settings, "light", "en")
        window = open_window(settings, EXPERIMENT)
        spin(2.0)
        print(f"{app.platformName()} window of {window.width()} × {window.height()}")
        try:
            measure(window)
        finally:
            window.close()


if __name__ == "__main__":
    main()
