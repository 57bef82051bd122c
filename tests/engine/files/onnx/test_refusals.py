"""Models of ONNX that have no place here, are damaged or mean harm are refused, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from engine.files.models.model import Model
from engine.files.models.weights import Weights
from engine.files.onnx.model import onnx_bytes
from engine.files.onnx.reader import open_onnx
from engine.nn.layer import Shape
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.image_presets import QUICK_CNN
from engine.training.trainer import Trainer
from tests.engine.files.models.generated_models import model_of
from tests.engine.files.onnx.written_onnx import Written


@pytest.fixture
def opened(tmp_path):
    def open_bytes(
        data: bytes, shape: Shape = (28, 28, 1), class_count: int | None = None
    ) -> Weights:
        file = tmp_path / "model.onnx"
        file.write_bytes(data)
        return open_onnx(file, shape, class_count)

    return open_bytes


def dense(*kinds: str, **attributes: Any) -> Written:
    """A dense network with other operators behind it."""
    net = Written(("n", 784))
    net.then("Gemm", net.noise("w", 784, 4))
    for kind in kinds:
        net.then(kind, **attributes)
    return net


def conv(name: str = "w", shape: tuple[int, ...] = (2, 1, 3, 3), **attributes: Any) -> Written:
    net = Written(("n", 1, 28, 28))
    net.then("Conv", net.noise(name, *shape), **attributes)
    return net


def residual() -> Written:
    net = dense("Relu")
    net.then("Add", "gemm_0")
    return net


def grouped() -> Written:
    net = Written(("n", 4, 8, 8))
    net.then("Conv", net.noise("w", 4, 1, 3, 3), group=4)
    return net


def pooled(**attributes: Any) -> Written:
    net = Written(("n", 1, 28, 28))
    net.then("MaxPool", **attributes)
    return net


@pytest.mark.parametrize(
    ("net", "shape", "match"),
    [
        (dense("Exp"), (28, 28, 1), r"Exp \(node_exp_1\) has no layer here.*Relu.*Softmax"),
        (dense("HardSigmoid"), (28, 28, 1), r"HardSigmoid .* alpha 1/6"),
        (dense("Selu", alpha=2.0), (28, 28, 1), r"Selu .* alpha 1\.67326"),
        (dense("Softmax", "Relu"), (28, 28, 1), "got activation"),
        (dense("Relu", "Softmax"), (28, 28, 1), r"Softmax .* the last dense layer before it"),
        (dense("Transpose"), (28, 28, 1), "batch as the first axis"),
        (residual(), (28, 28, 1), r"Add .* joins two branches"),
        (grouped(), (8, 8, 4), r"Conv .* one group here, got 4"),
        (conv(shape=(2, 1, 3, 5)), (28, 28, 1), "square windows here, got 3 × 5"),
        (conv(strides=[1, 2]), (28, 28, 1), r"two equal strides here, got \(1, 2\)"),
        (conv(pads=[0, 1, 2, 3]), (28, 28, 1), "same padding on all sides"),
        (conv(), (28, 28, 1), "dense layer at its end"),
        (conv(shape=(2, 3, 3, 3)), (28, 28, 1), "3 channels here, got 1"),
        (conv(shape=(2, 1, 40, 40), pads=[9] * 4), (28, 28, 1), "Kernel size expects"),
        (pooled(kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4), (28, 28, 1), "no padding"),
        (pooled(kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1), (28, 28, 1), "ceil_mode 1"),
        (conv(), (28, 28, 3), r"inputs of 1 × 28 × 28, got 28 × 28 × 3"),
        (dense(), (20, 20, 1), "inputs of 784, got 20 × 20 × 1"),
        (dense(), (2,), "inputs of 784, got 2"),
    ],
)
def test_what_has_no_layer_here_is_refused_by_name(opened, net, shape, match):
    with pytest.raises(SettingError, match=match):
        opened(net.bytes(), shape)


def test_numbers_in_another_file_are_refused_and_it_is_not_opened(opened, tmp_path):
    net = dense()
    whole = net.model()
    (tensor,) = whole.graph.initializer
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", "../../etc/passwd"
    with pytest.raises(SettingError, match="w expects its numbers in the file"):
        opened(whole.SerializeToString())


def test_numbers_that_are_none_are_refused(opened):
    net = Written(("n", 784))
    net.then("Gemm", net.number("w", np.full((784, 3), np.nan)))
    with pytest.raises(SettingError, match=r"output\.weights expects finite numbers"):
        opened(net.bytes())


def test_a_tensor_that_claims_more_than_it_holds_is_refused(opened):
    whole = dense().model()
    whole.graph.initializer[0].dims[:] = [1 << 30, 1 << 30]
    with pytest.raises(SettingError, match=r"w expects .* numbers as its shape says"):
        opened(whole.SerializeToString())


def test_quantised_numbers_are_refused(opened):
    net = Written(("n", 784))
    net.number("w", np.zeros((784, 3), np.int8))
    net.then("MatMul", "w")
    whole = helper.make_model(
        helper.make_graph(
            net.nodes,
            "main",
            [helper.make_tensor_value_info("input", TensorProto.FLOAT, ("n", 784))],
            [helper.make_tensor_value_info(net.flow, TensorProto.FLOAT, None)],
            net.tensors,
        )
    )
    with pytest.raises(SettingError, match="got the type INT8"):
        opened(whole.SerializeToString())


def test_constants_that_would_grow_without_end_are_refused(opened):
    net = Written(("n", 784))
    wide = net.beside(
        "Mul", net.number("a", np.ones((1 << 14, 1))), net.number("b", np.ones((1, 1 << 14)))
    )
    net.then("MatMul", wide)
    with pytest.raises(SettingError, match=r"Mul .* expects other numbers"):
        opened(net.bytes())


def test_operators_of_other_makers_are_refused_by_name(opened):
    whole = dense("Relu").model()
    whole.graph.node[1].domain = "com.microsoft"
    with pytest.raises(SettingError, match=r"none of ONNX itself, but of com\.microsoft"):
        opened(whole.SerializeToString())


def test_conditions_and_loops_are_refused(opened):
    whole = dense("Relu").model()
    body = helper.make_graph([], "body", [], [])
    whole.graph.node[1].attribute.append(helper.make_attribute("then_branch", body))
    with pytest.raises(SettingError, match="holds a program of its own"):
        opened(whole.SerializeToString())


def test_thousands_of_nodes_are_refused(opened):
    with pytest.raises(SettingError, match="at most 2000 nodes, got 3,001"):
        opened(dense(*["Relu"] * 3000).bytes())


@pytest.mark.parametrize(
    "data", [b"", b"\x08", b"\xff" * 100, b"hello, this is no model", bytes(64)]
)
def test_what_is_no_model_is_refused(opened, data):
    with pytest.raises(SettingError, match="whole model of ONNX"):
        opened(data)


def undescribed() -> bytes:
    """A network for digits, as if another program had written it."""
    whole = onnx.load_model_from_string(onnx_bytes(model_of(QUICK_CNN.experiment, (28, 28, 1), 10)))
    del whole.metadata_props[:]
    data: bytes = whole.SerializeToString()
    return data


def test_a_truncated_or_changed_file_is_refused_or_read_but_never_breaks(tmp_path):
    data = undescribed()
    file = Path(tmp_path / "model.onnx")
    rng = np.random.default_rng(8)
    for _ in range(150):
        broken = bytearray(data[-6000:] if rng.random() < 0.5 else data)
        for place in rng.integers(0, len(broken), 3):
            broken[place] = rng.integers(0, 256)
        file.write_bytes(bytes(broken[: rng.integers(1, len(broken))]))
        with pytest.raises(SettingError):
            open_onnx(file, (28, 28, 1)).network()


def test_names_that_are_no_text_are_refused(tmp_path):
    data = onnx_bytes(Model.of(Trainer(Experiment())))
    place = data.index(b"version")  # in the description of the experiment
    file = tmp_path / "model.onnx"
    file.write_bytes(data[:place] + b"\xff" + data[place + 1 :])
    with pytest.raises(SettingError, match="expects a whole model of ONNX"):
        open_onnx(file, (2,))
