"""Hits that are counted while a run grows are those of one look at the whole run."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.breakpoints.hits import MARKS, Hits
from engine.expression.scope import Scope
from engine.run.name import X
from engine.run.trace import Trace
from tests.engine.expression_runs import block_of, blocks, cuts


@settings(max_examples=50)
@given(st.integers(1, 4000), st.integers(1, 700), st.integers(0, 50), cuts)
def test_hits_do_not_depend_on_how_the_run_grew(steps: int, period: int, phase: int, lengths: list) -> None:
    x = np.arange(float(steps)).reshape(-1, 1)
    hits = Hits(ExpressionBreakpoint(condition=f"x % {period} == {phase}"))
    trace = Trace()
    for begin, end in blocks({X: x}, [100 * length for length in lengths]):
        trace.append(block_of({X: x[begin:end]}))
        while hits.look(Scope(trace)):
            pass
    where = [t for t in range(steps) if t % period == phase]
    assert (hits.steps, hits.count) == (steps, len(where))
    stretches = {t // hits.width: t for t in reversed(where)}
    assert hits.marks.tolist() == sorted(stretches.values())
    assert len(hits.marks) <= MARKS
