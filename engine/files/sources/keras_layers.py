"""A network as a functional model of Keras: the lines that put each layer on the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from engine.files.sources import comments as words
from engine.files.sources.comments import Translate
from engine.files.sources.framework import Array, Source, broken
from engine.files.sources.script import Line, quoted
from engine.nn.activations import Activation
from engine.nn.network import OUTPUT_KEY, Plan
from engine.nn.regularizers import MaxNorm
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

BY_NAME = (
    *("sigmoid", "hard_sigmoid", "tanh", "relu", "selu", "silu", "mish", "softplus"),
    *("softsign", "softmax"),
)
"""Activations that Keras knows by the same name."""

ACTIVATIONS: dict[str, Callable[[Activation], str]] = {
    "step": lambda a: "step_function",
    "leaky_relu": lambda a: f"lambda z: ops.where(z > 0, z, {a.alpha!r} * z)",  # type: ignore[attr-defined]
    "elu": lambda a: f"lambda z: ops.elu(z, {a.alpha!r})",  # type: ignore[attr-defined]
    "gelu": lambda a: "lambda z: ops.gelu(z, approximate=True)",
    "sine": lambda a: "ops.sin",
    **{name: lambda a: quoted(a.kind) for name in BY_NAME},
}


class KerasLayers(Source):
    """A Keras source as far as its model goes."""

    framework = "Keras"

    def __init__(
        self, experiment: Experiment, trainer: Trainer | None, translate: Translate
    ) -> None:
        super().__init__(experiment, trainer, translate)
        self.masks = {
            plan.key: (
                self.names.fresh(f"mask_{plan.key}"),
                self.names.fresh(f"random_{plan.key}"),
            )
            for plan in self.network.plans
            if plan.layer.kind == "dropout"
        }

    # Weights

    def learnt(self, plan: Plan) -> dict[str, Array]:
        table, bias = self.parameters_of(plan)
        kernel = table.T
        if len(plan.input_shape) == 3:
            size = plan.layer.kernel_size  # type: ignore[attr-defined]
            taps = table.reshape(len(table), size, size, plan.input_shape[2])
            kernel = np.moveaxis(taps, 0, -1)
        return {"kernel": kernel} if bias is None else {"kernel": kernel, "bias": bias}

    # Model

    def model(self) -> Iterator[Line]:
        network = self.network
        size = int(np.prod(network.input_shape))
        made = [Line(f"given = keras.Input(({size},))", "", "data"), Line("x = given", "", "data")]
        if self.reads_pictures:
            text = f"x = layers.Reshape({network.input_shape})(x)"
            made.append(Line(text, network.plans[0].key, "forward"))
        for plan in network.plans:
            for text in self._layer(plan):
                made += [Line(part, plan.key, "forward") for part in broken(text)]
        masks = "".join(f", {mask}" for mask, _ in self.masks.values())
        taken = f"[given{masks}]" if masks else "given"
        yield Line("")
        yield self.comments.comment(words.MODEL)
        yield from made
        if self.has_logits:
            yield self.comments.comment(words.LOGITS, OUTPUT_KEY, "forward")
        yield Line(f"model = keras.Model({taken}, x)", "", "forward")
        for plan in network.plans:
            names = [self.weight_name(plan, name) for name in self.arrays_of(plan)]
            if plan.layer.kind == "batch_normalization" and plan.frozen:
                names = names[2:]
            if names:
                variable = self.variables[plan.key]
                yield Line(f"{variable}.set_weights([{', '.join(names)}])", plan.key, "forward")

    @property
    def has_logits(self) -> bool:
        return bool(self.experiment.loss.logits_of)

    def _layer(self, plan: Plan) -> Iterator[str]:
        """The lines that put a layer on x."""
        layer, kind, variable = plan.layer, plan.layer.kind, self.variables[plan.key]
        if plan.key == OUTPUT_KEY or kind in ("dense", "conv2d"):
            yield from self._weighted(plan, variable)
        elif kind in ("max_pooling2d", "average_pooling2d"):
            yield from self._pooling(plan)
        elif kind == "global_average_pooling2d":
            yield "x = layers.GlobalAveragePooling2D()(x)"
        elif kind == "flatten":
            if len(plan.input_shape) == 3 and plan is not self.network.plans[0]:
                yield "x = layers.Flatten()(x)"
        elif kind == "dropout":
            self._define_mask()
            mask, _ = self.masks[plan.key]
            yield f"{mask} = keras.Input({self.sample_shape(plan)})"
            yield f"x = x * {mask}"
        elif kind == "batch_normalization":
            knobs = f"momentum={layer.momentum!r}, epsilon={layer.epsilon!r}"  # type: ignore[attr-defined]
            if plan.frozen:
                knobs += ", center=False, scale=False"
            yield f"{variable} = layers.BatchNormalization({knobs})"
            yield f"x = {variable}(x)"
            if plan.frozen:
                gamma, beta = (self.weight_name(plan, name) for name in ("gamma", "beta"))
                yield f"x = x * {gamma} + {beta}"
        elif kind == "activation":
            activation = self._activation(plan)
            if activation:
                yield f"x = layers.Activation({activation})(x)"
        else:
            raise self.unknown(layer)

    def sample_shape(self, plan: Plan) -> tuple[int, ...]:
        """Of what a dropout layer sees of one sample."""
        return plan.input_shape

    def _activation(self, plan: Plan) -> str:
        activation = self.activation_of(plan)
        if activation is None:
            return ""
        if activation.kind not in ACTIVATIONS:
            raise self.unknown(activation)
        if activation.kind == "step":
            self.define(
                "step_function",
                "forward",
                "def step_function(z):",
                self.said(words.STEP_FUNCTION),
                "    return ops.cast(z >= 0, z.dtype) + 0 * z",
            )
        return ACTIVATIONS[activation.kind](activation)

    def _weighted(self, plan: Plan, variable: str) -> Iterator[str]:
        layer = plan.layer
        _, bias = self.parameters_of(plan)
        activation = self._activation(plan)
        scaled = bias is not None and layer.bias_scale != 1.0  # type: ignore[attr-defined]
        thinned = False
        if len(plan.input_shape) == 1:
            made = f"layers.Dense({plan.units}"
        else:
            down, across = layer.windows(plan.input_shape)  # type: ignore[attr-defined]
            made = f"layers.Conv2D({plan.units}, {down.size}"
            thinned = down.stride > 1 and down.dilation > 1
            if layer.padding == "same" and not thinned:  # type: ignore[attr-defined]
                made += ', padding="same"'
            elif any((down.before, down.after, across.before, across.after)):
                pads = ((down.before, down.after), (across.before, across.after))
                yield f"x = layers.ZeroPadding2D({pads})(x)"
            if down.stride > 1 and not thinned:
                made += f", strides={down.stride}"
            if down.dilation > 1:
                made += f", dilation_rate={down.dilation}"
        if activation and not scaled:
            made += f", activation={activation}"
        made += ", use_bias=False" if bias is None else ""
        made += ", trainable=False" if plan.frozen else ""
        for knob, text in self._held(plan, bias is not None).items():
            made += f", {knob}={text}"
        if scaled:
            made = self._scaled_bias(made, plan)
        yield f"{variable} = {made})"
        yield f"x = {variable}(x)"
        if scaled and activation:
            yield f"x = layers.Activation({activation})(x)"
        if thinned:
            yield f"x = x[:, ::{down.stride}, ::{down.stride}]"
        speaking = self.speaking(plan)
        if speaking is not None:
            yield f"x = x * np.array({speaking}, dtype)"

    def _scaled_bias(self, made: str, plan: Plan) -> str:
        """The same layer with its bias scaled: its class has another way to add it."""
        base = made.partition("(")[0].removeprefix("layers.")
        name = f"Scaled{base}"
        call = (
            "inputs @ self.kernel"
            if base == "Dense"
            else "self.convolution_op(inputs, self.kernel)"
        )
        self.define(
            name,
            "forward",
            f"class {name}(layers.{base}):",
            self.said(words.SCALED_BIAS),
            "",
            "    def __init__(self, *sizes, bias_scale, **knobs):",
            "        super().__init__(*sizes, **knobs)",
            "        self.bias_scale = bias_scale",
            "",
            "    def call(self, inputs):",
            f"        return {call} + self.bias_scale * self.bias",
        )
        scale = plan.layer.bias_scale  # type: ignore[attr-defined]
        return f"{name}({made.partition('(')[2]}, bias_scale={scale!r}"

    def _held(self, plan: Plan, biased: bool) -> dict[str, str]:
        """What pulls and holds the weights of a layer that learns."""
        if plan.frozen:
            return {}
        found = {}
        regularizer = plan.layer.regularizer  # type: ignore[attr-defined]
        terms = {name: getattr(regularizer, field) for name, field in regularizer.rates().items()}
        if terms:
            rates = [f"l1={terms['l1']!r}"] if "l1" in terms else []
            rates += [f"l2=0.5 * {terms['l2']!r}"] if "l2" in terms else []
            found["kernel_regularizer"] = f"keras.regularizers.L1L2({', '.join(rates)})"
        limit = ""
        if isinstance(regularizer, MaxNorm):
            self._define_max_norm()
            found["kernel_constraint"] = f"MaxNorm({regularizer.limit!r})"
            limit = f", {found['kernel_constraint']}"
        units = self.frozen_units(plan)
        if units:
            self._define_held()
            kernel, bias = (self.weight_name(plan, name) for name in ("kernel", "bias"))
            found["kernel_constraint"] = f"Held({units}, {kernel}{limit})"
            if biased:
                found["bias_constraint"] = f"Held({units}, {bias})"
        return found

    def _pooling(self, plan: Plan) -> Iterator[str]:
        layer = plan.layer
        size, stride = layer.size, layer.stride  # type: ignore[attr-defined]
        padding = ', padding="same"' if layer.padding == "same" else ""  # type: ignore[attr-defined]
        if layer.kind == "average_pooling2d":
            yield f"x = layers.AveragePooling2D({size}, {stride}{padding})(x)"
        elif not self.has_ties(plan):
            yield f"x = layers.MaxPooling2D({size}, {stride}{padding})(x)"
        else:
            yield f"# {self.comments.translate(words.TIES)}"
            yield f"x = layers.MaxPooling2D(({size}, 1), ({stride}, 1){padding})(x)"
            yield f"x = layers.MaxPooling2D((1, {size}), (1, {stride}){padding})(x)"

    def _define_mask(self) -> None:
        self.define(
            "mask",
            "forward",
            "def mask(random, drop_probability, n, *shape):",
            self.said(words.KERAS_MASK),
            "    drawn = random.random((shape[0], n, *shape[1:]), dtype).swapaxes(0, 1)",
            "    return (drawn >= drop_probability).astype(dtype) / (1 - drop_probability)",
        )

    def _define_max_norm(self) -> None:
        self.define(
            "MaxNorm",
            "update",
            "class MaxNorm(keras.constraints.Constraint):",
            self.comments.docstring(MaxNorm.summary()),
            "",
            "    def __init__(self, limit):",
            "        self.limit = limit",
            "",
            "    def __call__(self, kernel):",
            "        axes = tuple(range(len(kernel.shape) - 1))",
            "        length = ops.sqrt(ops.sum(ops.square(kernel), axis=axes, keepdims=True))",
            "        return kernel * (self.limit / ops.maximum(length, self.limit))",
        )

    def _define_held(self) -> None:
        self.define(
            "Held",
            "update",
            "class Held(keras.constraints.Constraint):",
            self.said(words.KERAS_HELD),
            "",
            "    def __init__(self, units, first, others=None):",
            "        self.free = np.ones(first.shape, bool)",
            "        self.free[..., units] = False",
            "        self.first, self.others = first, others",
            "",
            "    def __call__(self, weights):",
            "        moved = ops.convert_to_tensor(weights)",
            "        moved = moved if self.others is None else self.others(moved)",
            "        return ops.where(self.free, moved, self.first)",
        )
