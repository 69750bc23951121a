"""The two ends of a run."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.experiment import Experiment
from engine.run.excerpt import SHOWN, Excerpt
from engine.run.name import TARGET, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Block

PLAN = Simulation(Job(Experiment(), implementations=("numpy",)), {"numpy": NumPyNetwork}).plan


def blocks(sizes: list[int]) -> list[Block]:
    edges = np.cumsum([0, *sizes])
    return [
        Block(size, dict.fromkeys((X, TARGET, Y.of("numpy")), np.arange(begin, begin + size)[:, np.newaxis]))
        for begin, size in zip(edges.tolist(), sizes, strict=False)
    ]


def excerpt_of(sizes: list[int]) -> Excerpt:
    excerpt = Excerpt(PLAN)
    for block in blocks(sizes):
        excerpt.add(block)
    return excerpt


@given(st.lists(st.integers(0, 60), max_size=8))
def test_kept_steps_are_those_of_the_run_however_it_is_cut(sizes: list[int]) -> None:
    steps = sum(sizes)
    excerpt = excerpt_of(sizes)
    kept = list(excerpt.rows())
    head = range(min(steps, SHOWN))
    tail = range(max(len(head), steps - SHOWN), steps)
    assert [t for t, _, _ in kept] == [*head, *tail]
    assert [int(run.trace[X][index, 0]) for _, run, index in kept] == [*head, *tail]
    assert excerpt.left_out == steps - len(kept)


@pytest.mark.parametrize("steps", [2 * SHOWN + 1, 500])
def test_step_before_each_shown_one_is_kept_too(steps: int) -> None:
    assert all(index > 0 for t, _, index in excerpt_of([steps]).rows() if t > 0)


def test_last_row_is_the_last_step() -> None:
    excerpt = excerpt_of([30, 30, 1])
    assert excerpt.last[X][-1, 0] == 60
