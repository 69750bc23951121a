"""A whole session as a value, and back: what is open, looked at and asked of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject

from engine.session import BranchRecord, ChangeRecord, Session, save
from engine.train.kept_training import KeptTraining
from gui.state.branch import Branch
from gui.state.context import Context
from gui.state.training.keeping import to_keep
from gui.state.training.training_record import TrainingRecord

View = dict[str, Any]


class Sessions(QObject):
    """Takes the window's session as a value, and sets the window to one.

    view, set_view: what the window remembers of its layout, as JSON data.
    """

    def __init__(self, context: Context, view: Callable[[], View], set_view: Callable[[View], None]) -> None:
        super().__init__()
        self._context = context
        self._view, self._set_view = view, set_view
        self.path: Path | None = None
        """The session's file, while that is what the document was opened from or saved to."""
        self._saved: Session | None = None  # what of it counts

    def take(self) -> Session:
        """The current session, ready to be saved."""
        trainings = self._context.trainings
        return self._with_trainings(to_keep(trainings.records))

    def _with_trainings(self, kept: Mapping[TrainingRecord, KeptTraining]) -> Session:
        trainings = self._context.trainings
        places = {record: place for place, record in enumerate(kept)}
        place = None if trainings.current is None else places.get(trainings.current)
        return self._without_trainings().replace(
            trainings=tuple(kept.values()),
            training=place,
            update=None if place is None or trainings.is_following else trainings.update,
            is_trained=place is not None and trainings.is_shown,
        )

    def _without_trainings(self) -> Session:
        context = self._context
        branches = [branch for branch in context.branches.listed if branch.base is not None]
        shown = context.branches.shown
        t, operation = context.pending_jump.place
        return Session(
            experiment=context.document.experiment,
            row=context.selection.row,
            implementations=context.selection.wanted,
            branches=tuple(_record(branch, branches) for branch in branches),
            shown=branches.index(shown) if shown in branches else None,
            breakpoints=context.breakpoints.items,
            watches=context.watches.texts,
            t=t,
            operation=operation,
            view=self._view(),
        )

    @property
    def hides_values(self) -> bool:
        """Whether a file would hold numbers that are asked, which it must not."""
        return self._context.transport.hides_values

    def save(self, path: Path) -> bool:
        """Write the session to a file, which is the session's from now on. Raises FileError.

        What is `left_out` counts as kept, too: whoever saves has been asked. Returns whether all losses of
        the others are in it; of long trainings the first are not.
        """
        kept = to_keep(self._context.trainings.records)
        session = self._with_trainings(kept)
        save(path, session)
        self.path, self._saved = path, _content(session)
        for record in self._context.trainings.records:
            record.note_kept(record.last)
        return all(one.plan.job.first == record.begin for record, one in kept.items())

    @property
    def left_out(self) -> int:
        """How many trainings, which nothing else holds, are too large for a session."""
        records = self._context.trainings.records
        kept = to_keep(records)
        return sum(bool(record.unkept) and record not in kept for record in records)

    @property
    def is_modified(self) -> bool:
        """Whether closing would lose what the session's file does not hold; the place does not count."""
        if self._saved is None or not self.has_file:
            return False
        return bool(self.unkept[0]) or _content(self._without_trainings()) != self._saved

    @property
    def has_file(self) -> bool:
        """Whether the document's file is one of a session, which saving writes again."""
        return self._saved is not None and self._context.document.path == self.path

    @property
    def unkept(self) -> tuple[int, int]:
        """How many trainings have weights that no file holds and the experiment has not taken.

        With how many updates they made in all.
        """
        updates = [record.unkept for record in self._context.trainings.records if record.unkept]
        return len(updates), sum(updates)

    def open(self, session: Session, path: Path | None) -> None:
        """Set the window to a session. path: its file, if it has one."""
        self.path, self._saved = path, None if path is None else _content(session)
        context = self._context
        context.document.open(session.experiment, path)
        context.selection.set_row(session.row)
        context.selection.want_only(session.implementations)
        context.breakpoints.set_items(session.breakpoints)
        context.watches.set_texts(session.watches)
        context.branches.restore(session.branches, session.shown)
        context.trainings.restore(
            session.trainings,
            session.training,
            session.update,
            is_shown=session.is_trained,
            is_in_file=path is not None,
        )
        self._set_view(session.view)
        context.playhead.is_following = False
        context.pending_jump.wait_for(session.t, session.operation)


def _content(session: Session) -> Session:
    """Without what is looked at, and without trainings: they know themselves what a file holds of them."""
    looked_at = {"trainings": (), "training": None, "update": None, "is_trained": True}
    return session.replace(t=0, operation=None, view={}, **looked_at)


def _record(branch: Branch, branches: list[Branch]) -> BranchRecord:
    base = branch.base
    return BranchRecord(
        name=branch.name,
        base=branches.index(base) if base in branches else None,
        t=branch.t,
        changes=tuple(ChangeRecord.of(change) for change in branch.changes),
        is_ghost=branch.is_ghost,
    )
