"""The update of a PyTorch source: an optimizer of PyTorch, or the engine's rule written out."""

from __future__ import annotations

from collections.abc import Iterator

from engine.files.sources import comments as words
from engine.files.sources.script import Line, function_lines
from engine.files.sources.torch_layers import TorchLayers
from engine.files.sources.torch_rule import torch_rule
from engine.nn.network import Plan
from engine.nn.optimizers import SGD, Adadelta, Momentum, Nadam, Nesterov
from engine.nn.regularizers import MaxNorm

DIFFERENCES = {
    "momentum": words.DIFFERS_RATE,
    "nesterov": words.DIFFERS_RATE,
    "adagrad": words.DIFFERS_ROOT,
    "rmsprop": words.DIFFERS_ROOT,
    "adam": words.DIFFERS_CORRECTION,
    "adamw": words.DIFFERS_CORRECTION,
    "adamax": words.DIFFERS_MAXIMUM,
}
"""Why the rule of PyTorch of the same name does not give the same numbers."""


class TorchUpdate:
    """What moves the weights of a source: before the loop, and in each step."""

    def __init__(self, source: TorchLayers) -> None:
        self.source = source
        self.rule = source.experiment.optimizer
        self.built_in = self._built_in()

    def _built_in(self) -> str:
        """The optimizer of PyTorch that does the same, "" where there is none."""
        rule, kind = self.rule, type(self.rule)
        if kind is SGD:
            return "torch.optim.SGD(parameters, lr=learning_rate)"
        if isinstance(rule, Momentum) and not self.source.scheduled and rule.momentum > 0:
            nesterov = ", nesterov=True" if isinstance(rule, Nesterov) else ""
            if kind in (Momentum, Nesterov):
                return f"torch.optim.SGD(parameters, lr=learning_rate, momentum=momentum{nesterov})"
        if kind is Adadelta:
            return "torch.optim.Adadelta(parameters, lr=learning_rate, rho=rho, eps=epsilon)"
        if kind is Nadam:
            return (
                "torch.optim.NAdam(parameters, learning_rate, (beta_1, beta_2), epsilon,\n"
                "                              momentum_decay=schedule_decay)"
            )
        return ""

    def preparation(self) -> Iterator[Line]:
        """The lines before the loop."""
        if not self.source.learns:
            return
        limits = [plan for plan in self.source.learners() if self._limit(plan)]
        if limits:
            yield from function_lines(
                "update",
                "@torch.no_grad()",
                "def hold(W, limit):",
                self.source.comments.docstring(MaxNorm.summary()),
                "    length = W.flatten(1).norm(dim=1).reshape(-1, *(1,) * (W.ndim - 1))",
                "    W *= limit / length.clamp(min=limit)",
            )
        label = self.source.comments.label(self.rule)
        if self.built_in:
            yield Line("")
            yield Line("")
            yield self.source.comments.comment(words.UPDATE, "", "update", optimizer=label)
            yield Line("parameters = [p for p in model.parameters() if p.requires_grad]")
            for line in f"optimizer = {self.built_in}".splitlines():
                yield Line(line, "", "update")
            return
        yield from self._written_out(label)

    def _limit(self, plan: Plan) -> float | None:
        regularizer = getattr(plan.layer, "regularizer", None)
        return regularizer.limit if isinstance(regularizer, MaxNorm) else None

    def _written_out(self, label: str) -> Iterator[Line]:
        numbers = [setting.variable for setting in self.source.step.settings]
        head, *rest = torch_rule(
            self.source.step.function, [*numbers, *self.source.rule_arguments()]
        )
        summary = self.source.comments.docstring(type(self.rule).summary())
        yield from function_lines("update", "@torch.no_grad()", head, summary, *rest)
        yield Line("")
        yield Line("")
        yield self.source.comments.comment(words.OWN_RULE, "", "update", optimizer=label)
        difference = DIFFERENCES.get(self.rule.kind)
        if difference is not None:
            yield self.source.comments.comment(difference, "", "update")
        yield Line("parameters = [p for p in model.parameters() if p.requires_grad]")
        slots = self.rule.slots()
        if slots:
            yield Line(f"first = {slots!r}".replace("'", '"'), "", "update")
            kept = "{name: torch.full_like(p, number) for name, number in first.items()}"
            yield Line(f"slots = [{kept} for p in parameters]", "", "update")
        else:
            yield Line("slots = [{} for p in parameters]", "", "update")
        for tensor in self.source.step.tensors:
            if tensor.kind == "counter":
                first = self.rule.counters()[tensor.name]
                yield Line(f"{tensor.variable} = {first!r}", "", "update")

    def step(self) -> Iterator[Line]:
        """The lines of a step, after the gradients are there."""
        if self.built_in:
            if self.source.scheduled:
                yield Line("for group in optimizer.param_groups:", "", "update")
                yield Line(f'    group["lr"] = {self.source.rate}', "", "update")
            yield Line("optimizer.step()", "", "update")
        else:
            yield from self.source.rates()
            passed = "".join(f", {name}" for name in self.source.rule_arguments())
            yield Line("for W, kept in zip(parameters, slots):", "", "update")
            slots = ", *kept.values()" if self.rule.slots() else ""
            yield Line(f"    update(W, W.grad{slots}{passed})", "", "update")
        for plan in self.source.learners():
            variable = self.source.variables[plan.key]
            limit = self._limit(plan)
            if limit is not None:
                yield Line(f"hold(model.{variable}.weight, {limit!r})", plan.key, "update")
            units = self.source.frozen_units(plan)
            for name in self.source.arrays_of(plan) if units else ():
                kept = f"torch.from_numpy({self.source.weight_name(plan, name)}[{units}])"
                text = f"model.{variable}.{name}.data[{units}] = {kept}"
                yield Line(text, plan.key, "update")
