"""Somebody's gradients beside ours: the first wrong number, and which known mistake explains them."""

from collections.abc import Callable, Sequence

from engine.experiment import Experiment
from engine.theirs.given import GivenArray
from engine.train.theirs.explain import findings_in
from engine.train.theirs.judge import GradientComparison, GradientJudge
from engine.train.theirs.layout import layouts, placed
from engine.train.theirs.named import named_gradients
from engine.train.theirs.plain_pass import PlainPass, plain_refusal
from engine.train.trainer import NumPyTrainer

MOST_SIDES = 3  # ways to read the arrays in which mistakes are looked for, the likeliest first
DIGITS = 6  # of how alike they are; what is no more alike stays in its order


def compare_gradients(
    experiment: Experiment,
    arrays: Sequence[GivenArray],
    tolerance: float | None = None,
    progress: Callable[[float], None] = lambda share: None,
) -> GradientComparison:
    """Set somebody's gradients of an experiment's loss beside ours. Raises ParameterError.

    The loss is the mean over all rows, before clipping. tolerance: None is 1e-5 of an array's largest.
    """
    named, others = named_gradients(arrays, experiment)
    training = experiment.training.replace(batch_size=0, fresh=False, validation_split=0)
    experiment = experiment.replace(training=training)
    trainer = NumPyTrainer(experiment.replace(precision=experiment.precision.replace(numpy="float64")))
    refusal = plain_refusal(experiment)
    whole = trainer.gradient_now()
    steps = 0 if refusal else trainer.data.steps
    sides = [
        (layout, [placed(one, whole[one.name].shape, steps, layout, experiment) for one in named])
        for layout in layouts(named, experiment)
    ]
    is_by_step = any(one.is_by_step for _, theirs in sides for one in theirs)
    plain = None if refusal else PlainPass(experiment, is_by_step=is_by_step)
    by_step = None if plain is None else plain.gradients()
    judge = GradientJudge(whole, by_step, tolerance)
    same = next((side for side in sides if judge.is_same(side[1], by_step, whole)), None)
    if same is not None:
        return judge.told(same, others, (), "")
    if plain is None:
        return judge.told(sides[0], others, (), f"No mistake is looked for, since {refusal}.")
    sides.sort(key=lambda side: -round(judge.likeness(side[1]), DIGITS))
    found = findings_in(plain, sides[:MOST_SIDES], judge, progress)
    if found is not None:
        return judge.told(found[0], others, found[1], "")
    return judge.told(sides[0], others, (), "No known mistake of a backward pass explains these gradients.")
