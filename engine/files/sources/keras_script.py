"""An experiment as a Keras source: a functional model, a loop, and the losses that the engine has.

For Keras 3 on any of its backends. Many of its operations round to single precision even where the
model is in double (result_type in keras/src/backend/common/dtypes.py): measured, losses differ from
the engine's by 1e-8 to 1e-6, after batch normalisation by up to 5e-6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.files.sources import comments as words
from engine.files.sources.comments import Translate
from engine.files.sources.framework import beginning
from engine.files.sources.keras_layers import KerasLayers
from engine.files.sources.keras_update import optimizer_lines
from engine.files.sources.script import Line, Script, function_lines, quoted
from engine.nn.losses import Loss
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

LOSSES: dict[str, Callable[[Loss], tuple[str, ...]]] = {
    "squared_error": lambda loss: ("ops.square(y - t)",),
    "half_squared_error": lambda loss: ("0.5 * ops.square(y - t)",),
    "absolute_error": lambda loss: ("ops.abs(y - t)",),
    "huber": lambda loss: (
        f"ops.clip(y - t, -{loss.delta!r}, {loss.delta!r})",  # type: ignore[attr-defined]
        "clipped * (y - t - 0.5 * clipped)",
    ),
    "hinge": lambda loss: ("ops.relu(1 - t * y)",),
    "binary_crossentropy": lambda loss: ("ops.binary_crossentropy(t, y, from_logits=True)",),
    "categorical_crossentropy": lambda loss: ("-t * ops.log_softmax(y)",),
}
"""What a loss adds over the units; of two expressions the first is called `clipped`."""


def keras_script(
    run: Trainer | Experiment,
    standalone: bool = False,
    translate: Translate = lambda text: text,
    epochs: int = 100,
    arrays_file: str = "experiment.npz",
) -> Script:
    """The Keras source of an experiment, or of a run from its beginning.

    Arguments as of `numpy_script`. Raises SettingError where the experiment has a component that
    Keras and this file do not know.
    """
    return _Keras(*beginning(run, standalone), translate).script(epochs, arrays_file)


class _Keras(KerasLayers):
    def imports(self) -> Iterator[Line]:
        double = self.experiment.dtype == "float64"
        if double:
            yield Line("import os")
        yield from self.standard_imports()
        if double:
            yield Line("")
            yield Line('os.environ["JAX_ENABLE_X64"] = "1"', knob="dtype")
            yield Line("")
        yield Line("import keras")
        yield Line("from keras import layers, ops")
        yield Line("")
        yield Line(f"keras.config.set_floatx({quoted(self.experiment.dtype)})", knob="dtype")

    # Loss

    def loss(self) -> Iterator[Line]:
        loss = self.experiment.loss
        if loss.kind not in LOSSES:
            raise self.unknown(loss)
        *before, term = LOSSES[loss.kind](loss)
        axis = ", axis=-1" if loss.reduction == "mean" else ""
        yield from function_lines(
            "loss",
            "def loss_of(t, y):",
            self.comments.docstring(type(loss).summary()),
            *(f"    clipped = {text}" for text in before),
            f"    return ops.sum({term}{axis})",
        )

    # Update

    def update(self) -> Iterator[Line]:
        yield from optimizer_lines(self)
        shown = ", metrics=[loss_of]" if self._is_pulled else ""
        yield Line(f"model.compile(optimizer, loss_of{shown})", "", "update")

    @property
    def _is_pulled(self) -> bool:
        """Whether a regularizer adds to what Keras calls the loss."""
        layers = (plan.layer for plan in self.learners())
        found = (getattr(layer, "regularizer", None) for layer in layers)
        return any(one is not None and bool(one.rates()) for one in found)

    def make_step(self) -> Iterator[Line]:
        taken = "x"
        if self.masks:
            yield Line("n = len(x)")
            yield Line("masks = [", "", "forward")
            for plan in self.network.plans:
                if plan.key in self.masks:
                    _, random = self.masks[plan.key]
                    shape = ", ".join(map(str, self.sample_shape(plan)))
                    probability = plan.layer.drop_probability  # type: ignore[attr-defined]
                    text = f"    mask({random}, {probability!r}, n, {shape}),"
                    yield Line(text, plan.key, "forward")
            yield Line("]", "", "forward")
            taken = "[x, *masks]"
        if self.scheduled:
            yield Line(f"optimizer.learning_rate = {self.rate}", "", "update")
        yield Line("model.reset_metrics()", "", "loss")
        text = f"logs = model.train_on_batch({taken}, t, return_dict=True)"
        yield Line(text, "", "update")
        name = "loss_of" if self._is_pulled else "loss"
        yield Line(f'losses.append(float(logs["{name}"]))', "", "loss")

    def streams(self) -> Iterator[Line]:
        for key, (_, random) in self.masks.items():
            yield Line(f'{random} = stream("layer", {quoted(key)})', key, "forward")

    def prediction(self) -> Iterator[Line]:
        taken = "x"
        head = ["def predict(x):", self.said(words.PREDICT)]
        if self.masks:
            head.append("    shapes = [(len(x), *mask.shape[1:]) for mask in model.inputs[1:]]")
            head.append("    masks = [np.ones(shape, dtype) for shape in shapes]")
            taken = "[x, *masks]"
        result = f"model.predict_on_batch({taken})"
        kind = self.experiment.output.activation.kind
        if self.has_logits:
            result = f"ops.convert_to_numpy(ops.{kind}({result}))"
        yield from function_lines("forward", *head, f"    return {result}")
