"""Trains the network of the drawing pad again: `python -m tests.benchmarks.train_pad`.

The recipe, resources/models/pad.json, says the experiment and how many steps are made of it. The
numbers it ends with are stored beside it, and what was measured is written into it.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from engine.data import shelf
from engine.files.models import stored_network
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

ROOT = Path(__file__).parents[2]
STEM = ROOT / "resources" / "models" / "pad"
TOLD_STEPS = 100


def train(experiment: Experiment, steps: int) -> Trainer:
    """Make the steps, telling how far it is."""
    trainer = Trainer(experiment)
    begun = time.perf_counter()
    while trainer.step < steps:
        trainer.train(steps=min(TOLD_STEPS, steps - trainer.step))
        seconds = time.perf_counter() - begun
        print(f"step {trainer.step:,} of {steps:,}, {seconds:.0f} s", end="\r", flush=True)
    print()
    return trainer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=STEM, help="where to store it, without ending")
    options = parser.parse_args()
    shelf.add(ROOT / "resources" / "datasets")
    recipe = json.loads(STEM.with_suffix(".json").read_text("utf-8"))
    trainer = train(Experiment.from_config(recipe["experiment"]), recipe["steps"])
    scores = trainer.measure()
    measured = {"test_accuracy": round(scores.test_score, 4)}
    stored_network.save(options.to, trainer, measured)
    size = options.to.with_suffix(".npz").stat().st_size
    print(f"test accuracy {scores.test_score:.4f}, {size / 1000:,.1f} kB")


if __name__ == "__main__":
    main()
