"""The published experiments on MNIST, made with the presets: what was reached then is reached here.

They learn for minutes: `python3 run.py test --slow` runs them. With -s and the path of this file,
which lets one test run at a time, every figure is printed beside the published one. The test loss
is that of the sources: summed over the 10,000 pictures.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from engine.training.image_presets import CNN_1, CNN_2, TWO_LAYERS, Preset
from engine.training.trainer import Trainer


@dataclass(frozen=True)
class Published:
    """Test accuracy, and where it was given the summed test loss, after so many steps."""

    preset: Preset
    at: tuple[int, ...]
    accuracy: tuple[float, ...]
    loss: tuple[float, ...] = ()


C3 = Published(TWO_LAYERS, (600, 4800, 9600), (0.9047, 0.9586, 0.9695))
C6 = Published(
    CNN_1,
    (1000, 2000, 3000, 4000),
    (0.9744, 0.9808, 0.9813, 0.9813),
    (793.0, 634.0, 646.6, 699.8),
)
C7 = Published(
    CNN_2,
    (1000, 2000, 3000, 4000),
    (0.9704, 0.9799, 0.9817, 0.9852),
    (960.3, 634.5, 581.0, 461.8),
)


@pytest.mark.slow
@pytest.mark.parametrize("published", [C3, C6, C7], ids=["C3", "C6", "C7"])
def test_the_published_accuracy_is_reached(published: Published) -> None:
    trainer = Trainer(published.preset.experiment)
    assert trainer.measure().test_score < 0.5
    for place, step in enumerate(published.at):
        trainer.train(steps=step - trainer.step)
        scores = trainer.measure()
        line = (
            f"\n{published.preset.label}, step {step:,}: test accuracy {scores.test_score:.4f}, "
            f"published {published.accuracy[place]:.4f}"
        )
        if published.loss:
            summed = scores.test_loss * 10_000
            line += f"; summed test loss {summed:.1f}, published {published.loss[place]:.1f}"
        print(line, end="", flush=True)
    print()
    assert scores.test_score >= published.accuracy[-1]
