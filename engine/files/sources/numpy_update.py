"""The update of a step as statements: regularizers, rates, the optimizer's rule, constraints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from engine.files.sources.functions import schedule_source
from engine.files.sources.numpy_parts import Learner, Step
from engine.files.sources.statements import Folder, Statement
from engine.nn.layer import Parameter
from engine.nn.network import plan_bias
from engine.nn.program import Call
from engine.nn.schedules import Constant, Schedule
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.training.experiment import Experiment

NameSetting = Callable[[str, str], str]
"""(path of a knob, the name that it would like) -> its variable."""


class Update:
    """Notes what follows the gradient, once for all layers, then writes it for each of them.

    The rule acts on values that stand for one parameter, its gradient, its slots and, where units
    are frozen, the mask of those that are free.
    """

    def __init__(
        self,
        f: Tape,
        experiment: Experiment,
        learners: Sequence[Learner],
        setting: NameSetting,
        rule_apart: bool = False,
    ) -> None:
        self.rule_apart = rule_apart
        self.f = f
        self.experiment = experiment
        self.optimizer = experiment.optimizer
        self.learners = learners
        self.setting = setting
        self.scheduled = bool(learners) and not isinstance(experiment.schedule, Constant)
        self.counters = {name: f"{name}_so_far" for name in self.optimizer.counters()}
        self._texts: dict[int, tuple[Value, str]] = {}
        self._roles: list[tuple[Value, Value, tuple[Value, ...], Value | None]] = []
        self._before: list[list[Call]] = []
        self._rates: list[Call] = []
        self._rules: dict[bool, list[Call]] = {}  # by: are units frozen?
        self._after: list[list[Call]] = []
        if learners:
            self._note()

    # Noting

    def _note(self) -> None:
        f = self.f
        with f.serving(layer="", role="update"):
            self._before = [self._noted(self._note_pulls, one) for one in self.learners]
            with f.at("optimizer"):
                self._rates = self._noted(self._note_rates)
                for held in sorted({bool(one.free) for one in self.learners}):
                    self._rules[held] = self._noted(self._note_rule, held)
            self._after = [self._noted(self._note_constraint, one) for one in self.learners]

    def _noted(self, note: Callable[..., None], *arguments: Learner | bool) -> list[Call]:
        start = len(self.f.calls)
        note(*arguments)
        return self.f.calls[start:]

    def _external(self, text: str, shape: tuple[int, ...] = (2, 2)) -> Value:
        value = self.f.external("outside", np.zeros(shape))
        self._texts[id(value)] = value, text
        return value

    @staticmethod
    def _declared(learner: Learner) -> tuple[Parameter, str]:
        """The declaration of a parameter, and the columns of it that are no biases."""
        name = learner.tensor.name
        declared = next(p for p in learner.plan.declared if p.name == name)
        return declared, "[:, :-1]" if declared.bias is not None else ""

    def _note_pulls(self, learner: Learner) -> None:
        f, plan = self.f, learner.plan
        declared, columns = self._declared(learner)
        pulled = plan_bias(plan) or next(iter(plan.declared), None)
        regularizer = declared.regularizer
        if declared is pulled and regularizer is not None and regularizer.rates():
            rates = regularizer.rates()
            weights = self._external(f"{learner.variable}{columns}")
            gradient = self._external(f"{learner.gradient}{columns}")
            with f.serving(layer=plan.key), f.under((*plan.path, "regularizer")):
                for name in ("l2", "l1"):
                    if name in rates:
                        self.setting(".".join((*f.path, rates[name])), name)
                        pull = weights if name == "l2" else f.sign(weights)
                        f.assign(gradient, gradient + pull * f.knob(regularizer, rates[name]))
        if learner.free:
            with f.serving(layer=plan.key):
                held = self._external(learner.gradient)
                f.assign(held, held * self._external(learner.free))

    def _note_rates(self) -> None:
        f, optimizer = self.f, self.optimizer
        self._knob = f.knob(optimizer, "learning_rate")
        self._rate = self._external("rate", ()) if self.scheduled else self._knob
        counters = {name: self._external(text, ()) for name, text in self.counters.items()}
        self._made = optimizer.rates(f, self._rate, counters)

    def _note_rule(self, held: bool) -> None:
        f, optimizer = self.f, self.optimizer
        w, g = self._external("W"), self._external("dW")
        slots = {name: self._external(name) for name in optimizer.slots()}
        step = optimizer.update(f, w, g, slots, self._made)
        free = self._external("free", (2, 1)) if held else None
        if free is not None:
            step = step * free
        f.assign(w, w - f.suggest(step, "change"))
        self._roles.append((w, g, tuple(slots.values()), free))

    def _note_constraint(self, learner: Learner) -> None:
        f, plan = self.f, learner.plan
        declared, columns = self._declared(learner)
        if declared.regularizer is None:
            return
        rows, inputs = declared.shape
        weights = self._external(
            f"{learner.variable}{columns}", (rows, inputs - (declared.bias is not None))
        )
        with f.serving(layer=plan.key), f.under((*plan.path, "regularizer")):
            free = self._external(learner.free, (rows, 1)) if learner.free else None
            declared.regularizer.constrain(f, weights, free)

    # Writing

    def write(self, folder: Folder, kept: set[int], found: Step) -> None:
        """Put the statements into `found`. kept: ids of the calls that were not folded away."""
        if not self.learners:
            return
        folder.externals.update({key: text for key, (_, text) in self._texts.items()})
        for w, _, slots, _ in self._roles:
            folder.in_place.update(map(id, (w, *slots)))

        def region(calls: Sequence[Call]) -> list[Statement]:
            return folder.region([call for call in calls if id(call) in kept])

        if self.scheduled:
            folder.passed.add(id(self._rate))
            found.update.append(self._scheduled(folder, found))
        for calls in self._before:
            found.update += region(calls)
        found.update += region(self._rates)
        self._write_rule(folder, region, found)
        for calls in self._after:
            found.update += region(calls)

    def _scheduled(self, folder: Folder, found: Step) -> Statement:
        source = schedule_source(self.experiment.schedule, "schedule", self._schedule_setting)
        found.modules |= source.modules
        found.sources.update(source.functions)
        found.used.add("step")
        text = f"rate = {folder.expression(self._knob).text} * schedule(step - 1)"
        return Statement(text, "", "update", "scalar")

    def _schedule_setting(self, schedule: Schedule, name: str) -> str:
        path, one = ["schedule"], self.experiment.schedule
        while one is not schedule:
            path.append("then")
            one = one.then  # type: ignore[attr-defined]
        return self.setting(".".join((*path, name)), "_".join((*path[1:], name)))

    def _write_rule(
        self, folder: Folder, region: Callable[[Sequence[Call]], list[Statement]], found: Step
    ) -> None:
        """The rule: one line for each layer, or a function and for each layer a call of it."""
        slots = tuple(self.optimizer.slots())
        held = True in self._rules
        self._stand_for(folder, "W", "dW", slots, "free")
        lines = region(self._rules[held])
        passed = list(folder.borrowed)
        if len(lines) > 1 or self.rule_apart:
            arguments = ["W", "dW", *slots, *(["free"] if held else []), *passed]
            found.function = [f"def update({', '.join(arguments)}):"]
            found.function += [f"    {line.text}" for line in lines]
        for one in self.learners:
            own = [slot.variable for slot in one.slots]
            if found.function:
                values = [one.variable, one.gradient, *own, *([one.free or "1"] if held else [])]
                text = f"update({', '.join(values + passed)})"
            else:
                self._stand_for(folder, one.variable, one.gradient, own, one.free)
                text = region(self._rules[bool(one.free)])[0].text
            found.update.append(Statement(text, one.plan.key, "update", "update"))

    def _stand_for(
        self, folder: Folder, parameter: str, gradient: str, slots: Sequence[str], free: str
    ) -> None:
        for w, g, values, mask in self._roles:
            pairs = [(w, parameter), (g, gradient), *zip(values, slots, strict=True)]
            if mask is not None:
                pairs.append((mask, free))
            folder.externals.update({id(value): text for value, text in pairs})
