"""A training in PyTorch: the cell's equations, autograd, and the update written out."""

from collections.abc import Iterator

from engine.errors import ParameterError
from engine.train.code.cell_code import batch_cells
from engine.train.code.script import ScriptParts, code_name
from engine.train.code.update_code import clip_lines, update_lines

FUNCTIONS = {
    "tanh": "torch.tanh",
    "sigmoid": "torch.sigmoid",
    "relu": "torch.relu",
    "exponential": "torch.exp",
    "softplus": "torch.nn.functional.softplus",
    "elu": "torch.nn.functional.elu",
}
LOSSES = {"mse": "((y - target) ** 2).mean(-1)", "mae": "(y - target).abs().mean(-1)"}
BENT_LOSSES = {
    ("binary_crossentropy", "sigmoid"): "torch.nn.functional.binary_cross_entropy_with_logits("
    'a, target, reduction="none").mean(-1)',
    ("categorical_crossentropy", "softmax"): "-(target * torch.log_softmax(a, -1)).sum(-1)",
}


def pytorch_lines(parts: ScriptParts) -> Iterator[str]:
    """The script below its head."""
    yield from ("", "import torch", "")
    yield from parts.weight_lines()
    names = ", ".join(f'"{code_name(name)}": {code_name(name)}' for name in parts.weights)
    yield f"arrays = {{{names}}}"
    yield "weights = {name: torch.tensor(array, requires_grad=True) for name, array in arrays.items()}"
    for slot in parts.experiment.training.slots:
        yield f"{slot} = {{name: torch.zeros_like(weight) for name, weight in weights.items()}}"
    yield from ("", "", "def loss_of(rows):")
    yield from (f"    {line}" if line else "" for line in _loss(parts))
    yield from LOOP.splitlines()
    training = parts.experiment.training
    yield from (f"        {line}" for line in clip_lines(training, "gradients", "torch.sqrt", "clipped"))
    yield "        for name, weight in weights.items():"
    yield "            g = gradients[name]"
    yield from (f"            {line}" for line in update_lines(training, "torch.sqrt"))
    yield "            weight.grad = None"


LOOP = """

def clipped(g, low, high):
    return g.clamp(low, high)


for n in range(1, updates + 2):
    loss = loss_of(batches[n - 1])
    print(repr(loss.item()))
    if n > updates:
        break
    loss.backward()
    with torch.no_grad():
        gradients = {name: weight.grad for name, weight in weights.items()}"""


def _loss(parts: ScriptParts) -> Iterator[str]:
    model = parts.experiment.model
    cells = batch_cells(model.layers, FUNCTIONS)
    yield '"""The mean loss of the steps that count."""'
    yield "x, target, counts = (torch.tensor(one[rows]) for one in (x_train, targets, counts_train))"
    own = ", ".join(code_name(name) for name in parts.weights)
    yield f"{own}, = weights.values()"
    for index, cell in enumerate(cells):
        yield from cell.part_lines()
        for state in cell.cell.states:
            row = f"torch.tensor({parts.state(index, state)}, dtype=x.dtype)"
            yield f"{state}{index} = {row}.expand(len(rows), -1)"
    yield from ("", "found = []", "for t in range(x.shape[1]):", "    x_t = x[:, t]")
    for index, cell in enumerate(cells):
        for state in cell.cell.states:
            yield f"    {state}{index}_before = {state}{index}"
        yield from (f"    {line}" for line in cell.step_lines())
    top = f"h{len(cells) - 1}"
    yield f"    found.append({top} @ V + c)" if model.readout is not None else f"    found.append({top})"
    yield "a = torch.stack(found, 1)"
    yield from _end(parts)


def _end(parts: ScriptParts) -> Iterator[str]:
    loss, readout = parts.experiment.training.loss, parts.experiment.model.readout
    bent = "linear" if readout is None else readout.activation
    if (loss, bent) in BENT_LOSSES:
        each = BENT_LOSSES[loss, bent]
    elif loss in LOSSES and (bent == "linear" or bent in FUNCTIONS):
        yield f"y = {'a' if bent == 'linear' else f'{FUNCTIONS[bent]}(a)'}"
        each = LOSSES[loss]
    else:
        raise ParameterError("training.loss", f"{loss} with a readout of {bent} can't be written as a script")
    yield f"each = {each}"
    yield "return (each * counts).sum() / counts.sum()"
