"""Every experiment can be written for every framework, as a program that people can read."""

from __future__ import annotations

import ast
from collections.abc import Iterable

import numpy as np
import pytest

from engine.files.recipe import Recipe
from engine.files.sources.comments import PHRASES
from engine.files.sources.numpy_script import numpy_script
from engine.files.sources.source import SOURCES, source, write_source
from engine.files.sources.torch_rule import torch_rule
from engine.nn.activations import Tanh, activations
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.layer import layers
from engine.nn.losses import BinaryCrossentropy, losses
from engine.nn.optimizers import SGD, Adam, optimizers
from engine.nn.regularizers import regularizers
from engine.nn.schedules import schedules
from engine.registry import SettingError, knobs
from engine.training.experiment import edit
from engine.training.image_presets import PRESETS
from engine.training.journal import Entry, WeightEdit
from engine.training.trainer import Trainer
from tests.engine.files.sources.framework_cases import CASES
from tests.engine.files.sources.test_numpy_script import BASE, hidden, stack
from tests.engine.files.sources.test_numpy_script_pictures import CASES as PICTURES

FRAMEWORKS = ("torch", "keras")


@pytest.fixture(scope="module", params=FRAMEWORKS)
def scripts(request):
    """Every case as a source to be read."""
    kind = request.param
    return {name: source(kind, experiment, False) for name, experiment in CASES.items()}


def test_all_sources_are_python_of_readable_width(scripts):
    for name, script in scripts.items():
        compile(script.text, name, "exec")
        assert script.arrays == {}
        assert max(len(line.text) for line in script.lines) <= 110, name


def test_every_layer_has_lines_of_its_own(scripts):
    for name, script in scripts.items():
        layers = CASES[name].layers
        known = {layer.key for layer in layers if layer.kind not in ("flatten", "activation")}
        assert {line.layer for line in script.lines} >= known | {"output"}, name


def components(experiment):
    """All components that an experiment consists of."""
    yield experiment
    for name, described in knobs(experiment).items():
        if described.registry is not None:
            value = getattr(experiment, name)
            for one in value if described.many else (value,):
                yield from components(one)


def test_every_component_that_trains_is_among_what_is_written():
    found = {type(one) for case in CASES.values() for one in components(case)}
    known: tuple[Iterable[type], ...] = (
        *(layers, activations, losses, optimizers, schedules, regularizers),
    )
    for registry in known:
        assert set(registry) <= found, registry


@pytest.mark.parametrize("kind", SOURCES)
def test_published_networks_are_read_without_their_data(kind):
    for preset in PRESETS:
        script = source(kind, preset.experiment, standalone=False)
        compile(script.text, preset.id, "exec")
        assert len(script.text) < 20_000


@pytest.mark.parametrize("kind", FRAMEWORKS)
def test_the_first_weights_are_those_of_the_network(kind):
    wide = hidden(units=200)
    trainer = Trainer(wide)
    arrays = source(kind, trainer).arrays
    ours = trainer.network.weights("h1")
    found = arrays["h1_weight"] if kind == "torch" else arrays["h1_kernel"].T
    assert np.array_equal(found, ours)


def test_kernels_lie_as_the_framework_has_them():
    experiment = edit(PICTURES["a convolution"], "layers.c1.filters", 30)
    ours = Trainer(experiment).network.weights("c1").reshape(30, 3, 3, 1)
    torch, keras = source("torch", experiment).arrays, source("keras", experiment).arrays
    assert np.array_equal(torch["c1_weight"], ours.transpose(0, 3, 1, 2))
    assert np.array_equal(keras["c1_kernel"], ours.transpose(1, 2, 3, 0))


@pytest.mark.parametrize("kind", FRAMEWORKS)
def test_a_run_that_goes_on_is_written_from_its_beginning(kind):
    trainer = Trainer(BASE)
    trainer.train(steps=5)
    assert source(kind, trainer).text == source(kind, BASE).text


@pytest.mark.parametrize("kind", SOURCES)
def test_weights_that_were_edited_before_the_first_step_are_kept(kind):
    trainer = Trainer(BASE)
    trainer.apply(WeightEdit("h1", 0, 0, 0.123456789))
    assert "0.123456789" in source(kind, trainer).text


def test_a_recipe_is_lived_again():
    change = WeightEdit("h1", 0, 0, 0.123456789)
    recipe = Recipe(BASE, (Entry(0, change, 0.0),), 3)
    trainer = Trainer(BASE)
    trainer.apply(change)
    trainer.train(steps=3)
    assert source("numpy", recipe).text == numpy_script(trainer, standalone=True).text


def test_another_kind_is_refused():
    with pytest.raises(SettingError, match="numpy, torch, keras, got julia"):
        source("julia", BASE)


@pytest.mark.parametrize("kind", FRAMEWORKS)
def test_a_component_that_a_framework_lacks_is_refused(kind):
    @activations.register("own_for_test", label="own")
    class Own(Tanh):
        """tanh again."""

    try:
        with pytest.raises(SettingError, match="got own: save it as NumPy"):
            source(kind, hidden(activation=Own()))
    finally:
        activations.unregister("own_for_test")


@pytest.mark.parametrize("kind", FRAMEWORKS)
def test_comments_can_be_translated(kind):
    asked = set()

    def translate(text):
        asked.add(text)
        return f"»{text}" if text in PHRASES else text

    experiment = stack(Dense(key="h1"), Dropout(key="d1"))
    text = source(kind, experiment, False, translate).text
    assert "# »Settings\n" in text
    assert "# »Training\n" in text
    shown = (SGD, BinaryCrossentropy)
    assert asked <= {*PHRASES, *(kind.label for kind in shown), *(kind.summary() for kind in shown)}


@pytest.mark.parametrize("kind", SOURCES)
def test_a_key_cannot_leave_its_string_or_its_name(kind):
    key = 'x"\n        boom()  # \\\0'
    experiment = stack(Dense(key=key), Dropout(key=key + "2"))
    tree = ast.parse(source(kind, experiment).text)
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "boom" not in called
    assert key + "2" in {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}


def test_a_rule_is_said_with_tensors():
    lines = ["def update(W, v, limit):", "    W -= np.sqrt(np.maximum(v, 0)) * np.maximum(v, W)**2"]
    assert torch_rule(lines, ()) == [
        "def update(W, v, limit):",
        "    W -= torch.sqrt(torch.clamp(v, min=0)) * torch.maximum(v, W)**2",
    ]
    assert "torch.clamp(v, max=limit)" in torch_rule(["np.minimum(v, limit)"], ["limit"])[0]


def test_pytorchs_own_optimizer_is_used_where_it_does_the_same():
    assert "torch.optim.SGD(" in source("torch", BASE, False).text
    adam = source("torch", edit(BASE, "optimizer", Adam()), False).text
    assert "torch.optim.Adam(" not in adam
    assert "W -= m * corrected_rate / (torch.sqrt(v) + epsilon)" in adam


@pytest.mark.parametrize("kind", SOURCES)
def test_large_arrays_lie_beside_the_source(kind, tmp_path):
    written = write_source(kind, hidden(units=300), tmp_path / "net.py", epochs=1)
    assert [path.name for path in written] == ["net.py", "net.npz"]
    assert 'with_name("net.npz")' in written[0].read_text("utf-8")
