"""Every optimizer, by its name."""

from typing import Any

import engine.optimizers
from engine.optimizers.base import Training
from engine.program.find import find_classes

_found = find_classes(engine.optimizers, Training)
OPTIMIZERS: dict[str, type[Training]] = {
    str(kind.model_fields["optimizer"].default): kind for kind in sorted(_found, key=lambda kind: kind.order)
}
SHARED = tuple(field for field in Training.model_fields if field != "optimizer")
"""The fields that every optimizer has."""


def with_optimizer(training: Training, name: str) -> Training:
    """The training with another optimizer; fields that both have keep their values. Raises KeyError."""
    return OPTIMIZERS[name].parse({field: getattr(training, field) for field in SHARED})


def known_optimizer(fields: Any) -> Any:
    """What a file says of training: one without an optimizer means the first one."""
    if isinstance(fields, dict) and "optimizer" not in fields:
        return {"optimizer": next(iter(OPTIMIZERS)), **fields}
    return fields
