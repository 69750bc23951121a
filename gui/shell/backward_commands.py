"""The commands that step the backward pass, at the end of the Train menu."""

from collections.abc import Callable, Iterator

from PyQt6.QtCore import QCoreApplication

from gui.shell.menus import SEPARATOR, Command
from gui.shell.training_commands import MENU
from gui.state.training.backward_pass import BackwardPass


def backward_commands(backward: BackwardPass, bring: Callable[[], object]) -> Iterator[Command]:
    """Each shows the panel, too, in whatever workspace it is wanted. bring: has it in front."""

    def seen(do: Callable[[], object]) -> Callable[[], object]:
        def show_and_do() -> None:
            bring()
            do()

        return show_and_do

    def entry(text: str, do: Callable[[], object], key: str, help: str) -> Command:
        return Command(MENU, text, seen(do), key, help)

    yield Command(MENU, SEPARATOR, lambda: None)
    yield entry(
        _tr("Backward pass"),
        backward.want,
        "Ctrl+Alt+B",
        _tr("Show where each gradient comes from, from the loss of the last step to the first step."),
    )
    yield entry(
        _tr("Backward: next operation"),
        backward.go_on,
        "Ctrl+F7",
        _tr("Go on to the next operation of the backward pass, backwards in time."),
    )
    yield entry(
        _tr("Backward: operation before"),
        backward.go_back,
        "Ctrl+Shift+F7",
        _tr("Go back to the operation before, nearer to the loss."),
    )
    yield entry(
        _tr("Backward: a whole step on"),
        backward.go_on_step,
        "Ctrl+F6",
        _tr("Go on to the step before in time."),
    )
    yield entry(
        _tr("Backward: a whole step back"),
        backward.go_back_step,
        "Ctrl+Shift+F6",
        _tr("Go back to the step after in time."),
    )
    yield entry(
        _tr("Backward: to the loss"),
        backward.go_to_loss,
        "",
        _tr("Go back to where the backward pass begins, the loss of the last step."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackwardCommands", text)
