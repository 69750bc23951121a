"""What a workspace is: which panels and plots a task needs, and where they stand where there is room."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PanelStack:
    """Panels that share a place, as tabs where they are several.

    height: px at 100 %, or in that proportion; 0 is as high as the first of them asks for.
    least: px at 100 %; where there is less for it, it shares the place of another.
    share: of the window's height that it takes below the plots, and no more, but for its height in px.
    alone: px at 100 % with which the first of them still stands there, without the others; 0 is never.
    """

    panels: tuple[str, ...]
    height: int = 0
    least: int = 150
    share: float = 0.3
    alone: int = 0


@dataclass(frozen=True)
class PanelColumn:
    """Stacks one above the other. width: px at 100 %, or the share of the window where it is at most 1."""

    width: float = 0
    stacks: tuple[PanelStack, ...] = ()

    @property
    def panels(self) -> tuple[str, ...]:
        """The panels of all stacks, from top to bottom."""
        return tuple(panel for stack in self.stacks for panel in stack.panels)


@dataclass(frozen=True)
class Arrangement:
    """Columns beside the plots, and a stack below them.

    plots: those that are shown. reaches_left: the stack below stands under the left column, too.
    """

    left: PanelColumn = PanelColumn()
    right: PanelColumn = PanelColumn()
    below: PanelStack | None = None
    plots: tuple[str, ...] = ()
    reaches_left: bool = False

    @property
    def panels(self) -> tuple[str, ...]:
        """Every panel that it shows."""
        return (*self.left.panels, *self.right.panels, *(self.below.panels if self.below else ()))

    @property
    def shape(self) -> str:
        """What tells it from another in which panels stand elsewhere."""
        columns = (self.left.stacks, self.right.stacks, (self.below,) if self.below else ())
        return "|".join("/".join("+".join(stack.panels) for stack in stacks) for stacks in columns)


class Workspace:
    """A task, and the window that is made for it. A new one is a file with a subclass of this.

    title, help: on its button and in the menu. order: among the others. wide: what it is where the window
    is at least wide_from px wide, at 100 %; None is the same as everywhere.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    order: ClassVar[int]
    usual: ClassVar[Arrangement]
    wide: ClassVar[Arrangement | None] = None
    wide_from: ClassVar[int] = 1600
