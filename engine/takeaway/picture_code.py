"""The picture of a run as code: prediction, target and error over time."""

from engine.experiment import Experiment
from engine.takeaway.part import CodePart

_CODE = """\
try:
    import matplotlib.pyplot as plt
except ImportError:
    plt = None
    print("matplotlib is not installed here, so there is no picture; pip install matplotlib brings it.")


def draw(axes, rows, style, colour, label, steps=None):
    numbers = np.array(rows, dtype=float)
    drawn = np.where(np.abs(numbers) < 1e280, numbers, np.nan)  # no axis reaches much further
    steps = range(len(drawn)) if steps is None else steps
    axes.plot(steps, drawn, style, color=colour, markersize=4)[0].set_label(label)
    if np.abs(np.nan_to_num(drawn)).max(initial=0) > 1000:
        axes.set_yscale("symlog")  # a linear axis would hide all but the last steps


if plt is not None and outputs:
    figure, axes = plt.subplots({rows}, 1, sharex=True, squeeze=False, layout="constrained")
    draw(axes[0, 0], {targets}, "o", "#1f2328", "target"{steps})
    draw(axes[0, 0], {outputs}, "-", "#0b62c4", "prediction")
    axes[0, 0].legend(frameon=False)
{error}    axes[-1, 0].set_xlabel("time step t")
    plt.show()"""

_ERROR = """\
    draw(axes[1, 0], errors, "o{line}", "#a0186e", "error: prediction − target"{steps})
    axes[1, 0].legend(frameon=False)
"""


def picture_part(experiment: Experiment) -> CodePart:
    """Draw the lists that the loop has kept, where matplotlib is there."""
    is_exact = experiment.precision.numpy == "exact"
    all_count = experiment.all_count
    steps = "" if all_count else ", counted"
    code = _CODE.format(
        rows=2 if experiment.has_error else 1,
        targets="target[: len(outputs)]" if all_count else "target[counted]",
        outputs="[to_floats(y) for y in outputs]" if is_exact else "outputs",
        error=_ERROR.format(line="-" if all_count else "", steps=steps) if experiment.has_error else "",
        steps=steps,
    )
    text = "Above, the prediction over the target. "
    text += "Below, how far it is off." if experiment.has_error else ""
    return CodePart("The picture", text.strip(), code)
