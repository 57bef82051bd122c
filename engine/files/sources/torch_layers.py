"""A network as a PyTorch module: how each layer is made, and its line of `forward`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engine.files.sources import comments as words
from engine.files.sources.framework import Array, Source
from engine.files.sources.script import Line, quoted
from engine.nn.activations import Activation
from engine.nn.network import OUTPUT_KEY, Plan
from engine.nn.window import Window

MODULE_NAMES = (
    *("T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init"),
    *("children", "compile", "cpu", "cuda", "double", "dump_patches", "eval", "extra_repr"),
    *("float", "forward", "get_buffer", "get_extra_state", "get_parameter", "get_submodule"),
    *("half", "ipu", "load_state_dict", "modules", "mtia", "named_buffers", "named_children"),
    *("named_modules", "named_parameters", "parameters", "register_backward_hook"),
    *("register_buffer", "register_forward_hook", "register_module", "register_parameter"),
    *("requires_grad_", "set_extra_state", "set_submodule", "share_memory", "state_dict", "to"),
    *("to_empty", "train", "training", "type", "xpu", "zero_grad"),
)
"""Attributes that every nn.Module has: no layer can be called so."""

ACTIVATIONS: dict[str, Callable[[Activation, str], str]] = {
    "step": lambda a, x: f"step_function({x})",
    "sigmoid": lambda a, x: f"torch.sigmoid({x})",
    "hard_sigmoid": lambda a, x: f"F.hardsigmoid({x})",
    "tanh": lambda a, x: f"torch.tanh({x})",
    "relu": lambda a, x: f"F.relu({x})",
    "leaky_relu": lambda a, x: f"F.leaky_relu({x}, {a.alpha!r})",  # type: ignore[attr-defined]
    "elu": lambda a, x: f"F.elu({x}, {a.alpha!r})",  # type: ignore[attr-defined]
    "selu": lambda a, x: f"F.selu({x})",
    "gelu": lambda a, x: f'F.gelu({x}, approximate="tanh")',
    "silu": lambda a, x: f"F.silu({x})",
    "mish": lambda a, x: f"F.mish({x})",
    "softplus": lambda a, x: f"F.softplus({x})",
    "softsign": lambda a, x: f"F.softsign({x})",
    "sine": lambda a, x: f"torch.sin({x})",
    "softmax": lambda a, x: f"torch.softmax({x}, dim=1)",
}


class TorchLayers(Source):
    """A PyTorch source as far as its model goes."""

    framework = "PyTorch"

    def reserved(self) -> Iterable[str]:
        return MODULE_NAMES

    # Weights

    def learnt(self, plan: Plan) -> dict[str, Array]:
        kernel, bias = self.parameters_of(plan)
        if len(plan.input_shape) == 3:
            size = plan.layer.kernel_size  # type: ignore[attr-defined]
            taps = kernel.reshape(len(kernel), size, size, plan.input_shape[2])
            kernel = taps.transpose(0, 3, 1, 2)
        return {"weight": kernel} if bias is None else {"weight": kernel, "bias": bias}

    # Model

    def model(self) -> Iterator[Line]:
        made, forward = [], []
        if self.reads_pictures:
            height, width, channels = self.network.input_shape
            text = f"x = x.reshape(-1, {height}, {width}, {channels}).permute(0, 3, 1, 2)"
            forward.append(Line(text, self.network.plans[0].key, "forward"))
        for plan in self.network.plans:
            variable = self.variables[plan.key]
            speaking = self.speaking(plan)
            if speaking is not None:
                yield Line(
                    f"speaks_{variable} = torch.tensor({speaking}, dtype={self._dtype})", plan.key
                )
            module, lines = self._layer(plan, f"self.{variable}")
            if module:
                made.append(Line(f"self.{variable} = {module}", plan.key, "forward"))
            forward += [Line(line, plan.key, "forward") for line in lines]
        yield Line("")
        yield Line("")
        yield Line("class Model(nn.Module):", "", "forward")
        yield Line("    def __init__(self):", "", "forward")
        yield Line("        super().__init__()", "", "forward")
        for line in made:
            yield line.indented(8)
        yield Line("")
        yield Line("    def forward(self, x):", "", "forward")
        for line in forward:
            yield line.indented(8)
        ending = f"  # {self._logits()}" if self.experiment.loss.logits_of else ""
        yield Line(f"        return x{ending}", OUTPUT_KEY, "forward")
        yield Line("")
        yield Line("")
        yield Line(f"model = Model().to({self._dtype})")
        yield from self._hand_over()

    @property
    def _dtype(self) -> str:
        return f"torch.{self.experiment.dtype}"

    def _logits(self) -> str:
        return self.comments.translate(words.LOGITS)

    def _hand_over(self) -> Iterator[Line]:
        yield Line("with torch.no_grad():", "", "forward")
        for plan in self.network.plans:
            variable = self.variables[plan.key]
            for name in self.arrays_of(plan):
                given = f"torch.from_numpy({self.weight_name(plan, name)})"
                yield Line(f"    model.{variable}.{name}.copy_({given})", plan.key, "forward")
        for plan in self.network.plans:
            if plan.parameters and plan.frozen:
                text = f"model.{self.variables[plan.key]}.requires_grad_(False)"
                yield Line(text, plan.key, "update")

    def _layer(self, plan: Plan, name: str) -> tuple[str, list[str]]:
        """(how its module is made, "" for none, the lines of `forward`)."""
        layer, kind = plan.layer, plan.layer.kind
        if plan.key == OUTPUT_KEY or kind == "dense":
            return self._dense(plan, name)
        if kind == "conv2d":
            return self._convolution(plan, name)
        if kind in ("max_pooling2d", "average_pooling2d"):
            return "", self._pooling(plan)
        if kind == "global_average_pooling2d":
            return "", ["x = x.mean(dim=(2, 3))"]
        if kind == "flatten":
            rows = len(plan.input_shape) == 1 or plan is self.network.plans[0]
            return "", [] if rows else ["x = x.permute(0, 2, 3, 1).flatten(1)"]
        if kind == "dropout":
            self._define_dropout()
            probability = layer.drop_probability  # type: ignore[attr-defined]
            return f"Dropout({quoted(plan.key)}, {probability!r})", [f"x = {name}(x)"]
        if kind == "batch_normalization":
            self._define_normalization()
            knobs = f"{layer.momentum!r}, {layer.epsilon!r}"  # type: ignore[attr-defined]
            return f"BatchNormalization({plan.units}, {knobs})", [f"x = {name}(x)"]
        if kind == "activation":
            return "", [f"x = {self._activated(plan, 'x')}"]
        raise self.unknown(layer)

    def _activated(self, plan: Plan, sums: str) -> str:
        activation = self.activation_of(plan)
        if activation is None:
            return sums
        if activation.kind not in ACTIVATIONS:
            raise self.unknown(activation)
        if activation.kind == "step":
            self.define(
                "step_function",
                "forward",
                "def step_function(z):",
                self.said(words.STEP_FUNCTION),
                "    return (z >= 0).to(z.dtype) + 0 * z",
            )
        return ACTIVATIONS[activation.kind](activation, sums)

    def _dense(self, plan: Plan, name: str) -> tuple[str, list[str]]:
        _, bias = self.parameters_of(plan)
        scale = plan.layer.bias_scale  # type: ignore[attr-defined]
        ending = "" if bias is not None else ", bias=False"
        sums = f"{name}(x)"
        if bias is not None and scale != 1.0:
            sums = f"F.linear(x, {name}.weight, {scale!r} * {name}.bias)"
        lines = [f"x = {self._activated(plan, sums)}"]
        if self.speaking(plan) is not None:
            lines.append(f"x = x * speaks_{self.variables[plan.key]}")
        return f"nn.Linear({plan.fan_in}, {plan.units}{ending})", lines

    def _convolution(self, plan: Plan, name: str) -> tuple[str, list[str]]:
        layer = plan.layer
        down, across = layer.windows(plan.input_shape)  # type: ignore[attr-defined]
        _, bias = self.parameters_of(plan)
        pads = (across.before, across.after, down.before, down.after)
        even = down.before == down.after and across.before == across.after
        knobs = "" if down.stride == 1 else f", stride={down.stride}"
        if even and any(pads):
            one = down.before == across.before
            knobs += f", padding={down.before if one else (down.before, across.before)}"
        knobs += "" if down.dilation == 1 else f", dilation={down.dilation}"
        ending = "" if bias is not None else ", bias=False"
        made = f"nn.Conv2d({plan.input_shape[2]}, {plan.units}, {down.size}{knobs}{ending})"
        lines = [] if even else [f"x = F.pad(x, {pads})"]
        sums = f"{name}(x)"
        scale = layer.bias_scale  # type: ignore[attr-defined]
        if bias is not None and scale != 1.0:
            sums = f"F.conv2d(x, {name}.weight, {scale!r} * {name}.bias{knobs})"
        lines.append(f"x = {self._activated(plan, sums)}")
        if self.speaking(plan) is not None:
            lines.append(f"x = x * speaks_{self.variables[plan.key]}[:, None, None]")
        return made, lines

    def _pooling(self, plan: Plan) -> list[str]:
        down, across = plan.layer.windows(plan.input_shape)  # type: ignore[attr-defined]
        pads = _pads(down, across)
        knobs = f"{down.size}" if down.stride == down.size else f"{down.size}, {down.stride}"
        if plan.layer.kind == "max_pooling2d":
            padded = f"F.pad(x, {pads}, value=-torch.inf)" if any(pads) else "x"
            if not self.has_ties(plan):
                return [f"x = F.max_pool2d({padded}, {knobs})"]
            size, stride = down.size, down.stride
            return [
                f"# {self.comments.translate(words.TIES)}",
                f"x = F.max_pool2d({padded}, ({size}, 1), ({stride}, 1))",
                f"x = F.max_pool2d(x, (1, {size}), (1, {stride}))",
            ]
        if not any(pads):
            return [f"x = F.avg_pool2d(x, {knobs})"]
        return [
            f"seen = F.avg_pool2d(F.pad(torch.ones_like(x), {pads}), {knobs})",
            f"x = F.avg_pool2d(F.pad(x, {pads}), {knobs}) / seen",
        ]

    def _define_dropout(self) -> None:
        self.define(
            "Dropout",
            "forward",
            "class Dropout(nn.Module):",
            self.said(words.TORCH_DROPOUT),
            "",
            "    def __init__(self, key, drop_probability):",
            "        super().__init__()",
            '        self.random = stream("layer", key)',
            "        self.drop_probability = drop_probability",
            "",
            "    def forward(self, x):",
            "        if not self.training:",
            "            return x",
            "        if x.ndim == 2:",
            "            drawn = self.random.random(x.T.shape, dtype).T",
            "        else:",
            "            n, channels, height, width = x.shape",
            "            drawn = self.random.random((height, n, width, channels), dtype)",
            "            drawn = drawn.transpose(1, 3, 0, 2)",
            "        stays = torch.from_numpy((drawn >= self.drop_probability).astype(dtype))",
            "        return x * (stays / (1 - self.drop_probability))",
        )

    def _define_normalization(self) -> None:
        self.define(
            "BatchNormalization",
            "forward",
            "class BatchNormalization(nn.Module):",
            self.said(words.TORCH_NORMALIZATION),
            "",
            "    def __init__(self, units, momentum, epsilon):",
            "        super().__init__()",
            "        self.momentum, self.epsilon = momentum, epsilon",
            "        self.gamma = nn.Parameter(torch.ones(units))",
            "        self.beta = nn.Parameter(torch.zeros(units))",
            '        self.register_buffer("mean", torch.zeros(units))',
            '        self.register_buffer("variance", torch.ones(units))',
            "",
            "    def forward(self, x):",
            "        mean, variance = self.mean, self.variance",
            "        if self.training:",
            "            others = [axis for axis in range(x.ndim) if axis != 1]",
            "            mean, variance = x.mean(others), x.var(others, unbiased=False)",
            "            self.follow(self.mean, mean)",
            "            self.follow(self.variance, variance)",
            "        shape = (1, -1, 1, 1)[: x.ndim]",
            "        mean, variance = mean.reshape(shape), variance.reshape(shape)",
            "        normal = (x - mean) / torch.sqrt(variance + self.epsilon)",
            "        return normal * self.gamma.reshape(shape) + self.beta.reshape(shape)",
            "",
            "    @torch.no_grad()",
            "    def follow(self, running, now):",
            "        running.copy_(running * self.momentum + now * (1 - self.momentum))",
        )


def _pads(down: Window, across: Window) -> tuple[int, int, int, int]:
    """As F.pad has them: left, right, top, bottom."""
    return across.before, across.after, down.before, down.after
