"""What a branch is: a what-if, or the original that what-ifs are of."""

from dataclasses import dataclass, field, replace

from PyQt6.QtCore import QCoreApplication

from engine.notation.number_text import number
from engine.run.plan import Job
from engine.run.recorded_run import RecordedRun
from engine.run.what_if import Change

LETTERS = 26
SYMBOLS = {"kernel": "W", "recurrent_kernel": "U", "bias": "b"}


@dataclass(eq=False)
class Branch:
    """A run of an experiment from its step t on, with some numbers others than in `base`.

    job, recording: None until it is run, and left. is_ghost: it is drawn behind the shown one.
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
        """The run that it, or what it sets out from, sets out from."""
        assert self.base is not None
        return self.base.original

    @property
    def is_kept(self) -> bool:
        """Whether it stays in the list when another is shown; undo takes back one that does not."""
        return self in self.original.kept

    def sets_out_from(self, other: "Branch") -> bool:
        """Whether it is the other one, or goes on from it, at once or by way of further ones."""
        return self is other or (self.base is not None and self.base.sets_out_from(other))

    @property
    def may_be_seen(self) -> bool:
        """Whether it has a step of its own to be drawn."""
        return self.recording is not None and self.recording.trace.steps > self.t


@dataclass(eq=False)
class Original(Branch):
    """The run of an experiment as it stands, and the what-ifs of it that are kept, oldest first."""

    kept: list[Branch] = field(default_factory=list, repr=False)
    made: int = 0

    @property
    def original(self) -> "Original":
        """Itself."""
        return self

    def next_name(self) -> str:
        """A name that no what-if of it has had: A, B, …, Z, A1, …"""
        number_, letter = divmod(self.made, LETTERS)
        self.made += 1
        return chr(ord("A") + letter) + (str(number_) if number_ else "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Branch", text)


def place_text(what: str, index: tuple[int, ...], layer: int | None = None) -> str:
    """A number that can be changed, as one writes it: x[0], W[1, 2]. layer: where there are several."""
    text = f"{SYMBOLS.get(what, what)}[{', '.join(map(str, index))}]"
    return text if layer is None or what == "x" else _tr("{} of layer {}").format(text, layer)


def changes_text(changes: tuple[Change, ...], layers: int = 1) -> str:
    """What is another, in short: x[0] = 7."""
    return ", ".join(
        f"{place_text(one.what, one.index, one.layer if layers > 1 else None)} = {number(one.value)}"
        for one in changes
    )


def joined(changes: tuple[Change, ...], later: tuple[Change, ...]) -> tuple[Change, ...]:
    """Both together; of two changes of one number the later counts."""
    found = {replace(change, value=0): change for change in (*changes, *later)}
    return tuple(found.values())


def base_of(shown: Branch, t: int, changes: tuple[Change, ...]) -> tuple[Branch, tuple[Change, ...]]:
    """What a what-if at step t of the shown run sets out from, and all that it changes there.

    Before a what-if's own first step its steps are those of what it set out from; at that step, it
    and the new one are one change.
    """
    base = shown
    while base.base is not None and t <= base.t:
        changes = joined(base.changes, changes) if t == base.t else changes
        base = base.base
    return base, changes


def family_of(original: Original, shown: object) -> list[Branch]:
    """All what-ifs that are kept, or shown, and what they set out from; each after its base."""
    found: list[Branch] = []
    for branch in (*original.kept, shown):
        line: list[Branch] = []
        while isinstance(branch, Branch) and branch.base is not None and branch not in found:
            line.append(branch)
            branch = branch.base
        found += reversed(line)
    return found
