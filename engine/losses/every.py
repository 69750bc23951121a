"""Every loss, by its name."""

import engine.losses
from engine.losses.base import Loss
from engine.program.find import find_classes

LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in sorted((kind() for kind in find_classes(engine.losses, Loss)), key=lambda loss: loss.order)
}
