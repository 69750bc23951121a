"""The runs of one experiment: its original, and the what-ifs that set out from its middle."""

from collections.abc import Sequence

from PyQt6.QtCore import QObject, pyqtSignal

from engine.errors import ParameterError
from engine.run.free_run import free_run_refusal
from engine.run.plan import Job
from engine.run.what_if import Change, job_of, reads_its_own_outputs
from engine.session import BranchRecord
from gui.language.translation import shown
from gui.state.branch import (
    Branch,
    Original,
    base_of,
    family_of,
    is_same_experiment,
    is_same_run,
    is_stale,
    line_of,
)
from gui.state.document import Document
from gui.state.engine_client import EngineClient
from gui.state.recordings import Recordings
from gui.state.run_state import ALL
from gui.state.transport import Transport

LONGEST = 40  # characters of a name


class Branches(QObject):
    """The runs of the open experiment - the original and its what-ifs - and which of them is shown.

    Showing a what-if is an undo step of the document: going back shows the recording that is kept here, the
    same trace. A what-if that is not kept is listed only while it is shown. Each edited experiment has an
    original of its own, with its what-ifs; undo brings both back. When the user looks at another row or other
    implementations, the what-ifs are computed anew.

    Signals:
        changed(): the list, a name, the shown run or the runs drawn behind it changed.
        asked(object, object): the user wants to change a number of the shown step, (what, layer, index),
            to a value, or None.
    """

    changed = pyqtSignal()
    asked = pyqtSignal(object, object)

    def __init__(self, document: Document, client: EngineClient, transport: Transport) -> None:
        super().__init__()
        self._document, self._client, self._transport = document, client, transport
        self.original = Original(self.tr("original"))
        self.shown: Branch = self.original
        self._recordings = Recordings()
        self._owed: list[Branch] = []  # to be computed anew, each after its base
        self._remembered: tuple[Sequence[BranchRecord], int | None] = (), None
        self._is_catching_up = False
        document.changed.connect(self._leave)
        document.branch_changed.connect(self._show_wanted)
        client.started.connect(self._take_start)
        client.advanced.connect(self._take_steps)
        client.finished.connect(self._catch_up)

    # ── what there is ──────────────────────────────────────────────────────────────────────────

    @property
    def listed(self) -> list[Branch]:
        """The original, the what-ifs that are kept, and the shown run."""
        listed = [self.original, *self.original.kept]
        return listed if self.shown in listed else [*listed, self.shown]

    @property
    def ghosts(self) -> list[Branch]:
        """The runs that plots draw behind the shown one."""
        return [one for one in self.listed if one is not self.shown and one.is_ghost and one.may_be_seen]

    @property
    def reference(self) -> Branch | None:
        """The run that the shown what-if is compared with: the original; None while the original is shown."""
        original = self.original
        return original if self.shown is not original and original.recording is not None else None

    @property
    def is_catching_up(self) -> bool:
        """Whether runs are computed anew one after the other, before the wanted one is shown."""
        return self._is_catching_up

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def go_on(self, t: int, changes: tuple[Change, ...]) -> None:
        """Go on from step t of the shown run with some numbers changed. Raises ParameterError."""
        self._leave()
        base, changes = base_of(self.shown, t, changes)
        job = self._job(base, t, changes)
        self.keep(base)
        branch = Branch(self.original.next_name(), t, changes, base, job)
        self._transport.go_to(t)
        self._document.show_branch(branch, self.shown)

    def run_freely(self, t: int) -> None:
        """Go on from step t of the shown run with its own outputs as inputs. Raises ParameterError."""
        self.go_on(t, (reads_its_own_outputs(),))

    def why_not_free(self, t: int) -> str:
        """Why the shown run cannot run freely from step t on; "" where it can."""
        run = self._client.recording
        if run is None or not run.implementations or t >= run.steps:
            return self.tr("No step is computed yet.")
        begin = run.plan.job.free_from
        if begin is not None and t >= begin:
            return self.tr("It reads its own outputs from t = {} on already.").format(begin)
        if t < 1:
            return self.tr("A free run begins after a step whose output it reads: go to t = 1 or later.")
        refusal = free_run_refusal(run.experiment)
        return self.tr("A free run {}.").format(shown(refusal)) if refusal else ""

    def show(self, branch: Branch) -> None:
        """Show a run; the one shown so far stays in the list."""
        if branch is not self.shown and branch.recording is not None:
            self.keep(self.shown)
            self._document.show_branch(branch, self.shown)

    def keep(self, branch: Branch) -> None:
        """Keep a what-if, and its bases, in the list when another run is shown."""
        if branch.base is not None and branch not in self.original.kept:
            self.keep(branch.base)
            self.original.kept.append(branch)
            self.changed.emit()

    def discard(self, branch: Branch) -> None:
        """Remove a what-if and all that are based on it; if one of them is shown, show its base."""
        if branch.base is None:
            return
        self.original.kept = [one for one in self.original.kept if not one.sets_out_from(branch)]
        if self.shown.sets_out_from(branch):
            self._document.show_branch(branch.base, self.shown)
        self.changed.emit()

    def rename(self, branch: Branch, name: str) -> None:
        """Rename a run. Raises ParameterError where the name is too long or taken."""
        name = name.strip()
        if not 1 <= len(name) <= LONGEST:
            raise ParameterError("name", f"must have 1 to {LONGEST} characters, got {len(name)}")
        if any(one.name == name for one in self.listed if one is not branch):
            raise ParameterError("name", f"must be another than those of the other runs, got {name}")
        branch.name = name
        self.changed.emit()

    def set_ghost(self, branch: Branch, is_ghost: bool) -> None:
        """Draw a run behind the shown one, or stop drawing it."""
        if branch.is_ghost != is_ghost:
            branch.is_ghost = is_ghost
            self.changed.emit()

    def ask(self, what: str, layer: int, index: tuple[int, ...], value: float | None = None) -> None:
        """Offer to change a number of the shown step, to a value if there is one already."""
        self.asked.emit((what, layer, index), value)

    def restore(self, records: Sequence[BranchRecord], shown: int | None = None) -> None:
        """Take remembered what-ifs; they are computed when the run that is about to start is over.

        shown: the place of the one to show.
        """
        self._remembered = records, shown

    # ── showing one ────────────────────────────────────────────────────────────────────────────

    def _leave(self) -> None:
        """Keep the current run as it is now, before another takes its place."""
        recording = self._client.recording
        if recording is not None and recording.plan.job is self.shown.job:
            self._recordings.keep(self.shown, recording)

    def _show_wanted(self) -> None:
        """Show the document's branch as it was recorded, or compute it where it was not."""
        branch = self._document.branch
        assert isinstance(branch, Branch)
        self._leave()
        self._owed, self._is_catching_up = [], False
        if not is_same_run(branch.original.job, self._transport.job):
            self._transport.restart()  # another row, or others than its implementations, are looked at now
            return
        self.original, self.shown = branch.original, branch
        if branch.base is not None:
            self.keep(branch.base)
        self._owed = [one for one in line_of(branch) if is_stale(one)]
        for one in self._owed:
            one.job = one.recording = None
        if self._owed:
            self._is_catching_up = True
            self._catch_up_when_far_enough(branch.original)
        elif branch.recording is not None:
            self._transport.show(branch.recording)
        else:
            self._run(branch)

    def _catch_up_when_far_enough(self, original: Branch) -> None:
        """Compute what is owed; where the original waits before a step that is needed, show it meanwhile."""
        recording = original.recording
        waits = recording is not None and recording.may_go_on
        if recording is not None and waits and not self._has_come_far_enough(recording.trace.steps):
            self.shown = original
            self._transport.show(recording)
        else:
            self._catch_up()

    def _has_come_far_enough(self, steps: int) -> bool:
        """Whether each what-if that is owed sets out from one of so many steps."""
        return all(steps > one.t for one in self._owed)

    def _run(self, branch: Branch, at_once: int | None = None) -> None:
        assert branch.base is not None
        assert branch.job is not None
        self.shown = branch
        self._transport.compute_what_if(branch.job, branch.base.recording, at_once)

    def _job(self, base: Branch, t: int, changes: tuple[Change, ...]) -> Job:
        """What a what-if is asked to do. Raises ParameterError."""
        recording = base.recording
        if recording is None:
            raise ParameterError("t", "must be a recorded step; nothing is recorded yet")
        return job_of(changes, t, recording)

    # ── runs of the experiment itself ──────────────────────────────────────────────────────────

    def _take_start(self) -> None:
        """A run that is none of ours is one of the experiment: again, for another row, or another one."""
        plan = self._client.plan
        if plan is not None and plan.job is not self.shown.job and plan.job.resume is None:
            self.original = self.shown = self._original_of(plan.job)
        self.changed.emit()

    def _original_of(self, job: Job) -> Original:
        """The one that the job is of: the present one, that of the wanted branch, or a new one."""
        records, shown = self._remembered
        if records:
            self._remembered = (), None
            return self._remembered_original(records, shown, job)
        branch = self._document.branch
        original = branch.original if isinstance(branch, Branch) else self.original
        now = self._document.experiment
        shows_other_weights = original.of == now and original.job is not None  # those of a training
        if not (shows_other_weights or is_same_experiment(original.job, job)):
            return Original(self.tr("original"), job=job, of=now)
        if not is_same_run(original.job, job):
            self._forget_recordings(original)
        original.job, original.recording, original.of = job, None, now
        return original

    def _remembered_original(self, records: Sequence[BranchRecord], shown: int | None, job: Job) -> Original:
        original = Original(self.tr("original"), job=job, made=len(records), of=self._document.experiment)
        for record in records:
            changes = tuple(change.change() for change in record.changes)
            base = original if record.base is None else original.kept[record.base]
            original.kept.append(Branch(record.name, record.t, changes, base, is_ghost=record.is_ghost))
        self._document.branch = original if shown is None else original.kept[shown]
        self._forget_recordings(original)
        return original

    def _forget_recordings(self, of: Original) -> None:
        """Have all what-ifs computed anew when their original is."""
        self._owed = family_of(of, self._document.branch)
        self._is_catching_up = True
        for branch in self._owed:
            branch.job = branch.recording = None

    def _take_steps(self) -> None:
        """A run that waits in its middle may have come as far as the what-ifs need it."""
        steps = self._client.trace.steps
        if self._owed and not self._transport.is_going and self._has_come_far_enough(steps):
            self._catch_up()

    def _catch_up(self) -> None:
        """Compute the next what-if that is owed; when none is left, show the one that is wanted."""
        if not self._is_catching_up:
            return
        self._leave()
        while self._owed:
            branch = self._owed.pop(0)
            assert branch.base is not None
            try:
                branch.job = self._job(branch.base, branch.t, branch.changes)
            except ParameterError:  # this run has no such step
                continue
            self._run(branch, ALL)
            return
        self._is_catching_up = False
        wanted = self._document.branch
        while isinstance(wanted, Branch) and wanted.recording is None and wanted.base is not None:
            wanted = wanted.base  # this run has no step that it could set out from
        if isinstance(wanted, Branch) and wanted is not self.shown and wanted.recording is not None:
            self.shown = wanted
            self._transport.show(wanted.recording)
        self.changed.emit()
