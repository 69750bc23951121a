"""What is said of a training is true of its numbers."""

import numpy as np
import pytest

from engine.array import Array
from engine.experiment import Experiment
from engine.run.idle_units import dead_in, saturated_in
from engine.run.name import Name
from engine.run.trace import Block, Trace
from engine.tasks.floor import Floor
from engine.train.findings import PLATEAU, RECENT, findings_of
from engine.train.plan import TrainingJob
from engine.train.trainer import CLIPPED, GRADIENT, LOSS, VALIDATION, gradient_of

JOB = TrainingJob(Experiment(), 1000)
FALLING = np.geomspace(1.0, 0.01, 300)
FLOOR = Floor("always guessing 1", "mse", 1 / 6, lambda batch: batch.targets)


def said(losses: Array, floors: tuple[Floor, ...] = (), **tables: Array) -> list[str]:
    names = {"gradient": GRADIENT, "clipped": CLIPPED, "recurrent": gradient_of(Name("recurrent_kernel", 0))}
    ones = np.ones(len(losses))
    arrays = {LOSS: losses, **{name: tables.get(word, ones) for word, name in names.items()}}
    others = {"kept": VALIDATION, "dead": dead_in(0), "saturated": saturated_in(0)}
    arrays |= {others[word]: table for word, table in tables.items() if word in others}
    trace = Trace()
    trace.append(Block(len(losses), {name: table.reshape(-1, 1) for name, table in arrays.items()}))
    return findings_of(trace, JOB, floors)


def test_nothing_is_said_before_there_are_a_few_updates() -> None:
    assert said(np.full(RECENT - 1, 0.5), (FLOOR,)) == []


def test_nothing_is_said_of_a_training_that_goes_well() -> None:
    assert said(FALLING, (FLOOR,)) == []


def test_floor_that_is_not_beaten_is_named() -> None:
    assert said(np.linspace(0.3, 0.2, 100), (FLOOR,)) == [
        "No better than always guessing 1, which costs 0.1667."
    ]


def test_hardest_floor_that_is_not_beaten_is_named() -> None:
    harder = Floor("copying the last value", "mse", 0.1, lambda batch: batch.inputs)
    (sentence,) = said(np.linspace(0.15, 0.14, 100), (FLOOR, harder))
    assert sentence == "No better than copying the last value, which costs 0.1."


def test_floor_that_nobody_can_beat_is_no_reproach() -> None:
    best = Floor("the rest is chance", "mse", 0.1, lambda batch: batch.targets, is_best=True)
    assert said(np.linspace(0.15, 0.14, 100), (best,)) == []


def test_explosion_is_named_with_its_update() -> None:
    gradient = np.ones(300)
    gradient[41] = 5000.0
    assert said(FALLING, gradient=gradient, clipped=gradient) == [
        "The gradient exploded before update 42: it was 5000 times as long as usually before."
    ]


def test_gradient_that_falls_from_a_long_one_has_not_exploded() -> None:
    """That of the notebook begins with 1e7, and is a few units long where the training ends."""
    gradient = np.geomspace(1e7, 1.0, 300)
    assert said(FALLING, gradient=gradient, clipped=gradient) == []


def test_rise_from_next_to_nothing_to_less_than_usual_is_no_explosion() -> None:
    gradient = np.geomspace(1.0, 1e-12, 300)
    gradient[290] = 1e-7
    assert said(FALLING, gradient=gradient, clipped=gradient) == []


def test_explosion_is_seen_where_gradients_have_fallen() -> None:
    """The twenty before lie around 100 · 10^(−5 · 189.5 / 299) = 0.0678, and 1e4 / 0.0678 = 1.5e5."""
    gradient = np.geomspace(100.0, 1e-3, 300)
    gradient[200] = 1e4
    assert said(FALLING, gradient=gradient, clipped=gradient) == [
        "The gradient exploded before update 201: it was 1.5e5 times as long as usually before."
    ]


def test_vanishing_recurrent_gradient_is_named() -> None:
    (sentence,) = said(FALLING, recurrent=np.full(300, 1e-9))
    assert sentence == "The gradient of layer 0's recurrent kernel vanishes: 1e-9 of the whole."


def test_clipping_is_counted() -> None:
    clipped = np.ones(300)
    clipped[:30] = 0.25
    assert said(FALLING, clipped=clipped) == ["Clipping cut 30 of 300 gradients, to 25 % on average."]


@pytest.mark.parametrize(("kept", "told"), [(0.996, "99.6"), (0.9999, "100"), (0.984, "98"), (0.004, "0.4")])
def test_clipping_of_next_to_nothing_or_all_is_told_in_plain_digits(kept: float, told: str) -> None:
    clipped = np.ones(300)
    clipped[:30] = kept
    assert said(FALLING, clipped=clipped) == [f"Clipping cut 30 of 300 gradients, to {told} % on average."]


def test_plateau_is_named() -> None:
    (sentence,) = said(np.full(PLATEAU, 0.5))
    assert sentence == f"The loss has not become smaller in the last {PLATEAU} updates."


def test_validation_that_rises_while_training_falls_is_named_with_its_update() -> None:
    updates = np.arange(300)
    kept = 0.2 + np.abs(updates - 120) / 1000
    (sentence,) = said(FALLING, kept=kept)
    assert sentence.startswith("The validation loss rises since update 120, from 0.205 to 0.37, while the ")
    assert said(FALLING, kept=0.2 + 0.01 * np.cos(updates)) == []
    assert said(FALLING, kept=np.where(updates < 120, kept, 0.23 + 0.05 * np.cos(updates))) == []
    (sentence,) = said(FALLING[::-1].copy(), kept=kept)
    assert sentence.startswith("The loss has not become smaller")


def test_validation_that_rises_is_named_however_large_the_first_losses_were() -> None:
    updates = np.arange(300)
    kept, losses = 0.2 + np.abs(updates - 120) / 1000, FALLING.copy()
    kept[0] = losses[0] = 1e20  # a sum of all so far would forget what comes after it
    (sentence,) = said(losses, kept=kept)
    assert sentence.startswith("The validation loss rises since update 120, from 0.205 to 0.37, while the ")


def test_floor_that_costs_nothing_is_no_measure() -> None:
    mean = Floor("always guessing the mean", "mse", 0.0, lambda batch: batch.targets)
    assert not any("guessing" in sentence for sentence in said(np.full(50, 0.01), (mean,)))


def test_floor_that_only_training_beats_is_named() -> None:
    assert said(FALLING, (FLOOR,), kept=np.full(300, 0.3)) == [
        "No better than always guessing 1 on what is kept for validation, which costs 0.1667."
    ]


def test_idle_units_are_counted() -> None:
    assert said(FALLING, dead=np.full(300, 1.0)) == [
        "Dead units of layer 0: 1 of 1. Their h is 0 at every step of every row."
    ]
    (sentence,) = said(FALLING, saturated=np.full(300, 1.0))
    assert sentence.startswith("Saturated units of layer 0: 1 of 1. At most steps they are beyond 95 %")
    assert said(FALLING, dead=np.r_[np.ones(299), 0.0]) == []
