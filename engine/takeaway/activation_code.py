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
def relu(a):
    return np.maximum(a, 0)""",
    "sigmoid": """\
def sigmoid(a):
    e = np.exp(-np.abs(a))  # never of a large number, so that nothing overflows
    return np.where(a >= 0, 1 / (1 + e), e / (1 + e))""",
    "softmax": """\
def softmax(a):
    e = np.exp(a - np.max(a))  # the largest becomes 1, so that nothing overflows
    return e / np.sum(e)""",
    "log_softmax": """\
def log_softmax(a):
    shifted = a - np.max(a)
    return shifted - np.log(np.sum(np.exp(shifted), keepdims=True))""",
    "sparsemax": """\
def sparsemax(a):
    # Keras sums the cumulative sums where Martins & Astudillo (2016) take the last one; so does this.
    ordered = -np.sort(-a)
    count = np.arange(1, len(a) + 1, dtype=a.dtype)
    sums = np.cumsum(ordered)
    is_in = ordered - (sums - 1) / count > 0
    total = np.sum(np.where(is_in, sums, 0), keepdims=True)
    size = np.sum(is_in, keepdims=True, dtype=a.dtype)
    return np.maximum(a - (total - 1) / size, 0)""",
    "softplus": """\
def softplus(a):
    return np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))""",
    "softsign": """\
def softsign(a):
    return a / (1 + np.abs(a))""",
    "silu": """\
def silu(a):
    return a * sigmoid(a)""",
    "gelu": """\
def gelu(a):
    # a times the normal distribution; TensorFlow rounds sqrt(1/2) to single precision.
    halves = (-a * a.dtype.type(0.7071067690849304)).tolist()
    return a * a.dtype.type(0.5) * np.array([math.erfc(half) for half in halves], dtype=a.dtype)""",
    "elu": """\
def elu(a):
    return np.where(a > 0, a, np.exp(np.minimum(a, 0)) - 1)""",
    "selu": """\
def selu(a):
    bent = 1.6732632423543772 * (np.exp(np.minimum(a, 0)) - 1)  # Klambauer et al. (2017)
    return (1.0507009873554805 * np.where(a > 0, a, bent)).astype(a.dtype)""",
    "celu": """\
def celu(a):
    return np.maximum(a, 0) + np.expm1(np.minimum(a, 0))""",
    "leaky_relu": """\
def leaky_relu(a):
    return np.where(a > 0, a, a.dtype.type(0.20000000298023224) * a)  # 0.2 in single precision""",
    "relu6": """\
def relu6(a):
    return np.clip(a, 0, 6)""",
    "mish": """\
def mish(a):
    return a * np.tanh(softplus(a))""",
    "hard_sigmoid": """\
def hard_sigmoid(a):
    return np.clip(a / 6 + a.dtype.type(0.5), 0, 1)""",
    "hard_silu": """\
def hard_silu(a):
    return a * hard_sigmoid(a)""",
    "hard_tanh": """\
def hard_tanh(a):
    return np.clip(a, -1, 1)""",
    "hard_shrink": """\
def hard_shrink(a):
    return np.where(np.abs(a) > 0.5, a, 0).astype(a.dtype)""",
    "soft_shrink": """\
def soft_shrink(a):
    return np.sign(a) * np.maximum(np.abs(a) - a.dtype.type(0.5), 0)""",
    "tanh_shrink": """\
def tanh_shrink(a):
    return a - np.tanh(a)""",
    "log_sigmoid": """\
def log_sigmoid(a):
    return -softplus(-a)""",
    "squareplus": """\
def squareplus(a):
    return (a + np.sqrt(a * a + 4)) / 2""",
    "sparse_plus": """\
def sparse_plus(a):
    return np.where(a <= -1, 0, np.where(a >= 1, a, ((a + 1) ** 2) / 4)).astype(a.dtype)""",
    "sparse_sigmoid": """\
def sparse_sigmoid(a):
    return np.clip((a + 1) / 2, 0, 1)""",
}


def functions(names: Iterable[str]) -> list[str]:
    """The functions that these activations need, each once, what they call before them."""
    wanted: dict[str, None] = {}
    for name in names:
        wanted |= dict.fromkeys((*NEEDS.get(name, ()), name))
    return [CODE[name] for name in wanted if name in CODE]


def applied(name: str, a: str) -> str:
    """The expression that applies an activation to the variable a."""
    return INLINE[name].format(a) if name in INLINE else f"{name}({a})"
