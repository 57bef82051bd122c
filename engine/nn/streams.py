"""Random streams: one seed, a generator for every purpose, so that no purpose disturbs another."""

from __future__ import annotations

from typing import Any
from zlib import crc32

import numpy as np


class Streams:
    """Named generators keyed through SeedSequence.

    `fresh` starts a stream anew, `running` gives the one that goes on from step to step and whose
    state a snapshot holds.
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._running: dict[tuple[str, ...], np.random.Generator] = {}

    def fresh(self, *names: str) -> np.random.Generator:
        key = tuple(crc32(name.encode()) for name in names)
        return np.random.Generator(
            np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=key))
        )

    def running(self, *names: str) -> np.random.Generator:
        if names not in self._running:
            self._running[names] = self.fresh(*names)
        return self._running[names]

    def state(self) -> dict[tuple[str, ...], Any]:
        """The states of all running streams."""
        return {names: rng.bit_generator.state for names, rng in self._running.items()}

    def restore(self, state: dict[tuple[str, ...], Any]) -> None:
        """Put running streams back; one that did not run then starts anew when it is next asked.

        Generators keep their identity, since compiled programs hold them.
        """
        for names in set(self._running) | set(state):
            rng = self.running(*names)
            rng.bit_generator.state = state.get(names, self.fresh(*names).bit_generator.state)
