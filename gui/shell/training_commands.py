"""The Train menu."""

from collections.abc import Callable, Iterator
from functools import partial

from PyQt6.QtCore import QCoreApplication

from engine.laboratory.base import Investigation
from gui.docking.workspaces import Workspaces
from gui.language.translation import shown
from gui.shell.menus import SEPARATOR, Command
from gui.state.training.laboratory import Laboratory
from gui.state.training.trainings import Trainings
from gui.workspaces.train import Train

MENU = "Train"


def laboratory_commands(laboratory: Laboratory, workspaces: Workspaces) -> Iterator[Command]:
    """Each investigation, looked at in the laboratory."""

    def look_at(investigation: Investigation) -> None:
        workspaces.go_to(Train.name)
        laboratory.choose(investigation)
        laboratory.part_wanted.emit("laboratory")

    yield Command(MENU, SEPARATOR, lambda: None)
    for one in laboratory.all:
        yield Command(
            MENU,
            _tr("Laboratory: {}").format(shown(one.title)),
            partial(look_at, one),
            "",
            _tr("Read what is asked, and set it up."),
        )


def training_commands(trainings: Trainings, workspaces: Workspaces) -> Iterator[Command]:
    """What makes updates shows the workspace, too, so that they are seen."""

    def seen(do: Callable[[], object]) -> Callable[[], object]:
        def show_and_do() -> None:
            workspaces.go_to(Train.name)
            do()

        return show_and_do

    def may() -> bool:
        return not trainings.refusal

    def is_there() -> bool:
        return trainings.current is not None

    reason = _tr(
        "Not in the bug zoo, nor while a question is open; and without a training there is none to see."
    )

    def entry(
        text: str, do: Callable[[], object], key: str, help: str, may: Callable[[], bool] = may
    ) -> Command:
        return Command(MENU, text, do, key, help, may=may, reason=reason)

    yield entry(
        _tr("Train or pause"),
        seen(trainings.toggle),
        "F6",
        _tr("Make updates until you pause, or the loss is reached."),
    )
    yield entry(_tr("One update"), seen(lambda: trainings.make(1)), "F7", _tr("Make one update."))
    yield entry(
        _tr("One epoch"),
        seen(lambda: trainings.make(trainings.epoch)),
        "Shift+F7",
        _tr("Make as many updates as show every row once."),
    )
    yield Command(MENU, SEPARATOR, lambda: None)
    yield entry(
        _tr("Rewind"),
        lambda: trainings.go_to(0),
        "",
        _tr("Look at the network before its first update."),
        is_there,
    )
    yield entry(
        _tr("Newest update"),
        trainings.go_to_newest,
        "",
        _tr("Look at the network after its last update."),
        is_there,
    )
    yield entry(
        _tr("Branch from here"),
        trainings.branch,
        "",
        _tr("Go on from the update that is shown, with the settings as they are now."),
        is_there,
    )
    yield entry(
        _tr("Another start"),
        seen(trainings.begin),
        "",
        _tr("Begin one more training of the experiment as it is now, to race with those that are there."),
    )
    yield entry(
        _tr("Race"),
        seen(trainings.race),
        "",
        _tr("Let all trainings go on together."),
        lambda: len(trainings.records) > 1,
    )
    yield entry(
        _tr("Take the weights"),
        trainings.take,
        "",
        _tr("Give the experiment the weights that are shown, as one undo step."),
        lambda: trainings.is_shown,
    )
    yield entry(_tr("Forget all trainings"), trainings.drop_all, "", _tr("End all of them."), is_there)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrainingCommands", text)
