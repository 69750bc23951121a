"""The update of each weight as lines of code, for arrays of NumPy or tensors of PyTorch alike."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.errors import ParameterError
from engine.optimizers.base import Training


def update_lines(training: Training, sqrt: str) -> Iterator[str]:
    """What is done with `weight`, its gradient `g`, its slots and the count `n` of updates, from 1.

    sqrt: how the root is called.
    """
    rate = _rounded(training, training.learning_rate)
    match training.optimizer:
        case "SGD":
            yield from _sgd(training, rate)
        case "RMSprop":
            yield from _rms_prop(training, rate, sqrt)
        case "Adam":
            yield from _adam(training, rate, sqrt)
        case name:
            raise ParameterError("training.optimizer", f"{name} can't be written as a script")


def clip_lines(training: Training, names: str, sqrt: str, clip: str) -> Iterator[str]:
    """What is done with all gradients before. names: holds them by weight. clip: how clipping is called."""
    if training.clipvalue:
        cut = f"{clip}(g, -{training.clipvalue}, {training.clipvalue})"
        yield f"{names} = {{name: {cut} for name, g in {names}.items()}}"
    if training.clipnorm:
        most = training.clipnorm
        yield "for name, g in " + names + ".items():"
        yield f"    norm = {sqrt}((g * g).sum())"
        yield f"    {names}[name] = g * ({most} / norm) if norm > {most} else g"
    if training.global_clipnorm:
        most = training.global_clipnorm
        yield f"norm = {sqrt}(sum((g * g).sum() for g in {names}.values()))"
        yield f"if norm > {most}:"
        yield f"    {names} = {{name: g * ({most} / norm) for name, g in {names}.items()}}"


def _sgd(training: Any, rate: str) -> Iterator[str]:
    if not training.momentum:
        yield f"weight -= {rate} * g"
        return
    kept = _rounded(training, training.momentum)
    yield f"momentum[name] = {kept} * momentum[name] - {rate} * g"
    yield (
        f"weight += {kept} * momentum[name] - {rate} * g" if training.nesterov else "weight += momentum[name]"
    )


def _rms_prop(training: Any, rate: str, sqrt: str) -> Iterator[str]:
    yield f"velocity[name] = {training.rho} * velocity[name] + (1 - {training.rho}) * g * g"
    yield f"step = {rate} * g / {sqrt}(velocity[name] + {training.epsilon})"
    if training.momentum:
        yield f"momentum[name] = {training.momentum} * momentum[name] + step"
    yield "weight -= momentum[name]" if training.momentum else "weight -= step"


def _adam(training: Any, rate: str, sqrt: str) -> Iterator[str]:
    yield f"momentum[name] += (g - momentum[name]) * (1 - {training.beta_1})"
    yield f"velocity[name] += (g * g - velocity[name]) * (1 - {training.beta_2})"
    left_1, left_2 = (f"(1 - {_rounded(training, beta)} ** n)" for beta in (training.beta_1, training.beta_2))
    if training.convention == "keras":
        corrected = f"({rate} * {left_2} ** 0.5 / {left_1})"
        yield f"weight -= momentum[name] * {corrected} / ({sqrt}(velocity[name]) + {training.epsilon})"
    else:
        divisor = f"({sqrt}(velocity[name] / {left_2}) + {training.epsilon})"
        yield f"weight -= {rate} * (momentum[name] / {left_1}) / {divisor}"


def _rounded(training: Training, number: float) -> str:
    """A setting as the convention has it: Keras' comes through float32."""
    return repr(float(training.rounded(number, np.dtype(np.float64))))
