"""Models as ONNX: a graph of operators that other programs run.

Source: the ONNX specification, https://onnx.ai/onnx/operators. Opset 17 of 2022, which runtimes
have had for long. Numbers are float32, in which runtimes compute; a network in float64 is rounded.
"""

from __future__ import annotations

from engine.files.models.model import Model
from engine.files.models.model_arrays import texts_of
from engine.files.onnx.features import write_features, write_preprocessing
from engine.files.onnx.graph import Graph
from engine.files.onnx.layers import write_layer

OPSET, IR_VERSION = 17, 8
PREFIX = "glassnet."
"""Of the entries of the metadata: glassnet.description and glassnet.recipe."""
POINTS, PICTURES, OUTPUT = "points", "pictures", "output"


def onnx_bytes(model: Model) -> bytes:
    """An ONNX file, checked.

    Its input is "points" (batch, 2) or "pictures" (batch, height, width, channels) with pixels
    from 0 to 255; the first nodes are features and preprocessing. Its output "output" is (batch,
    outputs): probabilities where the network ends so. Numbers keep the names of `Model.arrays`,
    but a kernel is (filters, channels, height, width) here.
    Raises SettingError for what has no form in ONNX.
    """
    import onnx
    from onnx import TensorProto, helper

    network = model.network
    shape = network.input_shape
    name = PICTURES if model.of_pictures else POINTS
    graph = Graph(name, shape)
    if not model.of_pictures:
        write_features(graph, model.features)
    write_preprocessing(graph, model.fitted)
    arrays = model.arrays()
    for plan in network.plans:
        own = {n.rpartition(".")[2]: a for n, a in arrays.items() if n.startswith(f"{plan.key}.")}
        write_layer(graph, plan, own)
    graph.layer = OUTPUT
    graph.nodes.append(helper.make_node("Identity", [graph.flow], [OUTPUT], "answer"))
    ins: tuple[str | int, ...] = ("batch", *(shape if model.of_pictures else (2,)))
    asked = "pixels from 0 to 255" if model.of_pictures else "the coordinates x1, x2 of each point"
    made = helper.make_graph(
        graph.nodes,
        "glassnet",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ins, asked)],
        [
            helper.make_tensor_value_info(
                OUTPUT, TensorProto.FLOAT, ("batch", network.output_units), _output_doc(model)
            )
        ],
        list(graph.initializers.values()),
        f"A network of Glassnet after {model.step} steps",
    )
    whole = helper.make_model(
        made,
        producer_name="Glassnet",
        ir_version=IR_VERSION,
        opset_imports=[helper.make_opsetid("", OPSET)],
    )
    helper.set_model_props(whole, {PREFIX + n: text for n, text in texts_of(model).items()})
    onnx.checker.check_model(whole, full_check=True)
    written: bytes = whole.SerializeToString(deterministic=True)
    return written


def _output_doc(model: Model) -> str:
    if not model.class_names:
        return "the value"
    return "; ".join(f"{number}: {name}" for number, name in enumerate(model.class_names))
