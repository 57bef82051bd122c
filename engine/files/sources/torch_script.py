"""An experiment as a PyTorch source: a model, a loop, and the losses that the engine has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.files.sources import comments as words
from engine.files.sources.comments import Translate
from engine.files.sources.framework import beginning
from engine.files.sources.script import Line, Script, function_lines
from engine.files.sources.torch_layers import ACTIVATIONS, TorchLayers
from engine.files.sources.torch_update import TorchUpdate
from engine.nn.losses import Loss
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

LOSSES: dict[str, Callable[[Loss], str]] = {
    "squared_error": lambda loss: "(y - t).square().sum()",
    "half_squared_error": lambda loss: "0.5 * (y - t).square().sum()",
    "absolute_error": lambda loss: "(y - t).abs().sum()",
    "huber": lambda loss: f'F.huber_loss(y, t, reduction="sum", delta={loss.delta!r})',  # type: ignore[attr-defined]
    "hinge": lambda loss: "F.relu(1 - t * y).sum()",
    "binary_crossentropy": lambda loss: 'F.binary_cross_entropy_with_logits(y, t, reduction="sum")',
    "categorical_crossentropy": lambda loss: 'F.cross_entropy(y, t, reduction="sum")',
}


def torch_script(
    run: Trainer | Experiment,
    standalone: bool = False,
    translate: Translate = lambda text: text,
    epochs: int = 100,
    arrays_file: str = "experiment.npz",
) -> Script:
    """The PyTorch source of an experiment, or of a run from its beginning.

    Arguments as of `numpy_script`. Raises SettingError where the experiment has a component that
    PyTorch and this file do not know.
    """
    return _Torch(*beginning(run, standalone), translate).script(epochs, arrays_file)


class _Torch(TorchLayers):
    def __init__(
        self, experiment: Experiment, trainer: Trainer | None, translate: Translate
    ) -> None:
        super().__init__(experiment, trainer, translate)
        self.optimizer = TorchUpdate(self)

    def imports(self) -> Iterator[Line]:
        yield from self.standard_imports()
        yield Line("import torch")
        yield Line("import torch.nn.functional as F")
        yield Line("from torch import nn")

    # Loss

    def loss(self) -> Iterator[Line]:
        loss = self.experiment.loss
        if loss.kind not in LOSSES:
            raise self.unknown(loss)
        mean = " / len(y)" if loss.reduction == "mean" else ""
        summary = self.comments.docstring(type(loss).summary())
        yield from function_lines(
            "loss", "def loss_of(y, t):", summary, f"    return {LOSSES[loss.kind](loss)}{mean}"
        )
        terms = list(self._penalties())
        if terms:
            head = ("def penalty():", self.said(words.PENALTY))
            rows = ["    return (", f"        {terms[0]}"]
            rows += [*(f"        + {term}" for term in terms[1:]), "    )"]
            rows = [f"    return {terms[0]}"] if len(terms) == 1 else rows
            yield from function_lines("update", *head, *rows)

    def _penalties(self) -> Iterator[str]:
        for plan in self.learners():
            regularizer = getattr(plan.layer, "regularizer", None)
            if regularizer is None:
                continue
            weight = f"model.{self.variables[plan.key]}.weight"
            for name, field in regularizer.rates().items():
                rate = getattr(regularizer, field)
                if name == "l1":
                    yield f"{rate!r} * {weight}.abs().sum()"
                else:
                    yield f"0.5 * {rate!r} * {weight}.square().sum()"

    # Update

    def update(self) -> Iterator[Line]:
        return self.optimizer.preparation()

    def make_step(self) -> Iterator[Line]:
        yield Line("x, t = torch.from_numpy(x), torch.from_numpy(t)")
        yield Line("loss = loss_of(model(x), t)", "", "loss")
        yield Line("losses.append(loss.item())", "", "loss")
        if not self.learns:
            return
        yield Line("model.zero_grad()", "", "backward")
        penalty = any(True for _ in self._penalties())
        yield Line(
            "(loss + penalty()).backward()" if penalty else "loss.backward()", "", "backward"
        )
        yield from self.optimizer.step()

    def prediction(self) -> Iterator[Line]:
        result = "model(torch.from_numpy(x))"
        activation = self.experiment.output.activation
        if self.experiment.loss.logits_of:
            result = ACTIVATIONS[activation.kind](activation, result)
        yield from function_lines(
            "forward",
            "@torch.no_grad()",
            "def predict(x):",
            self.said(words.PREDICT),
            "    model.eval()",
            f"    y = {result}",
            "    model.train()",
            "    return y.numpy()",
        )
