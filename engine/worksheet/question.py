"""Questions about a run, with the answers that the engine computes."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.cells.stage import addends
from engine.cells.symbol import Letters
from engine.notation.number_text import figure
from engine.notation.symbols import plain
from engine.run.measures import counts, error_of
from engine.run.name import TARGET, X, Y
from engine.worksheet.dice import Dice
from engine.worksheet.run import IMPLEMENTATION, Run


@dataclass(frozen=True)
class SheetQuestion:
    """answer: what is right. working: how one comes to it; may be empty. lines: room to write."""

    prompt: str
    answer: str
    working: str = ""
    lines: int = 1


def questions_of(run: Run, most: int, dice: Dice) -> tuple[SheetQuestion, ...]:
    """At most so many questions that this run allows, in their order."""
    return tuple(_all(run, dice))[:most]


def _all(run: Run, dice: Dice) -> Iterator[SheetQuestion]:
    makers = (_next_output, _first_error, _largest_term, _next_value)
    for maker in makers:
        question = maker(run, dice)
        if question is not None:
            yield question


def _next_output(run: Run, dice: Dice) -> SheetQuestion | None:
    if not run.has_next:
        return None
    t, many = run.steps, run.experiment.model.outputs > 1
    value = run.trace[Y.of(IMPLEMENTATION)][t].tolist()[0]
    name = ("y" if run.experiment.model.readout is not None else "h") + _small(t) + ("[0]" if many else "")
    inputs = ", ".join(map(figure, run.trace[X][t].tolist()))
    prompt = f"Go on by one step. What does the network put out at t = {t}, that is, what is {name}?"
    return SheetQuestion(
        prompt, f"{name} = {figure(value)}", f"The input there is x{_small(t)} = {inputs}.", 2
    )


def _first_error(run: Run, dice: Dice) -> SheetQuestion | None:
    if not run.plan.has_error:
        return None
    prompt = "At which step does the network err for the first time, and by how much (output − target)?"
    target = run.trace[TARGET][: run.steps]
    errors = error_of(run.trace[Y.of(IMPLEMENTATION)][: run.steps], target).tolist()
    counting = np.flatnonzero(counts(target)).tolist()
    if not counting:
        return None
    for t in counting:
        shown = [figure(value) for value in errors[t]]
        if any(text != "0" for text in shown):
            return SheetQuestion(prompt, f"at t = {t}, by {', '.join(shown)}")
    return SheetQuestion(prompt, f"at none of the steps up to t = {counting[-1]}")


def _largest_term(run: Run, dice: Dice) -> SheetQuestion | None:
    """Asked where one of the terms is larger than all others, in the first unit of the first layer."""
    layer = run.experiment.model.layers[0]
    many = layer.units > 1 or run.plan.sequence.features > 1
    letters, terms = Letters(layer), addends(layer)
    if not terms:
        return None
    for t in dice.shuffled(range(1, run.steps)):
        step = run.recorded.step(IMPLEMENTATION, t)
        values = [step.value(term).tolist()[0] for term in terms]
        names = [plain(letters.written(term).at(t)) for term in terms]
        sizes = sorted(
            ((abs(value), name, value) for name, value in zip(names, values, strict=True)), reverse=True
        )
        if figure(sizes[0][0]) != figure(sizes[1][0]):
            unit = " (first unit)" if many else ""
            all_but_last, last = ", ".join(names[:-1]), names[-1]
            others = ", ".join(f"{name} = {figure(value)}" for _, name, value in sizes[1:])
            return SheetQuestion(
                f"Which of {all_but_last} and {last} counts most at t = {t}{unit}: which is largest in size?",
                f"{sizes[0][1]} = {figure(sizes[0][2])}", f"The others: {others}.",
            )  # fmt: skip
    return None


def _next_value(run: Run, dice: Dice) -> SheetQuestion | None:
    if not (run.has_next and run.experiment.sequence.is_computed):
        return None
    i, value = run.steps + 1, run.trace[TARGET][run.steps].tolist()[0]
    prompt = f"Go on with the sequence: what should the network put out at t = {run.steps}, s{_small(i)}?"
    return SheetQuestion(prompt, f"s{_small(i)} = {figure(value)}")


def _small(number: int) -> str:
    """As a subscript."""
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
