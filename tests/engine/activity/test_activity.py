"""Every sentence is checked against what plain NumPy finds in the recorded tables."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.activity.activity import Activity, warned_units
from engine.activity.remark import Remark, share_text
from engine.activity.streaks import Streaks
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.expression import evaluate, parse
from engine.expression.scope import Scope
from engine.run.recorded_run import RecordedRun
from engine.sequences.values import Values
from tests.engine.runs import recorded

STEPS = 60
Series = NDArray[np.float64]


def experiment(*layers: Cell, size: float = 1.0) -> Experiment:
    """Three waves, so large, into some layers."""
    t = np.arange(STEPS + 1)
    rows = size * np.stack([np.sin(0.3 * t), np.cos(0.11 * t), 0.02 * t], axis=1)
    return Experiment(sequence=Values(values=tuple(map(tuple, rows.tolist()))), model=Model(layers=layers))


def grown(layer: Cell, features: int, seed: int, size: float) -> Cell:
    """A layer with weights so large that it saturates, here and there."""
    rng = np.random.default_rng(seed)
    found: dict[str, object] = {}
    for block in layer.blocks:
        numbers = rng.normal(size=block.shape(features, layer.units)) * size
        found[block.name] = (
            tuple(map(tuple, numbers.tolist())) if numbers.ndim == 2 else tuple(numbers.tolist())
        )
    return layer.replace(**found)


NETWORKS: dict[str, Experiment] = {
    "tanh": experiment(grown(SimpleRNN(units=8), 3, 1, 1.0)),
    "one unit": experiment(grown(SimpleRNN(units=1), 3, 2, 2.0)),
    "relu": experiment(grown(SimpleRNN(units=8, activation="relu"), 3, 3, 0.4)),
    "dead relu": experiment(SimpleRNN(units=2, activation="relu", bias=(-9.0, 0.5)), size=0.5),
    "relu6": experiment(grown(SimpleRNN(units=6, activation="relu6"), 3, 4, 1.0)),
    "lstm": experiment(grown(LSTM(units=6), 3, 5, 2.0), size=2),
    "deep": experiment(grown(GRU(units=4), 3, 6, 2.0), grown(LSTM(units=3), 4, 7, 3.0)),
    "linear": experiment(
        SimpleRNN(
            units=1, activation="linear", kernel=((1,), (0,), (0,)), recurrent_kernel=((2,),), bias=(1,)
        )
    ),
    "fading": experiment(
        SimpleRNN(
            units=1,
            activation="linear",
            kernel=((0,), (0,), (0,)),
            recurrent_kernel=((0.5,),),
            initial_state=((8,),),
        )
    ),
    "nothing": experiment(GRU(units=2, kernel=((0,) * 6,) * 3, recurrent_kernel=((0,) * 6,) * 2)),
}


def examined(run: RecordedRun, margin: float = 0.01) -> Activity:
    activity = Activity(run.trace, run.plan, "numpy", margin)
    while any(piece() for piece in activity.pieces()):
        pass
    return activity


@pytest.fixture(scope="module", params=list(NETWORKS))
def run(request: pytest.FixtureRequest) -> RecordedRun:
    return recorded(NETWORKS[request.param])


def series_of(run: RecordedRun, name: str) -> Series:
    """The numbers that a name of the window means: h[3], c⁽¹⁾, tanh(c⁽¹⁾[0])."""
    bent = re.fullmatch(r"tanh\((.*)\)", name)
    if bent:
        return np.tanh(series_of(run, bent[1]))
    found = re.fullmatch(r"(\w+?)(?:⁽([⁰¹])⁾)?(?:\[(\d+)\])?", name)
    assert found is not None, name
    layer = "⁰¹".index(found[2]) if found[2] else 0
    table = {(key.quantity, key.layer): run.trace[key] for key in run.trace}[found[1], layer]
    return np.asarray(table[:, int(found[3] or 0)], dtype=float)


def real(text: str) -> float:
    """A number as the window writes it."""
    return float(text.replace("−", "-"))


def where_of(text: str) -> Callable[[Series], NDArray[np.bool_]]:
    """What "above 0.99 or below −0.99", or "0", says of numbers."""
    if text == "0":
        return lambda values: values == 0
    bounds = [(side, real(bound)) for side, bound in re.findall(r"(above|below) (\S+)", text)]
    return lambda values: np.any(
        [values > b if side == "above" else values < b for side, b in bounds], axis=0
    )


def truths(holds: NDArray[np.bool_], said: str) -> list[bool]:
    """Each thing that the second half of a sentence says, as plain counting finds it."""
    found, where = [], np.flatnonzero(holds)
    for count, steps, share in re.findall(r"(\d+) of (\d+) steps \(([^)]*)\)", said):
        is_all = "in all" in said or "first at" in said or int(count) == len(where)
        found += [int(steps) == STEPS, is_all or "0 from" in said, share == share_text(int(count), STEPS)]
    if begin := re.search(r"from t = (\d+) on", said):
        since = int(begin[1])
        found += [bool(holds[since:].all()), since > 0, not holds[since - 1]]
    if " in all" in said or "first at" in said:
        found.append(f"at {len(where)} of" in said)
    if ends := re.search(r"first at t = (\d+), last at t = (\d+)", said):
        found += [where[0] == int(ends[1]), where[-1] == int(ends[2]), not holds[-1]]
    if alone := re.search(r"at t = (\d+) alone", said):
        found.append(where.tolist() == [int(alone[1])])
    if "at all" in said:
        found += [bool(holds.all()), f"all {STEPS} steps" in said]
    return found


def test_every_sentence_is_true(run: RecordedRun) -> None:
    remarks = examined(run).remarks()
    assert remarks
    for remark in (one for group in remarks for one in group.told):
        sentence = remark.sentence
        if norm := re.fullmatch(
            r"The norm of (\S+) (grows|fades) from (\S+) at t = (\d+) to (\S+) at t = (\d+)\.", sentence
        ):
            name, how, before, begin, after, end = norm.groups()
            values = np.abs(series_of(run, name))  # one unit in these networks
            assert values[int(begin)] == pytest.approx(real(before), rel=1e-3)
            assert values[int(end)] == pytest.approx(real(after), rel=1e-3)
            assert (values[int(end)] / values[int(begin)] >= 1000) == (how == "grows")
        elif still := re.fullmatch(r"(\S+) does not change: it is (\S+) at all 60 steps\.", sentence):
            value = real(still[2])
            np.testing.assert_allclose(series_of(run, still[1]), value, rtol=1e-3)
        else:
            found = re.fullmatch(
                r"(\S+) is (0|(?:above|below) \S+(?: or below \S+)?) (at .*|from .*)", sentence
            )
            assert found is not None, sentence
            holds = where_of(found[2])(series_of(run, found[1]))
            said = truths(holds, found[3] if found[2] != "0" else f"0 {found[3]}")
            assert said
            assert all(said), sentence


def test_every_condition_holds_where_it_is_said(run: RecordedRun) -> None:
    scope = Scope(run.trace, run.plan)
    for group in examined(run).remarks():
        for remark in group.told:
            holds = np.broadcast_to(evaluate(parse(remark.condition), scope, 0, STEPS).ravel(), STEPS)
            assert holds[remark.t], remark.condition
            evaluate(parse(remark.watch), scope, 0, STEPS)
            count = re.search(r"at (\d+) of", remark.sentence)
            if count and "is 0 from" not in remark.sentence:
                assert holds.sum() == int(count[1]), remark.sentence


def test_blocks_do_not_change_what_is_found(run: RecordedRun, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [one.told for one in examined(run).remarks()]
    monkeypatch.setattr("engine.activity.followed.PIECE", 7)
    assert [one.told for one in examined(run).remarks()] == whole


def told(activity: Activity) -> list[Remark]:
    return [remark for group in activity.remarks() for remark in group.told]


def test_all_units_of_a_kind_are_told_when_they_are_asked_for() -> None:
    activity = examined(recorded(NETWORKS["tanh"]))
    group = next(one for one in activity.remarks() if one.kind == "saturated")
    assert group.left > 0
    opened = next(one for one in activity.remarks({group.key}) if one.key == group.key)
    assert opened.left == 0
    assert [one.unit for one in opened.told] == list(group.units)


def test_wider_margin_finds_as_many_as_numpy_counts() -> None:
    run = recorded(NETWORKS["tanh"])
    table = next(run.trace[key] for key in run.trace if key.quantity == "h")
    groups = examined(run, margin=0.2).remarks()
    assert next(one for one in groups if one.kind == "saturated").units == tuple(
        sorted(
            np.flatnonzero((np.abs(table) > 0.8).any(axis=0)),
            key=lambda u: -(np.abs(table[:, u]) > 0.8).sum(),
        )
    )
    assert warned_units(groups, "saturated") == np.sum((np.abs(table) > 0.8).mean(axis=0) >= 0.5)


def test_infinite_and_undefined_numbers_are_told() -> None:
    run = recorded(NETWORKS["tanh"])
    table = next(run.trace._tables[key] for key in run.trace if key.quantity == "h")
    table[2, 5], table[2, 9] = np.nan, np.inf
    sentences = [one.sentence for one in told(examined(run))]
    assert "h[2] is no finite number at 2 of 60 steps (3 %), first at t = 5." in sentences


def test_streaks_are_those_that_plain_counting_finds() -> None:
    rng = np.random.default_rng(0)
    holds = rng.random((40, 90)) < rng.random((40, 1)) ** 0.2
    streaks, begin = Streaks(40), 0
    for end in (1, 2, 30, 31, 77, 90):
        streaks.add(holds[:, begin:end], begin)
        begin = end
    for unit, row in enumerate(holds):
        where, gaps = np.flatnonzero(row), np.flatnonzero(~row)
        assert streaks.count[unit] == len(where)
        assert (streaks.first[unit], streaks.last[unit]) == (
            (where[0], where[-1]) if len(where) else (-1, -1)
        )
        since = gaps[-1] + 1 if len(gaps) else 0
        assert streaks.since[unit] == (since if since < 90 else -1)


def test_share_is_never_all_or_nothing_where_it_is_not() -> None:
    assert share_text(999, 1000) == "over 99 %"
    assert share_text(1000, 1000) == "100 %"
    assert share_text(1, 1000) == "under 1 %"
    assert share_text(29, 60) == "48 %"
