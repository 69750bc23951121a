"""What makes networks on the command line; TensorFlow is loaded for those alone that need it."""

from engine.command.terminal import tell
from engine.errors import ParameterError, Unavailable
from engine.experiment import Experiment
from engine.implementations.every import able, implementation, names_for, title_of
from engine.keras.loader import load_keras
from engine.work.equipment import Equipment

BOTH = "both"  # which means every one there is


def equipment_for(chosen: str) -> Equipment:
    """What makes networks: also those that need TensorFlow, unless it is missing and others go on alone.

    chosen: an implementation, or BOTH. Raises Unavailable.
    """
    equipment = Equipment()
    if chosen in equipment.make_networks:
        return equipment
    try:
        load_keras()
    except Unavailable as error:
        if chosen != BOTH:
            raise
        alone = ", ".join(map(title_of, equipment.make_networks))
        tell(f"note: {' '.join(str(error).split())}; {alone} goes on alone")
    else:
        equipment.add_keras()
    return equipment


def wanted_implementations(chosen: str, experiment: Experiment) -> tuple[str, ...]:
    """The implementations to run: the chosen one, or of all those that can, with a note about the others.

    Raises ParameterError where the chosen one cannot run the experiment.
    """
    wanted = names_for(experiment) if chosen == BOTH else (chosen,)
    for name in wanted:
        refusal = implementation(name).refusal(experiment)
        if refusal and chosen != BOTH:
            raise ParameterError("", refusal)
        if refusal:
            tell(f"note: {refusal}")
    return able(wanted, experiment)
