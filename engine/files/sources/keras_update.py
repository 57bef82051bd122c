"""The optimizer of a Keras source: its class in Keras, or one that does what the engine's does."""

from __future__ import annotations

from collections.abc import Iterator

from engine.files.sources import comments as words
from engine.files.sources.framework import Source, broken
from engine.files.sources.script import Line, function_lines
from engine.nn.optimizers import (
    SGD,
    Adadelta,
    Adagrad,
    Adam,
    AdaMax,
    AdamW,
    Momentum,
    Nadam,
    Nesterov,
    Optimizer,
    RMSprop,
)

OPTIMIZERS: dict[type[Optimizer], tuple[str, dict[str, str]]] = {
    SGD: ("SGD", {}),
    Momentum: ("SGD", {"momentum": "momentum"}),
    Nesterov: ("SGD", {"momentum": "momentum"}),
    Adagrad: (
        "Adagrad",
        {"initial_accumulator_value": "initial_accumulator", "epsilon": "epsilon"},
    ),
    Adadelta: ("Adadelta", {"rho": "rho", "epsilon": "epsilon"}),
    RMSprop: (
        "RMSprop",
        {"rho": "rho", "momentum": "momentum", "epsilon": "epsilon", "centered": "centered"},
    ),
    Adam: (
        "Adam",
        {"beta_1": "beta_1", "beta_2": "beta_2", "epsilon": "epsilon", "amsgrad": "amsgrad"},
    ),
    AdamW: (
        "AdamW",
        {
            "weight_decay": "weight_decay",
            "beta_1": "beta_1",
            "beta_2": "beta_2",
            "epsilon": "epsilon",
            "amsgrad": "amsgrad",
        },
    ),
    AdaMax: ("Adamax", {"beta_1": "beta_1", "beta_2": "beta_2", "epsilon": "epsilon"}),
}
"""Class in Keras, and which of its arguments is which knob."""


def optimizer_lines(source: Source) -> Iterator[Line]:
    """`optimizer = ...`, as Keras has it or as a class of the source's own. Raises SettingError."""
    rule = source.experiment.optimizer
    label = source.comments.label(rule)
    if type(rule) is Nadam:
        yield from _nadam(source)
        made = "OwnNadam(learning_rate, beta_1=beta_1, beta_2=beta_2, epsilon=epsilon)"
    elif type(rule) in OPTIMIZERS:
        name, arguments = OPTIMIZERS[type(rule)]
        given = [_knob(source, "learning_rate")]
        given += [f"{key}={_knob(source, knob)}" for key, knob in arguments.items()]
        given += ["nesterov=True"] if type(rule) is Nesterov else []
        made = f"keras.optimizers.{name}({', '.join(given)})"
    else:
        raise source.unknown(rule)
    yield Line("")
    yield Line("")
    yield source.comments.comment(words.UPDATE, "", "update", optimizer=label)
    for part in broken(f"optimizer = {made}"):
        yield Line(part, "", "update")


def _knob(source: Source, name: str) -> str:
    """The variable of a knob of the optimizer, or its value where it has none."""
    path = f"optimizer.{name}"
    for setting in source.step.settings:
        if setting.path == path:
            return setting.variable
    return repr(getattr(source.experiment.optimizer, name))


def _nadam(source: Source) -> Iterator[Line]:
    yield from function_lines(
        "update",
        "class OwnNadam(keras.optimizers.Adam):",
        source.said(words.KERAS_NADAM),
        "",
        "    def build(self, variables):",
        "        if not self.built:",
        "            super().build(variables)",
        '            self.product = self.add_variable((), "ones", dtype=variables[0].dtype)',
        "",
        "    def momentum(self, step, dtype):",
        "        power = ops.cast(step, dtype) * schedule_decay",
        "        return beta_1 * (1 - 0.5 * ops.power(ops.cast(0.96, dtype), power))",
        "",
        "    def _backend_update_step(self, gradients, variables, learning_rate):",
        "        now = self.momentum(self.iterations + 1, self.product.dtype)",
        "        self.assign(self.product, self.product * now)",
        "        super()._backend_update_step(gradients, variables, learning_rate)",
        "",
        "    def update_step(self, g, w, learning_rate):",
        "        index, step = self._get_variable_index(w), self.iterations + 1",
        "        m, v = self._momentums[index], self._velocities[index]",
        "        now = self.momentum(step, w.dtype)",
        "        following = self.momentum(step + 1, w.dtype)",
        "        self.assign(m, m * beta_1 + g * (1 - beta_1))",
        "        self.assign(v, v * beta_2 + ops.square(g) * (1 - beta_2))",
        "        ahead = following / (1 - self.product * following) * m",
        "        change = ahead + (1 - now) / (1 - self.product) * g",
        "        power = ops.power(ops.cast(beta_2, w.dtype), ops.cast(step, w.dtype))",
        "        change = change / (ops.sqrt(v / (1 - power)) + epsilon)",
        "        self.assign_sub(w, learning_rate * change)",
    )
