"""A training in NumPy, back through time line by line."""

from collections.abc import Iterator

from engine.errors import ParameterError
from engine.run.name import Name
from engine.train.code.cell_code import SLOPES, BatchCellCode, batch_cells
from engine.train.code.script import ScriptParts, code_name
from engine.train.code.update_code import clip_lines, update_lines

FUNCTIONS = {"tanh": "np.tanh", "sigmoid": "sigmoid", "relu": "relu", "exponential": "np.exp"}
HELPERS = """\
def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def relu(a):
    return np.maximum(a, 0)


def softmax(a):
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(a):
    a = a - a.max(axis=-1, keepdims=True)
    return a - np.log(np.exp(a).sum(axis=-1, keepdims=True))
"""
LOSSES = {
    "mse": ("((y - target) ** 2).mean(axis=-1)", "2 * (y - target) / target.shape[-1]"),
    "mae": ("np.abs(y - target).mean(axis=-1)", "np.sign(y - target) / target.shape[-1]"),
}
"""Of each step, and the derivative by the outputs."""
BENT_LOSSES = {
    ("binary_crossentropy", "sigmoid"): (
        "(np.maximum(a, 0) - a * target + np.log1p(np.exp(-np.abs(a)))).mean(axis=-1)",
        "(y - target) / target.shape[-1]",
    ),
    ("categorical_crossentropy", "softmax"): (
        "-(target * log_softmax(a)).sum(axis=-1)",
        "y * target.sum(axis=-1, keepdims=True) - target",
    ),
}
"""The same by what the readout's activation bends."""


def numpy_lines(parts: ScriptParts) -> Iterator[str]:
    """The script below its head."""
    yield from ("", "", *HELPERS.splitlines(), "")
    yield from parts.weight_lines()
    names = ", ".join(f'"{code_name(name)}": {code_name(name)}' for name in parts.weights)
    yield f"weights = {{{names}}}"
    for slot in parts.experiment.training.slots:
        yield f"{slot} = {{name: np.zeros_like(weight) for name, weight in weights.items()}}"
    yield from ("", "", "def loss_and_gradients(rows):")
    yield from (f"    {line}" if line else "" for line in _pass(parts))
    yield from ("", "", "for n in range(1, updates + 2):")
    yield "    loss, gradients = loss_and_gradients(batches[n - 1])"
    yield from ("    print(repr(float(loss)))", "    if n > updates:", "        break")
    training = parts.experiment.training
    yield from (f"    {line}" for line in clip_lines(training, "gradients", "np.sqrt", "np.clip"))
    yield "    for name, weight in weights.items():"
    yield "        g = gradients[name]"
    yield from (f"        {line}" for line in update_lines(training, "np.sqrt"))


def _pass(parts: ScriptParts) -> Iterator[str]:
    model = parts.experiment.model
    cells = batch_cells(model.layers, FUNCTIONS)
    top = f"h{len(cells) - 1}"
    yield '"""The mean loss of the steps that count, and the gradient of each weight, back through time."""'
    yield "x, target, counts = x_train[rows], targets[rows], counts_train[rows]"
    for cell in cells:
        yield from cell.part_lines()
    for index, cell in enumerate(cells):
        for state in cell.cell.states:
            row = f"np.array({parts.state(index, state)}, dtype=precision)"
            yield f"{state}{index} = np.tile({row}, (len(rows), 1))"
    yield from ("", "kept, a = [], np.empty_like(target)", "for t in range(x.shape[1]):", "    x_t = x[:, t]")
    kept = ["x_t"]
    for index, cell in enumerate(cells):
        for state in cell.cell.states:
            yield f"    {state}{index}_before = {state}{index}"
        yield from (f"    {line}" for line in cell.step_lines())
        kept += [f"{state}{index}_before" for state in cell.cell.states]
        kept += [f"{quantity.name}{index}" for quantity in cell.cell.quantities]
    yield f"    kept.append(({', '.join(kept)}))"
    yield f"    a[:, t] = {top} @ V + c" if model.readout is not None else f"    a[:, t] = {top}"
    yield from ("", *_loss(parts), "")
    yield from _backwards(parts, cells, kept)


def _loss(parts: ScriptParts) -> Iterator[str]:
    """y, the loss, and d_a, the gradient of what the readout bends."""
    loss, readout = parts.experiment.training.loss, parts.experiment.model.readout
    bent = "linear" if readout is None else readout.activation
    yield f"y = {'a' if bent == 'linear' else f'{FUNCTIONS.get(bent, bent)}(a)'}"
    if (loss, bent) in BENT_LOSSES:
        each, d_a = BENT_LOSSES[loss, bent]
    elif loss in LOSSES and (bent == "linear" or bent in SLOPES):
        each, d_y = LOSSES[loss]
        d_a = d_y if bent == "linear" else f"{d_y} * {SLOPES[bent].format(y='y')}"
    else:
        raise ParameterError("training.loss", f"{loss} with a readout of {bent} can't be written as a script")
    yield f"loss = ({each} * counts).sum() / counts.sum()"
    yield f"d_a = ({d_a}) * counts[..., np.newaxis] / counts.sum()"


def _backwards(parts: ScriptParts, cells: list[BatchCellCode], kept: list[str]) -> Iterator[str]:
    has_readout, last = parts.experiment.model.readout is not None, len(cells) - 1
    names = [line.split(" = ")[0] for cell in cells for line in cell.part_lines()]
    yield from (f"d_{name} = np.zeros_like({name})" for name in names)
    if has_readout:
        yield "d_V, d_c = np.zeros_like(V), np.zeros_like(c)"
    nexts = [f"d_{state}{index}_before" for index, cell in enumerate(cells) for state in cell.cell.states]
    yield f"{' = '.join(nexts)} = 0.0"
    yield "for t in reversed(range(x.shape[1])):"
    yield f"    {', '.join(kept)}, = kept[t]"
    for index, cell in enumerate(cells):
        others = [f"d_{one.name}{index}" for one in cell.cell.quantities if one.name not in cell.cell.states]
        yield from (f"    d_{state}{index} = d_{state}{index}_before + 0.0" for state in cell.cell.states)
        yield f"    {' = '.join([*others, 'd_x_t'])} = 0.0"
    if has_readout:
        yield from (f"    d_V += h{last}.T @ d_a[:, t]", "    d_c += d_a[:, t].sum(axis=0)")
    yield f"    d_h{last} = d_h{last} + d_a[:, t]{' @ V.T' if has_readout else ''}"
    for index, cell in reversed(list(enumerate(cells))):
        yield f"    {' = '.join(f'd_{state}{index}_before' for state in cell.cell.states)} = 0.0"
        yield from (f"    {line}" for line in cell.gradient_lines())
    yield ""
    found = ", ".join(f'"{code_name(name)}": {_whole(parts, name)}' for name in parts.weights)
    yield f"return loss, {{{found}}}"


def _whole(parts: ScriptParts, name: Name) -> str:
    """A weight's gradient, put together from its gates' parts."""
    if name.layer is None:
        return f"d_{code_name(name)}"
    cell = batch_cells(parts.experiment.model.layers, FUNCTIONS)[name.layer]
    pieces = [line.split(" = ")[0] for line in cell.part_lines() if f" = {code_name(name)}[" in line]
    block = cell.cell.block(name.quantity)
    wide = len(block.gates)
    rows = [pieces[at : at + wide] for at in range(0, len(pieces), wide)]
    joined = [f"np.concatenate([{', '.join(f'd_{one}' for one in row)}], axis=-1)" for row in rows]
    return joined[0] if len(block.symbols) == 1 else f"np.stack([{', '.join(joined)}])"
