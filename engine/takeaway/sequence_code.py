"""A sequence as code that makes the very same numbers."""

from dataclasses import replace

from engine.experiment import Experiment
from engine.run.simulate import counting
from engine.sequences.base import Sequence
from engine.takeaway.literal import assigned
from engine.takeaway.part import CodePart

_LEFT = """\
else:
    if len(values) < {length}:
        reason = "its value there is beyond 1.8e308, so the run ends before it"
        print(f"The sequence leaves float64 at t = {{len(values)}}: {{reason}}.")"""


def sequence_part(experiment: Experiment, row: int) -> CodePart:
    """Make the values of one row, and of them inputs and targets, (steps, features) each."""
    sequence = experiment.sequence
    is_exact = experiment.precision.numpy == "exact"
    dtype = "object" if is_exact else "np.float64"
    made = _made(sequence, row)
    steps = _shifted(sequence, dtype) if sequence.is_shifted else _beside(sequence, dtype)
    mask = [] if experiment.all_count else _mask(experiment, row)
    return replace(made, code="\n".join([made.code, *steps, *mask]))


def _shifted(sequence: Sequence, dtype: str) -> list[str]:
    return [
        f"values = np.array(values, dtype={dtype}).reshape(-1, {sequence.features})"
        "  # one row of features per time step",
        "x = values[:-1]  # the network sees all values but the last",
        "target = values[1:]  # and shall predict all but the first",
    ]


def _beside(sequence: Sequence, dtype: str) -> list[str]:
    return [
        f"x = np.array(values, dtype={dtype}).reshape(-1, {sequence.features})  # what the network sees",
        f"target = np.array(targets, dtype={dtype}).reshape(-1, {sequence.outputs})  # and shall put out",
    ]


def _mask(experiment: Experiment, row: int) -> list[str]:
    flags = counting(experiment.model, experiment.sequence.generate().row(row).mask).tolist()
    return assigned("counts", flags, "whether the output of a time step is compared")


def else_left_float64(experiment: Experiment) -> str:
    """The `else` of the loop over all steps where the sequence may have ended early."""
    sequence = experiment.sequence
    return "" if sequence.holds_numbers else _LEFT.format(length=sequence.shape[1])


def _made(sequence: Sequence, row: int) -> CodePart:
    """What makes the list `values`, and `targets` where they are no values one step later."""
    source = sequence.code(row)
    if source is not None:
        return CodePart("The sequence", source.text, source.code, source.imports)
    found = sequence.generate().row(row)
    inputs, targets = found.inputs.tolist(), found.targets.tolist()
    lines = assigned("values", [*inputs, *targets[-1:]] if sequence.is_shifted else inputs)
    if not sequence.is_shifted:
        lines += assigned("targets", targets)
    text = "These numbers were typed or pasted." if sequence.holds_numbers else "These are its numbers."
    return CodePart("The sequence", text, "\n".join(lines))
