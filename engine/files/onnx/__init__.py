"""Networks as ONNX: written as a graph of operators, and read from one."""
