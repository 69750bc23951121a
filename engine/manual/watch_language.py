"""The reference of the watch language, written from what the language reads."""

from engine.experiment import CELLS
from engine.expression.functions import FUNCTIONS, PREVIOUS
from engine.expression.reader import CONSTANTS, MAX_STEPS_BACK
from engine.expression.scope import GRADIENT
from engine.implementations.every import implementations

EXAMPLES = (
    ("abs(error) > 1", "the error is above 1 in size"),
    ("h[0] - prev(h[0])", "how much the first unit has changed since the step before"),
    ("max(abs(h)) > 0.95", "some unit of the layer is saturated"),
    ("keras.y != numpy.y", "NumPy and Keras do not give the same output"),
    ("not isfinite(y)", "the output has left the numbers"),
    ("norm(grad.h) < 1e-6", "in the backward pass, as good as no gradient arrives at the first layer"),
    ("t % 10 == 0 and error > prev(error)", "every tenth step at which the error has grown"),
)
"""An expression, and what it says. A test reads each of them."""


def watch_language() -> str:
    """The reference, as Markdown."""
    return "\n\n".join([_names(), _functions(), _signs(), _examples()])


def _names() -> str:
    quantities = dict(
        [
            ("t", "the step"),
            ("x", "the input"),
            ("target", "the target"),
            ("y", "the output"),
            ("error", "y − target"),
        ]
        + [(one.name, f"{one.help} ({_cells_with(one.name)})") for cell in CELLS for one in cell.quantities]
    )
    first = next(iter(implementations())).name
    others = ", ".join(f"`{one.name}.h`" for one in implementations())
    return "\n\n".join(
        [
            "## Names",
            _table("name", "stands for", quantities.items()),
            "Without more, a name means layer 0, as the first of those that run computes it. "
            f"{others} say who computes; `theirs.h` is numbers from elsewhere. "
            f"`{first}[1].h` is the layer with index 1. `h[0]` is a unit, `h[1:3]` are several, `h[-1]` is "
            "the last. A vector holds in a condition where any unit does.",
            f"`{GRADIENT}.` before a name is the gradient of the loss: `grad.h`, `grad[1].a`, `grad.y`, and "
            "what a step adds to that of a weight, `grad.kernel`, `grad.recurrent_kernel`, `grad.bias`, "
            "`grad.readout_kernel`. Watches show it at the playhead; a breakpoint stops the backward pass.",
            f"Constants: {', '.join(f'`{name}`' for name in CONSTANTS)}, `True`, `False`.",
        ]
    )


def _cells_with(name: str) -> str:
    return ", ".join(cell.__name__ for cell in CELLS if any(one.name == name for one in cell.quantities))


def _functions() -> str:
    helps = [(f"{name}({_arguments(one.least, one.most)})", one.help) for name, one in FUNCTIONS.items()]
    back = f"the value one step before, or k steps before, up to {MAX_STEPS_BACK:,}"
    return (
        f"## Functions\n\n{_table('function', 'gives', [*helps, (f'{PREVIOUS}(a), {PREVIOUS}(a, k)', back)])}"
    )


def _arguments(least: int, most: int) -> str:
    if most > 2:
        return "a, b, …"
    return "a" if most == 1 else "a, k" if least == 2 else "a[, k]"


def _signs() -> str:
    return "\n\n".join(
        [
            "## Signs",
            _table(
                "sign",
                "does",
                [
                    ("+ - * /", "the four operations; a vector with a number, or unit by unit"),
                    ("//, %", "the whole quotient, and what is left"),
                    ("**", "to a power"),
                    ("== != < <= > >=", "compare; several may follow each other, as in 0 < h < 1"),
                    ("and or not", "join conditions"),
                    ("( )", "what is computed first"),
                ],
            ),
        ]
    )


def _examples() -> str:
    return f"## Examples\n\n{_table('expression', 'says', EXAMPLES)}"


def _table(left: str, right: str, rows: object) -> str:
    lines = [f"| `{one}` | {other} |" for one, other in rows]  # type: ignore[attr-defined]
    return "\n".join([f"| {left} | {right} |", "|---|---|", *lines])
