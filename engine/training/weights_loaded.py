"""Weights loaded: all that a network has learnt, put into a run at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.network import Network
from engine.registry import SettingError

Array = NDArray[Any]


@dataclass(frozen=True, eq=False, repr=False)
class WeightsLoaded:
    """The numbers of a network, as in its flat vectors; equal when all of them are.

    parameters, statistics: read-only copies.
    """

    parameters: Array
    statistics: Array
    digest: bytes = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.blake2b(digest_size=16)
        for name in ("parameters", "statistics"):
            array = np.array(getattr(self, name))
            array.setflags(write=False)
            object.__setattr__(self, name, array)
            digest.update(f"{array.dtype.str}{array.shape}".encode() + array.tobytes())
        object.__setattr__(self, "digest", digest.digest())

    @classmethod
    def of(cls, network: Network) -> WeightsLoaded:
        """What a network holds at this moment."""
        return cls(network.parameters, network.statistics)

    def fits(self, network: Network) -> bool:
        """Whether there is a place for each number."""
        return (self.parameters.shape, self.statistics.shape) == (
            network.parameters.shape,
            network.statistics.shape,
        )

    def apply_to(self, network: Network) -> None:
        """Put all numbers in. Raises SettingError where the network has other places."""
        if not self.fits(network):
            raise SettingError(
                "The network expects {expected} parameters, got {got}: open the weights again",
                expected=f"{network.parameter_count:,}",
                got=f"{self.parameters.size:,}",
            )
        network.parameters[...] = self.parameters
        network.statistics[...] = self.statistics

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WeightsLoaded) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"WeightsLoaded({self.parameters.size} parameters, {self.digest.hex()[:8]})"

    def __reduce__(self) -> tuple[type[WeightsLoaded], tuple[Array, Array]]:
        return WeightsLoaded, (
            self.parameters,
            self.statistics,
        )  # a copied array could be
