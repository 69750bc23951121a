"""The activation functions as a script writes them: the bits of engine/activation.py for one step."""

from collections.abc import Iterable

INLINE = {"linear": "{}", "tanh": "np.tanh({})", "exponential": "np.exp({})"}
"""Those that need no function of their own."""

NEEDS = {
    "silu": ("sigmoid",),
    "mish": ("softplus",),
    "log_sigmoid": ("softplus",),
    "hard_silu": ("hard_sigmoid",),
}

CODE = {
    "relu": """\
def relu(z):
    return np.maximum(z, 0)""",
    "sigmoid": """\
def sigmoid(z):
    e = np.exp(-np.abs(z))  # never of a large number, so that nothing overflows
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))""",
    "softmax": """\
def softmax(z):
    e = np.exp(z - np.max(z))  # the largest becomes 1, so that nothing overflows
    return e / np.sum(e)""",
    "log_softmax": """\
def log_softmax(z):
    shifted = z - np.max(z)
    return shifted - np.log(np.sum(np.exp(shifted), keepdims=True))""",
    "sparsemax": """\
def sparsemax(z):
    # Keras sums the cumulative sums where Martins & Astudillo (2016) take the last one; so does this.
    ordered = -np.sort(-z)
    count = np.arange(1, len(z) + 1, dtype=z.dtype)
    sums = np.cumsum(ordered)
    is_in = ordered - (sums - 1) / count > 0
    total = np.sum(np.where(is_in, sums, 0), keepdims=True)
    size = np.sum(is_in, keepdims=True, dtype=z.dtype)
    return np.maximum(z - (total - 1) / size, 0)""",
    "softplus": """\
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))""",
    "softsign": """\
def softsign(z):
    return z / (1 + np.abs(z))""",
    "silu": """\
def silu(z):
    return z * sigmoid(z)""",
    "gelu": """\
def gelu(z):
    # z times the normal distribution; TensorFlow rounds sqrt(1/2) to single precision.
    halves = (-z * z.dtype.type(0.7071067690849304)).tolist()
    return z * z.dtype.type(0.5) * np.array([math.erfc(half) for half in halves], dtype=z.dtype)""",
    "elu": """\
def elu(z):
    return np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)""",
    "selu": """\
def selu(z):
    bent = 1.6732632423543772 * (np.exp(np.minimum(z, 0)) - 1)  # Klambauer et al. (2017)
    return (1.0507009873554805 * np.where(z > 0, z, bent)).astype(z.dtype)""",
    "celu": """\
def celu(z):
    return np.maximum(z, 0) + np.expm1(np.minimum(z, 0))""",
    "leaky_relu": """\
def leaky_relu(z):
    return np.where(z > 0, z, z.dtype.type(0.20000000298023224) * z)  # 0.2 in single precision""",
    "relu6": """\
def relu6(z):
    return np.clip(z, 0, 6)""",
    "mish": """\
def mish(z):
    return z * np.tanh(softplus(z))""",
    "hard_sigmoid": """\
def hard_sigmoid(z):
    return np.clip(z / 6 + z.dtype.type(0.5), 0, 1)""",
    "hard_silu": """\
def hard_silu(z):
    return z * hard_sigmoid(z)""",
    "hard_tanh": """\
def hard_tanh(z):
    return np.clip(z, -1, 1)""",
    "hard_shrink": """\
def hard_shrink(z):
    return np.where(np.abs(z) > 0.5, z, 0).astype(z.dtype)""",
    "soft_shrink": """\
def soft_shrink(z):
    return np.sign(z) * np.maximum(np.abs(z) - z.dtype.type(0.5), 0)""",
    "tanh_shrink": """\
def tanh_shrink(z):
    return z - np.tanh(z)""",
    "log_sigmoid": """\
def log_sigmoid(z):
    return -softplus(-z)""",
    "squareplus": """\
def squareplus(z):
    return (z + np.sqrt(z * z + 4)) / 2""",
    "sparse_plus": """\
def sparse_plus(z):
    return np.where(z <= -1, 0, np.where(z >= 1, z, ((z + 1) ** 2) / 4)).astype(z.dtype)""",
    "sparse_sigmoid": """\
def sparse_sigmoid(z):
    return np.clip((z + 1) / 2, 0, 1)""",
}


def functions(names: Iterable[str]) -> list[str]:
    """The functions that these activations need, each once, what they call before them."""
    wanted: dict[str, None] = {}
    for name in names:
        wanted |= dict.fromkeys((*NEEDS.get(name, ()), name))
    return [CODE[name] for name in wanted if name in CODE]


def applied(name: str, z: str) -> str:
    """The expression that applies an activation to the variable z."""
    return INLINE[name].format(z) if name in INLINE else f"{name}({z})"
