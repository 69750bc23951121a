"""One layer stepped as each program's documentation writes it, on that program's own arrays.

Written from the published equations and sharing nothing with the engine: x is (steps, features), what comes
back is h, (steps, units), from a state of zeros.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

Array = Any
Arrays = Mapping[str, Array]


def sigmoid(a: Array) -> Array:
    return 1 / (1 + np.exp(-a))


def keras(kind: str, arrays: Arrays, x: Array, reset_after: bool = True) -> Array:
    """Keras' layers SimpleRNN, GRU and LSTM, as the sources of their cells' `call` have it."""
    W, U, b = arrays["kernel"], arrays["recurrent_kernel"], arrays["bias"]
    u = U.shape[0]
    h, c, found = np.zeros(u), np.zeros(u), []
    for x_t in x:
        if kind == "SimpleRNN":
            h = np.tanh(x_t @ W + b + h @ U)
        elif kind == "LSTM":
            i, f, g, o = np.split(x_t @ W + h @ U + b, 4)
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
        elif reset_after:
            xz, xr, xn = np.split(x_t @ W + b[0], 3)
            hz, hr, hn = np.split(h @ U + b[1], 3)
            z, r = sigmoid(xz + hz), sigmoid(xr + hr)
            h = z * h + (1 - z) * np.tanh(xn + r * hn)
        else:
            xz, xr, xn = np.split(x_t @ W + b, 3)
            z, r = sigmoid(xz + h @ U[:, :u]), sigmoid(xr + h @ U[:, u : 2 * u])
            h = z * h + (1 - z) * np.tanh(xn + (r * h) @ U[:, 2 * u :])
        found.append(h)
    return np.array(found)


def pytorch(kind: str, arrays: Arrays, x: Array) -> Array:
    """torch.nn.RNN, GRU and LSTM: the equations of their documentation."""
    W, U, b, c_bias = (arrays[name] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    h, c, found = np.zeros(U.shape[1]), np.zeros(U.shape[1]), []
    for x_t in x:
        one, two = W @ x_t + b, U @ h + c_bias
        if kind == "SimpleRNN":
            h = np.tanh(one + two)
        elif kind == "LSTM":
            i, f, g, o = np.split(one + two, 4)
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
        else:
            (xr, xz, xn), (hr, hz, hn) = np.split(one, 3), np.split(two, 3)
            r, z = sigmoid(xr + hr), sigmoid(xz + hz)
            h = (1 - z) * np.tanh(xn + r * hn) + z * h
        found.append(h)
    return np.array(found)


def cs231n(kind: str, arrays: Arrays, x: Array) -> Array:
    """rnn_step_forward and lstm_step_forward of the course's assignment 3: gates i f o g."""
    Wx, Wh, b = arrays["Wx"], arrays["Wh"], arrays["b"]
    H = Wh.shape[0]
    h, c, found = np.zeros(H), np.zeros(H), []
    for x_t in x:
        a = x_t @ Wx + h @ Wh + b
        if kind == "SimpleRNN":
            h = np.tanh(a)
        else:
            i, f, o = (sigmoid(a[k * H : (k + 1) * H]) for k in range(3))
            c = f * c + i * np.tanh(a[3 * H :])
            h = o * np.tanh(c)
        found.append(h)
    return np.array(found)


def tensorflow1(kind: str, arrays: Arrays, x: Array) -> Array:
    """BasicRNNCell, GRUCell and BasicLSTMCell (forget_bias=1.0): one kernel for [x, h]."""
    kernel = arrays["candidate/kernel" if kind == "GRU" else "kernel"]
    u = kernel.shape[1] // (4 if kind == "LSTM" else 1)
    h, c, found = np.zeros(u), np.zeros(u), []
    for x_t in x:
        both = np.concatenate([x_t, h])
        if kind == "SimpleRNN":
            h = np.tanh(both @ kernel + arrays["bias"])
        elif kind == "LSTM":
            i, j, f, o = np.split(both @ kernel + arrays["bias"], 4)
            c = sigmoid(f + 1.0) * c + sigmoid(i) * np.tanh(j)
            h = sigmoid(o) * np.tanh(c)
        else:
            r, z = np.split(sigmoid(both @ arrays["gates/kernel"] + arrays["gates/bias"]), 2)
            n = np.tanh(np.concatenate([x_t, r * h]) @ kernel + arrays["candidate/bias"])
            h = z * h + (1 - z) * n
        found.append(h)
    return np.array(found)


def textbook(kind: str, arrays: Arrays, x: Array) -> Array:
    """Column vectors; the GRU as Chung et al. 2014, eq. 5 to 8; with c, reset behind the product."""
    W, U, b = arrays["W"], arrays["U"], arrays["b"]
    u = U.shape[1]
    h, c, found = np.zeros(u), np.zeros(u), []
    for x_t in x:
        if kind == "SimpleRNN":
            h = np.tanh(W @ x_t + U @ h + b)
        elif kind == "LSTM":
            i, f, g, o = np.split(W @ x_t + U @ h + b, 4)
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
        else:
            second = arrays.get("c", np.zeros(3 * u))
            (xz, xr, xn), (hz, hr, hn) = np.split(W @ x_t + b, 3), np.split(U @ h + second, 3)
            z, r = sigmoid(xz + hz), sigmoid(xr + hr)
            inner = r * hn if "c" in arrays else U[2 * u :] @ (r * h)
            h = (1 - z) * h + z * np.tanh(xn + inner)
        found.append(h)
    return np.array(found)


def onnx(kind: str, arrays: Arrays, x: Array, reset_after: bool = True) -> Array:
    """ONNX' own reference evaluator on a graph of one node."""
    from onnx import TensorProto, helper
    from onnx.reference import ReferenceEvaluator

    op = "RNN" if kind == "SimpleRNN" else kind
    settings = {"hidden_size": arrays["R"].shape[2]} | (
        {"linear_before_reset": int(reset_after)} if op == "GRU" else {}
    )
    names = ["X", "W", "R", "B"]
    node = helper.make_node(op, names, ["Y"], **settings)
    values = [helper.make_tensor_value_info(name, TensorProto.DOUBLE, None) for name in names]
    out = helper.make_tensor_value_info("Y", TensorProto.DOUBLE, None)
    model = helper.make_model(
        helper.make_graph([node], "one", values, [out]), opset_imports=[helper.make_opsetid("", 17)]
    )
    given = {"X": x[:, None, :], **arrays}
    return ReferenceEvaluator(model).run(None, given)[0][:, 0, 0]
