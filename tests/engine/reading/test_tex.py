"""What a formula costs, and why it cannot be typeset."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.tex import DEAREST, cost, why_not


@pytest.mark.parametrize(
    "tex",
    [
        "x",
        r"\frac{a}{b}",
        r"\sum_{t=0}^{T} x_t",
        r"\left( a \right)",
        r"\text{if } x",
        r"\{ a \}",
        r"\begin{matrix} a & b \\ c & d \end{matrix}",
    ],
)
def test_nothing_is_against_a_formula_that_is_right(tex: str) -> None:
    assert why_not(tex) is None
    assert cost(tex) < DEAREST


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\left( a", r"a \left has no \right"),
        (r"\begin{matrix} a", r"a \begin has no \end"),
        ("a_b_c", "two subscripts follow one symbol"),
        ("a^", "nothing follows ^ or _"),
        (r"\frac", "something is missing"),
        (r"\sqrt{a", "a brace has no partner"),
        ("a}", "a brace has no partner"),
        ("a & b", "& stands outside of a matrix"),
        (r"a \\ b", r"\\ stands outside of a matrix"),
        (r"x\begin{matrix}\end{matrix}", "a matrix is empty"),
        (r"x\limits = 1", "something is missing"),
        (r"\frac|", "something is missing"),
        (r"\quad", "nothing of it would be seen"),
        (r"\sqrt{" * 20 + "x" + "}" * 20, "it is too long, or braces hang in each other too deep"),
        ("x" * (DEAREST + 1), "it is too long"),
    ],
)
def test_reason_is_told(tex: str, reason: str) -> None:
    assert reason in (why_not(tex) or "")


def test_dearest_formula_is_judged_soon() -> None:
    began = time.process_time()
    why_not(r"\sqrt{" * 5 + "x" * 40 + "}" * 5)
    why_not("x+" * (DEAREST // 2))
    assert time.process_time() - began < 2


@given(st.text(alphabet=r"\{}_^ax1&$", max_size=60))
def test_any_tex_has_a_reason_or_none(tex: str) -> None:
    assert why_not(tex) is None or why_not(tex)
