"""What is said of recorded numbers: what explains them, or that nothing does and where they go wrong."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from engine.array import Array
from engine.doctor.evidence import Evidence, aligned, columns, quantities
from engine.doctor.finding import Certainty, Diagnosis, Finding, FirstWrong, details_of
from engine.doctor.inside import inside_step
from engine.doctor.judge import Judgement
from engine.doctor.mistakes.rounding_only import RoundingOnlyMistake
from engine.doctor.recipe import Recipe
from engine.doctor.run import Wanted

MOST_FINDINGS = 5
SURE = 40  # decimal digits that are explained
AS_GOOD = 10  # times the best fit
GROWS, FADES = 1.05, 0.95  # times a step
TELLING = 1e-3  # of the largest difference of a step: less may be rounding


def distance(made: Array, known: Array) -> Array:
    """How far apart numbers are; 0 where nothing is known."""
    with np.errstate(all="ignore"):
        apart = np.abs(made - known)
    return np.where(np.isnan(known), 0.0, np.where(np.isnan(apart), np.inf, apart))


def rounding_told(evidence: Evidence, verdict: Judgement, difference: float) -> Diagnosis:
    """No mistake is accused."""
    mistake = RoundingOnlyMistake()
    details = {"written": evidence.written}
    sentence, cures = mistake.sentence(details), mistake.cures(details)
    finding = Finding(
        (mistake.word,), details, verdict.residual, "certain", (), sentence, cures.text, (cures,)
    )
    return Diagnosis((finding,), difference, None, sentence + _left_out(evidence))


def _left_out(evidence: Evidence) -> str:
    """What was not compared, as a further sentence."""
    left_out = ((evidence.missing, "NaN"), (evidence.infinite, "infinite"))
    return "".join(
        f" {count} of their numbers are {what}, and were left out." for count, what in left_out if count
    )


def not_finite_told(difference: float, evidence: Evidence, made: Array) -> Diagnosis:
    """All that is finite is right."""
    if not np.isfinite(made).all():
        sentence = "The numbers are the same up to where the network itself leaves float64."
    else:
        count = evidence.infinite
        sentence = (
            f"{count} of their numbers are infinite, though the network's are not; all others are right."
        )
    return Diagnosis((), difference, None, sentence)


def found_told(
    recipe: Recipe,
    verdicts: Sequence[Judgement],
    difference: float,
    first: FirstWrong | None,
    evidence: Evidence,
    is_complete: bool,
) -> Diagnosis:
    """The mistakes that explain the numbers, and those that explain them just as well."""
    alike = [one for one in verdicts if _is_as_good(one, verdicts[0])]
    best: dict[tuple[str, ...], Judgement] = {}
    for one in verdicts:
        best.setdefault(one.variant.words, one)
    findings = tuple(
        replace(_finding(one, alike), inside=inside_step(recipe, evidence, first, one.variant.recipe))
        for one in list(best.values())[:MOST_FINDINGS]
    )
    sentence = findings[0].sentence
    if findings[0].rivals:
        names = " or ".join(" with ".join(words) for words in findings[0].rivals)
        sentence += f" These numbers cannot tell it from {names}."
    sentence += _left_out(evidence)
    return Diagnosis(findings, difference, first, sentence, is_complete)


def _is_as_good(one: Judgement, best: Judgement) -> bool:
    is_alike = one.level == best.level and one.variant.share == best.variant.share
    return is_alike and one.ratio <= max(AS_GOOD * best.ratio, 0.1)


def _finding(verdict: Judgement, alike: Sequence[Judgement]) -> Finding:
    variant = verdict.variant
    parts = list(zip(variant.mistakes, variant.details, strict=True))
    cures = tuple(mistake.cures(details) for mistake, details in parts)
    others = tuple(dict.fromkeys(one.variant.words for one in alike if one.variant.words != variant.words))
    is_sure = verdict.level == 0 or verdict.digits > SURE
    certainty: Certainty = "possible" if others else "certain" if is_sure else "likely"
    return Finding(
        variant.words,
        details_of(variant),
        verdict.residual,
        certainty,
        others,
        " ".join(mistake.sentence(details) for mistake, details in parts),
        " ".join(cure.text for cure in cures),
        cures,
    )


def first_wrong(recipe: Recipe, evidence: Evidence, made: Array, wrong_from: int | None) -> FirstWrong | None:
    """The first wrong number, by step, and within the step in the order of computing."""
    if wrong_from is None:
        return None
    known, t = aligned(evidence.numbers, recipe.view), wrong_from
    apart = distance(made, known)[:, t] / evidence.spread
    places = columns(evidence, recipe)
    wrong = [place for place in range(len(places)) if apart[:, place].max() > TELLING * apart.max()]
    if not wrong:
        return None
    place = min(wrong, key=lambda place: _moment(places[place][0], recipe))
    (one, index), row = places[place], int(np.argmax(apart[:, place]))
    steps = evidence.numbers.shape[1]  # rows may stand one after the other
    is_state = one.layer is None and recipe.readout is None and recipe.layers[-1].merge_mode is None
    layer, quantity = (len(recipe.layers) - 1, "h") if is_state else (one.layer, one.quantity)
    ours, theirs = float(made[row, t, place]), float(known[row, t, place])
    return FirstWrong(t % steps, row + t // steps, layer, quantity, index, ours, theirs)


def _moment(one: Wanted, recipe: Recipe) -> tuple[int, int]:
    """When in a step a quantity is computed."""
    if one.layer is None:
        return len(recipe.layers), 0
    return one.layer, quantities(recipe, one.layer).index(one.quantity)


def none_told(first: FirstWrong | None, apart: Array, evidence: Evidence, is_complete: bool) -> str:
    """A text that no known mistake explains the numbers, and what is known of them."""
    told = "None of the known mistakes explains these numbers."
    if not is_complete:
        told = "The search was stopped; up to there no known mistake explains these numbers."
    if np.isnan(apart).any():
        return f"{told} There are {evidence.numbers.shape[2]} of them a step, and the model makes others."
    if first is None:
        return told
    where = f"{first.quantity}[{first.index}]"
    where += f" of layer {first.layer}" if first.layer is not None else ""
    begins = f"The difference begins at t = {first.t} in {where}: "
    numbers = f"{first.ours:.8g} here, {first.theirs:.8g} there."
    return f"{told} {begins}{numbers} {_growth(apart, first.t)}".rstrip()


def _growth(apart: Array, t: int) -> str:
    """How the largest difference of a step goes on."""
    later = np.max(apart, axis=(0, 2))[t:]
    if len(later) < 2 or not np.isfinite(later).all() or later[0] <= 0:
        return ""
    first, last = float(later[0]), float(later[-1])
    if last == 0:
        return "Later it is gone."
    times = (last / first) ** (1 / (len(later) - 1))
    if times > GROWS:
        return f"It grows from {first:.3g} to {last:.3g}, about {times:.3g} times a step."
    if times < FADES:
        return f"It fades from {first:.3g} to {last:.3g}, about {times:.3g} times a step."
    return f"It stays between {float(later.min()):.3g} and {float(later.max()):.3g}."
