"""The notebook's two plots as a picture: predictions, and errors under them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.array import Array
from engine.errors import FileError, told_name
from engine.files.atomic_file import replacing
from engine.implementations.base import Implementation
from engine.implementations.every import implementation
from engine.run.measures import as_float64, error_of
from engine.run.name import TARGET, Y
from engine.run.plan import Plan
from engine.run.trace import Trace

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")
ERROR, LINE, QUIET = "#a0186e", "#d9dde3", "#5b6470"
TARGET_COLOUR = "#1f2328"
LineLook = dict[
    str, Any
]  # matplotlib's own arguments of a line; those that often lie on each other stay apart
TARGET_LOOK: LineLook = {"linewidth": 0.8, "marker": "o", "markersize": 3, "zorder": 4}
RING: LineLook = {"marker": "o", "markersize": 7, "markerfacecolor": "none", "zorder": 3}
BARE: LineLook = {"marker": "", "zorder": 2.5}
MANY_STEPS = 60  # more markers than that only blot the lines
WIDE_SPAN = 100  # of the largest to the small sizes; from there a linear axis hides most of a curve
LARGEST_DRAWN = 1e280  # the axis ends a few of its many decades higher, and float64 at 1.8e308
SIZE, DPI = (9.6, 6.4), 150  # inches


def check_format(path: Path) -> None:
    """Raise FileError where the name's ending is not a picture's."""
    if path.suffix.lower().removeprefix(".") not in FORMATS:
        raise FileError(f"{told_name(path)} must end in .png, .svg or .pdf")


def write_plot(path: Path, plan: Plan, trace: Trace) -> None:
    """Draw a trace into a file. Raises FileError."""
    check_format(path)
    from matplotlib import rc_context  # takes half a second to import, and only --plot needs it

    # Long lines are drawn in pieces: in one, Agg's memory for a line runs over.
    with rc_context({"agg.path.chunksize": 10_000, "svg.fonttype": "none"}), replacing(path) as file:
        figure(plan, trace).savefig(file, format=path.suffix.lower().removeprefix("."), dpi=DPI)


def figure(plan: Plan, trace: Trace) -> "Figure":
    """Prediction and, where it is defined, error over time, one above the other."""
    from matplotlib.figure import Figure

    picture = Figure(figsize=SIZE, layout="constrained")
    rows = 2 if plan.has_error and trace.steps else 1
    axes = picture.subplots(rows, 1, sharex=True, squeeze=False)[:, 0]
    _draw_prediction(axes[0], plan, trace)
    if rows == 2:
        _draw_error(axes[1], plan, trace)
    axes[-1].set_xlabel("time step t")
    picture.suptitle(_literal(plan.job.experiment.name), fontsize="medium")
    return picture


def _draw_prediction(axes: "Axes", plan: Plan, trace: Trace) -> None:
    axes.set_title("Prediction", loc="left", fontsize="medium")
    tables = []
    if trace.steps:
        tables = [trace[TARGET], *(trace[Y.of(name)] for name in plan.job.implementations)]
        _draw(axes, as_float64(tables[0]), "target", TARGET_COLOUR, TARGET_LOOK)
    for one, table in zip(map(implementation, plan.job.implementations), tables[1:], strict=False):
        _draw(axes, as_float64(table), one.title, one.style.colour.light, _look(one))
    _finish(axes, tables)


def _draw_error(axes: "Axes", plan: Plan, trace: Trace) -> None:
    axes.set_title("Error: prediction − target", loc="left", fontsize="medium")
    errors = {name: error_of(trace[Y.of(name)], trace[TARGET]) for name in plan.job.implementations}
    for name, error in errors.items():
        one = implementation(name)
        _draw(axes, error, one.title, ERROR, _look(one))
    _finish(axes, list(errors.values()))


def _look(one: Implementation) -> LineLook:
    """One with a symbol is drawn over one without."""
    style = one.style
    return {"linewidth": style.printed, **(RING if style.output.symbol else BARE)}


def _draw(axes: "Axes", table: Array, label: str, colour: str, look: LineLook) -> None:
    """One curve per feature, the legend naming the first. table: (steps, size), float64."""
    marker = look if len(table) <= MANY_STEPS else look | {"marker": ""}
    with np.errstate(invalid="ignore"):
        drawable = np.where(np.abs(table) < LARGEST_DRAWN, table, np.nan)
    if not marker["marker"] and _has_lone_points(drawable):
        marker = marker | {"marker": "."}  # no line would show a step that counts between two that do not
    lines = axes.plot(drawable, color=colour, **marker)
    lines[0].set_label(label)


def _has_lone_points(table: Array) -> bool:
    """Whether some point has no neighbour that a line could lead to. table: (steps, size), NaN for gaps."""
    gap = np.pad(np.isnan(table), ((1, 1), (0, 0)), constant_values=True)
    return bool((gap[:-2] & ~gap[1:-1] & gap[2:]).any())


def _finish(axes: "Axes", tables: list[Array]) -> None:
    axes.grid(color=LINE, linewidth=0.6)
    axes.tick_params(colors=QUIET, labelsize="small")
    axes.spines[["top", "right"]].set_visible(False)
    if tables:
        axes.legend(loc="upper left", frameon=False, fontsize="small")
    sizes = np.abs(np.concatenate([np.ravel(as_float64(table)) for table in tables] or [np.zeros(1)]))
    sizes = sizes[(sizes < LARGEST_DRAWN) & (sizes > 0)]
    if len(sizes):
        small = float(np.percentile(sizes, 10))  # not the smallest: a wave crosses zero
        if sizes.max() > WIDE_SPAN * small:
            axes.set_yscale("symlog", linthresh=min(1.0, small))


def _literal(text: str) -> str:
    """A text in which matplotlib sees no mathematics."""
    return text.replace("$", r"\$")
