"""A network's numbers as arrays by name, "h1.weights", and back: what files of models hold.

| layer | name | shape |
|---|---|---|
| dense, output | key.weights | (units, inputs) |
| convolution | key.weights | (filters, kernel height, kernel width, channels) |
| both | key.bias | (units,) or (filters,) |
| batch normalisation | key.gamma, key.beta, key.mean, key.variance | (units,) or (channels,) |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.convolution import Conv2D
from engine.nn.dense import Output
from engine.nn.layer import Layer, Shape
from engine.nn.network import OUTPUT_KEY, Network, Plan
from engine.registry import SettingError

Array = NDArray[Any]


def arrays_of(network: Network) -> dict[str, Array]:
    """Copies of all that a network has learnt or kept, layer by layer, in its dtype."""
    return {name: np.array(view, order="C") for name, view in _views(network)}


def fill(network: Network, arrays: Mapping[str, Array]) -> None:
    """Put numbers into a network; those of another dtype are converted.

    Raises SettingError, and leaves the network as it was, when a name is missing or one too many,
    a shape is another one or a number is not finite.
    """
    views = dict(_views(network))
    check_arrays(arrays, {name: view.shape for name, view in views.items()})
    for name, view in views.items():
        view[...] = arrays[name]


def check_arrays(arrays: Mapping[str, Array], shapes: Mapping[str, Shape]) -> None:
    """Raise SettingError unless there are finite numbers of just these names and shapes."""
    for name, shape in shapes.items():
        found = arrays.get(name)
        if found is None or found.shape != shape or found.dtype.kind != "f":
            raise SettingError(
                "The network expects numbers of shape {shape} as {name}, got {got}: the file does "
                "not belong to it, choose another",
                shape=str(shape),
                name=name,
                got="none" if found is None else f"{found.dtype} {found.shape}",
            )
        check_finite(name, found)
    extra = [name for name in arrays if name not in shapes]
    if extra:
        raise SettingError(
            "The network expects no array {name}: the file does not belong to it, choose another",
            name=extra[0],
        )


def check_finite(name: str, array: Array) -> None:
    """Raise SettingError where a number is nan or infinite: it would reach every answer."""
    if not np.isfinite(array).all():
        raise SettingError(
            "{name} expects finite numbers, got nan or infinity: train the network again",
            name=name,
        )


def array_shapes(
    layers: Sequence[Layer], output: Output, input_shape: Shape, output_units: int
) -> dict[str, Shape]:
    """The names and shapes of a network that is not made: nothing is allocated.

    Raises SettingError where a layer cannot follow the one before it.
    """
    found: dict[str, Shape] = {}
    shape = input_shape
    for layer in layers:
        for parameter in layer.parameters(shape):
            if parameter.name == "weights":
                found |= _weight_shapes(layer.key, layer, shape, parameter.shape)
            else:
                found[f"{layer.key}.{parameter.name}"] = (prod(parameter.shape),)
        for name, (size, _) in layer.statistics(shape).items():
            found[f"{layer.key}.{name}"] = (prod(size),)
        shape = layer.output_shape(shape)
    (weights,) = output.block(shape, output_units)
    return found | _weight_shapes(OUTPUT_KEY, output, shape, weights.shape)


def _weight_shapes(key: str, layer: Layer, shape: Shape, table: Shape) -> dict[str, Shape]:
    units, columns = table
    biased = bool(getattr(layer, "bias", False))
    fan_in = columns - biased
    found: dict[str, Shape] = {f"{key}.weights": _weights_shape(layer, shape, units, fan_in)}
    if biased:
        found[f"{key}.bias"] = (units,)
    return found


def _weights_shape(layer: Layer, shape: Shape, units: int, fan_in: int) -> Shape:
    if isinstance(layer, Conv2D):
        return (units, layer.kernel_size, layer.kernel_size, shape[-1])
    return (units, fan_in)


def _views(network: Network) -> Iterator[tuple[str, Array]]:
    for plan in network.plans:
        if "weights" in plan.parameters:
            yield from _weight_views(network, plan)
        else:
            for name in plan.parameters:
                yield f"{plan.key}.{name}", network.view(network.parameters, plan.key, name)[:, 0]
        for name, (start, shape) in plan.statistics.items():
            yield f"{plan.key}.{name}", network.statistics[start : start + prod(shape)]


def _weight_views(network: Network, plan: Plan) -> Iterator[tuple[str, Array]]:
    weights = network.weights(plan.key)
    shape = _weights_shape(plan.layer, plan.input_shape, plan.units, plan.fan_in)
    # A view in every case: the columns of a row lie side by side.
    yield f"{plan.key}.weights", weights.reshape(shape, copy=False)
    biases = network.biases(plan.key)
    if biases is not None:
        yield f"{plan.key}.bias", biases
