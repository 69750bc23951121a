"""The controls by which an experiment is made into another, one after the other, as a learner uses them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.experiment import Experiment
from gui.forms.form import Form
from gui.shell.main_window import MainWindow
from tests.end_to_end.told import content


@dataclass(frozen=True)
class Knob:
    """A control that sets one field. card: the panel it stands in. The values are as the control has them."""

    path: str
    card: str
    control: Any
    now: Any
    wanted: Any


def next_knob(window: MainWindow, target: Experiment, left_out: set[str]) -> Knob | None:
    """The first control that does not stand as in a target; None where all do."""
    knobs = (*_of_sequence(window, target), *_of_layers(window, target), *_of_run(window, target))
    wrong = (knob for knob in knobs if knob.now != knob.wanted and knob.path not in left_out)
    return next(wrong, None)


def _of_sequence(window: MainWindow, target: Experiment) -> Iterator[Knob]:
    panel, now, wanted = content(window, "sequence"), window.document.experiment.sequence, target.sequence
    yield Knob("sequence.kind", "sequence", panel.kind, type(now), type(wanted))
    if type(now) is type(wanted):
        yield from _of_form("sequence", "sequence", panel.forms[type(now)], now, wanted)


def _of_layers(window: MainWindow, target: Experiment) -> Iterator[Knob]:
    """Of the layer that is looked at; the others are looked at in turn."""
    panel, layers = content(window, "model"), window.document.experiment.model.layers
    wanted_layers = target.model.layers
    if len(layers) < len(wanted_layers):
        yield Knob("model.layers", "model", panel.layers.add, False, True)
        return
    if len(layers) > len(wanted_layers):
        yield Knob("model.layers", "model", panel.layers.remove, False, True)
        return
    shown = window.context.selection.layer
    for place in (shown, *(place for place in range(len(layers)) if place != shown)):
        now, wanted = layers[place], wanted_layers[place]
        if now == wanted:
            continue
        if place != shown:
            yield Knob("layer", "model", panel.layers.picker, shown, place)
            return
        path = f"model.layers[{place}]"
        yield Knob(f"{path}.cell", "model", panel.cell, type(now), type(wanted))
        if type(now) is type(wanted):
            yield from _of_form(path, "model", panel.forms[type(now)], now, wanted)
            yield from _of_weights(path, panel.weights, now, wanted)


def _of_weights(path: str, weights: Any, now: Any, wanted: Any) -> Iterator[Knob]:
    for field in ("kernel", "recurrent_kernel"):
        yield Knob(
            f"{path}.{field}", "model", getattr(weights, field), getattr(now, field), getattr(wanted, field)
        )
    yield Knob(f"{path}.bias", "model", weights.bias, _row(now.bias), _row(wanted.bias))


def _of_run(window: MainWindow, target: Experiment) -> Iterator[Knob]:
    panel, now = content(window, "model"), window.document.experiment
    settings, readout = panel.settings, panel.settings.readout
    if _is_shown(window, "training"):  # has the same fields at hand
        yield from _of_training("training", content(window, "training").form, now, target)
    if (now.model.readout, now.precision, now.training) != (
        target.model.readout,
        target.precision,
        target.training,
    ) or (now.seed, now.jit_compile) != (target.seed, target.jit_compile):
        yield Knob("more", "model", panel.more, panel.more.isChecked(), True)
    has, wants = now.model.readout, target.model.readout
    yield Knob("model.readout", "model", readout.flag, has is not None, wants is not None)
    if has is not None and wants is not None:
        yield Knob("model.readout.kernel", "model", readout.kernel, has.kernel, wants.kernel)
        yield Knob("model.readout.bias", "model", readout.bias, _row(has.bias), _row(wants.bias))
    yield from _of_form("precision", "model", settings.precision, now.precision, target.precision)
    yield from _of_training("model", settings.training, now, target)
    yield from _of_form("", "model", settings.seed, now, target)
    yield Knob("jit_compile", "model", settings.jit_compile, now.jit_compile, target.jit_compile)


def _of_training(card: str, form: Any, now: Experiment, target: Experiment) -> Iterator[Knob]:
    """Another optimizer comes first, then what it has."""
    for name, control in form.controls.items():
        if hasattr(target.training, name):
            now_and_then = getattr(now.training, name), getattr(target.training, name)
            yield Knob(f"training.{name}", card, control, *now_and_then)


def _is_shown(window: MainWindow, card: str) -> bool:
    return any(one.objectName() == card and not one.isHidden() for one in window.cards)


def _of_form(path: str, card: str, form: Form, now: Any, wanted: Any) -> Iterator[Knob]:
    for name, control in form.controls.items():
        yield Knob(f"{path}.{name}".lstrip("."), card, control, getattr(now, name), getattr(wanted, name))


def _row(numbers: Any) -> Any:
    return None if numbers is None else (numbers,)
