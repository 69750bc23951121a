"""A run of the open experiment: its original run, or a what-if that changes numbers of another run."""

from dataclasses import dataclass, field, replace

from PyQt6.QtCore import QCoreApplication

from engine.experiment import Experiment
from engine.notation.number_text import number
from engine.run.plan import Job
from engine.run.recorded_run import RecordedRun
from engine.run.what_if import OWN_OUTPUTS, Change

LETTERS = 26
WORDS = ("name", "description")  # fields of an experiment that change no number
SYMBOLS = {"kernel": "W", "recurrent_kernel": "U", "bias": "b"}


@dataclass(eq=False)
class Branch:
    """A what-if: a run that equals its `base` up to step t - 1 and has some numbers changed from step t on.

    job, recording: what was asked of the engine and what it computed; None until another run is shown in its
    place. is_ghost: whether plots draw it behind the shown run.
    """

    name: str
    t: int = 0
    changes: tuple[Change, ...] = ()
    base: "Branch | None" = field(default=None, repr=False)
    job: Job | None = field(default=None, repr=False)
    recording: RecordedRun | None = field(default=None, repr=False)
    is_ghost: bool = True

    @property
    def original(self) -> "Original":
        """The original run at the end of the chain of bases."""
        assert self.base is not None
        return self.base.original

    @property
    def is_kept(self) -> bool:
        """Whether the branch stays in the list when another run is shown; others are left to undo."""
        return self in self.original.kept

    def sets_out_from(self, other: "Branch") -> bool:
        """Whether the other branch is this one, its base, or a base further down the chain."""
        return self is other or (self.base is not None and self.base.sets_out_from(other))

    @property
    def may_be_seen(self) -> bool:
        """Whether a step from t on is recorded, which plots can draw."""
        return self.recording is not None and self.recording.trace.steps > self.t


@dataclass(eq=False)
class Original(Branch):
    """The run of the experiment itself, and the what-ifs of it that the user keeps, oldest first.

    of: the experiment as the document had it; its run may show weights of a training instead.
    """

    kept: list[Branch] = field(default_factory=list, repr=False)
    made: int = 0
    of: Experiment | None = field(default=None, repr=False)

    @property
    def original(self) -> "Original":
        """Itself."""
        return self

    def next_name(self) -> str:
        """A name that no earlier what-if of this original has had: A, B, …, Z, A1, …"""
        number_, letter = divmod(self.made, LETTERS)
        self.made += 1
        return chr(ord("A") + letter) + (str(number_) if number_ else "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Branch", text)


def place_text(what: str, index: tuple[int, ...], layer: int | None = None) -> str:
    """The name of a number that can be changed: x[0], W[1, 2]. layer: None leaves out the layer."""
    text = f"{SYMBOLS.get(what, what)}[{', '.join(map(str, index))}]"
    return text if layer is None or what == "x" else _tr("{} of layer {}").format(text, layer)


def changes_text(changes: tuple[Change, ...], layers: int = 1) -> str:
    """The changes in a line: x[0] = 7, W[1, 2] = 0.5. layers: how many the network has."""
    return ", ".join(_change_text(one, layers) for one in changes)


def _change_text(one: Change, layers: int) -> str:
    if one.what == OWN_OUTPUTS:
        return _tr("reads its own outputs")
    return f"{place_text(one.what, one.index, one.layer if layers > 1 else None)} = {number(one.value)}"


def joined(changes: tuple[Change, ...], later: tuple[Change, ...]) -> tuple[Change, ...]:
    """Two lists of changes as one; where both change the same number, the later change counts."""
    found = {replace(change, value=0): change for change in (*changes, *later)}
    return tuple(found.values())


def base_of(shown: Branch, t: int, changes: tuple[Change, ...]) -> tuple[Branch, tuple[Change, ...]]:
    """The base of a new what-if at step t of the shown run, and all changes that it makes to that base.

    Where the shown run is a what-if that begins after t, the base is its own base, as their steps are equal
    there. Where it begins at t, the new what-if takes over its changes.
    """
    base = shown
    while base.base is not None and t <= base.t:
        changes = joined(base.changes, changes) if t == base.t else changes
        base = base.base
    return base, changes


def family_of(original: Original, shown: object) -> list[Branch]:
    """All what-ifs that are kept or shown, and their bases, each after its own base."""
    found: list[Branch] = []
    for branch in (*original.kept, shown):
        line: list[Branch] = []
        while isinstance(branch, Branch) and branch.base is not None and branch not in found:
            line.append(branch)
            branch = branch.base
        found += reversed(line)
    return found


def line_of(branch: Branch) -> list[Branch]:
    """The chain of bases of a run, the original first, and the run itself."""
    return [branch] if branch.base is None else [*line_of(branch.base), branch]


def is_stale(branch: Branch) -> bool:
    """Whether a what-if is to be computed anew: for another row, by others, or with another barrier.

    Its original was since; undo has kept the what-if, while the list had it no longer.
    """
    of = branch.original.job
    if of is None or branch.base is None:
        return False
    own = branch.job
    return own is None or replace(own, experiment=of.experiment, resume=None, free_from=None) != of


def is_same_experiment(one: Job | None, other: Job) -> bool:
    """Whether two jobs compute the same, but for the row and the implementations."""
    if one is None:
        return False
    a, b = one.experiment, other.experiment
    return all(getattr(a, name) == getattr(b, name) for name in type(a).model_fields if name not in WORDS)


def is_same_run(one: Job | None, other: Job) -> bool:
    """Whether two jobs of experiments themselves give the same bits."""
    if one is None or not is_same_experiment(one, other):
        return False
    return replace(one, experiment=other.experiment) == other
