"""That the experiment took a training's weights, which undo takes back."""

from dataclasses import dataclass

from engine.experiment import Experiment


@dataclass(eq=False)
class Taking:
    """The experiment before it took weights and after, and whether they were given back by undo."""

    before: Experiment
    after: Experiment
    is_undone: bool = False

    def follow(self, experiment: Experiment) -> None:
        """Take account of the experiment that is open now; undo and redo bring the very same ones back."""
        if experiment is self.before:
            self.is_undone = True
        elif experiment is self.after:
            self.is_undone = False
