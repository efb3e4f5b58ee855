"""Writes the model as an ONNX file. The few protobuf messages that it takes are written by hand (onnx.proto3)."""

import numpy as np

from model import REPEAT_DAMPING

FLOAT, INT8, INT64 = 1, 3, 7
TYPES = {np.dtype(np.float32): FLOAT, np.dtype(np.int8): INT8, np.dtype(np.int64): INT64}


def varint(value):
    """A protobuf varint (negative numbers as 64 bits)."""
    value &= (1 << 64) - 1
    out = bytearray()
    while True:
        value, low = value >> 7, value & 127
        out.append(low | (128 if value else 0))
        if not value:
            return bytes(out)


def field(number, value):
    """One protobuf field: an integer, or text, bytes or a message by its length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def tensor(name, array):
    """TensorProto of an array."""
    dims = b"".join(field(1, size) for size in array.shape)
    return dims + field(2, TYPES[array.dtype]) + field(8, name) + field(9, array.tobytes())


def node(operator, inputs, output, **attributes):
    """NodeProto with one output and integer attributes."""
    message = b"".join(field(1, name) for name in inputs) + field(2, output) + field(3, output) + field(4, operator)
    for name, value in attributes.items():
        message += field(5, field(1, name) + field(3, value) + field(20, 2))
    return message


def value_info(name, element, shape):
    """ValueInfoProto of a tensor whose dimensions are names or numbers."""
    dims = b"".join(field(1, field(1 if isinstance(size, int) else 2, size)) for size in shape)
    return field(1, name) + field(2, field(1, field(1, element) + field(2, dims)))


def quantised(table):
    """(int8 table, float32 scale of each row): row ≈ int8 × scale."""
    scale = np.maximum(np.abs(table).max(axis=1), 1e-9) / 127
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def model_bytes(table):
    """ModelProto: input_ids, attention_mask [batch, length] → sentence_embedding [batch, dimensions], length 1."""
    vectors, scale = quantised(table)
    tensors = {
        "vectors": vectors,
        "scale": scale,
        "first": np.array([1], np.int64),
        "last": np.array([2], np.int64),
        "damping": np.array([-REPEAT_DAMPING], np.float32),
        "least": np.array([1e-6], np.float32),
    }
    nodes = [
        node("Unsqueeze", ["input_ids", "first"], "as_row"),
        node("Unsqueeze", ["input_ids", "last"], "as_column"),
        node("Equal", ["as_row", "as_column"], "same"),
        node("Cast", ["same"], "same_number", to=FLOAT),
        node("ReduceSum", ["same_number", "last"], "count", keepdims=0),
        node("Pow", ["count", "damping"], "damped"),
        node("Gather", ["scale", "input_ids"], "piece_scale"),
        node("Cast", ["attention_mask"], "present", to=FLOAT),
        node("Mul", ["damped", "piece_scale"], "scaled"),
        node("Mul", ["scaled", "present"], "weight"),
        node("Unsqueeze", ["weight", "first"], "weight_row"),
        node("Gather", ["vectors", "input_ids"], "piece_bytes"),
        node("Cast", ["piece_bytes"], "piece_vectors", to=FLOAT),
        node("MatMul", ["weight_row", "piece_vectors"], "sum_row"),
        node("Squeeze", ["sum_row", "first"], "sum"),
        node("Mul", ["sum", "sum"], "square"),
        node("ReduceSum", ["square", "first"], "square_sum", keepdims=1),
        node("Sqrt", ["square_sum"], "length"),
        node("Max", ["length", "least"], "divisor"),
        node("Div", ["sum", "divisor"], "sentence_embedding"),
    ]
    graph = b"".join(field(1, message) for message in nodes) + field(2, "tangthu")
    graph += b"".join(field(5, tensor(name, array)) for name, array in tensors.items())
    for name in ("input_ids", "attention_mask"):
        graph += field(11, value_info(name, INT64, ["batch", "length"]))
    graph += field(12, value_info("sentence_embedding", FLOAT, ["batch", table.shape[1]]))
    return field(1, 8) + field(2, "tangthu") + field(7, graph) + field(8, field(1, "") + field(2, 17))
