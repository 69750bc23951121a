"""From a slider move to all plots redrawn, beside the notebook's way for the same change."""

import time
from statistics import median

import numpy as np

from engine.experiment import Experiment
from engine.keras.loader import load_keras
from engine.thread.tuning import tune
from tests.benchmarks.numpy_steps import linear_experiment
from tests.benchmarks.table import Row, percentile
from tests.benchmarks.window import PaintWatch, close_window, open_window, rest, viewports, wait_until

STEPS = 1000
MOVES = 60
NOTEBOOK_MOVES = 8


def with_weight(experiment: Experiment, weight: float) -> Experiment:
    """The experiment with another kernel."""
    layer = experiment.model.layers[0].replace(kernel=((weight,),))
    return experiment.replace(model=experiment.model.replace(layers=(layer,)))


def measure() -> list[Row]:
    """Milliseconds a move, NumPy, 1,000 steps."""
    ours = _window_moves()
    theirs = _notebook_moves()
    middle, late, ratio = median(ours), percentile(ours, 0.95), median(theirs) / median(ours)
    return [
        Row(
            "slider move to all plots painted, median",
            f"{middle * 1e3:.1f} ms",
            "at most 20 ms",
            middle <= 0.020,
        ),
        Row("slider move to all plots painted, 95 %", f"{late * 1e3:.1f} ms", "at most 40 ms", late <= 0.040),
        Row("the notebook's way, median", f"{median(theirs) * 1e3:.0f} ms"),
        Row("speed beside the notebook's way", f"{ratio:.1f} ×", "at least 7 ×", ratio >= 7),
    ]


def _window_moves() -> list[float]:
    tune()
    experiment = linear_experiment(STEPS)
    context, window = open_window(experiment)
    client = context.client
    context.transport.restart()
    wait_until(lambda: client.ending is not None)
    watch = PaintWatch(viewports(window))
    grown: list[float] = []
    client.advanced.connect(lambda: grown.append(time.perf_counter()))
    seconds = []
    for move in range(MOVES):
        rest(0.05)
        grown.clear()
        began = time.perf_counter()
        context.document.edit(with_weight(experiment, 0.5 + move / 100), gesture="drag")
        wait_until(lambda: client.trace.steps == STEPS and bool(grown) and watch.are_painted_since(grown[-1]))
        seconds.append(max(watch.painted.values()) - began)
    close_window(context, window)
    return seconds


def _notebook_moves() -> list[float]:
    """set_weights, predict, two matplotlib figures drawn to an Agg canvas."""
    load_keras()
    import keras
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    inputs = keras.Input((None, 1))
    model = keras.Model(inputs, keras.layers.SimpleRNN(1, activation=None, return_sequences=True)(inputs))
    x = np.arange(1, STEPS + 1, dtype=np.float32).reshape(1, -1, 1)
    seconds = []
    for move in range(NOTEBOOK_MOVES + 1):
        began = time.perf_counter()
        model.layers[1].set_weights([np.array([[0.5 + move / 100]]), np.array([[0.0]]), np.array([1.0])])
        y = model.predict(x, verbose=0)
        for curves in ((x[0, :, 0] + 1, y[0, :, 0]), (y[0, :, 0] - x[0, :, 0] - 1,)):
            figure = Figure()
            axes = figure.add_subplot()
            for curve in curves:
                axes.plot(curve)
            FigureCanvasAgg(figure).draw()
        seconds.append(time.perf_counter() - began)
    return seconds[1:]
