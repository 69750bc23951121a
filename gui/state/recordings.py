"""What the runs of an experiment have recorded, as far as memory allows."""

from weakref import WeakKeyDictionary

from engine.run.recorded_run import RecordedRun
from gui.state.branch import Branch

MOST_RECORDED = 2**28  # bytes of steps that undo alone would show; undo computes anew what is beyond


class Recordings:
    """Keeps the recording of each run that was left; the oldest are freed where they take too much memory."""

    def __init__(self) -> None:
        self._left = WeakKeyDictionary[Branch, None]()  # in the order in which they were left

    def keep(self, branch: Branch, recording: RecordedRun) -> None:
        """Keep what a run that is left has recorded."""
        branch.recording = recording
        self._left.pop(branch, None)
        self._left[branch] = None
        self._free_oldest(branch)

    def _free_oldest(self, left: Branch) -> None:
        """Free the steps of what-ifs that are in the undo history alone, where they are too many."""
        undone = [
            (one, one.recording.trace.bytes)
            for one in self._left
            if one.recording is not None and one is not left and one.base is not None and not one.is_kept
        ]
        total = sum(size for _, size in undone)
        for one, size in undone:
            if total <= MOST_RECORDED:
                return
            total -= size
            one.job = one.recording = None
