"""What becomes of an arrangement where there is less room: fewer places, with tabs, never a wider window."""

from dataclasses import replace

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack

# All in px at 100 %.
PLOTS = 340  # the least width of the plots
PLOT = 150  # the least height of one
CHROME = 132  # height of menus, tool bar and foot
TABS_WIDTH = 380  # of a column whose panels all share one place


def folded(wanted: Arrangement, width: float, height: float) -> Arrangement:
    """The arrangement for a window of a width and height, px at 100 %."""
    return _in_height(_in_width(wanted, width), height - CHROME)


def width_of(column: PanelColumn, width: float) -> float:
    """How wide a column is in a window of a width, both in px at 100 %."""
    return min(asked(column, width), width - PLOTS)


def asked(column: PanelColumn, width: float) -> float:
    """What a column would have where there is room for it, px at 100 %."""
    return column.width * width if column.width <= 1 else column.width


def _in_width(wanted: Arrangement, width: float) -> Arrangement:
    """One column instead of two, where both would leave the plots too little."""
    left, right = width_of(wanted.left, width), width_of(wanted.right, width)
    if left + right + PLOTS <= width or not (wanted.left.stacks and wanted.right.stacks):
        return wanted
    if asked(wanted.left, width) >= asked(wanted.right, width):
        both = PanelColumn(max(left, TABS_WIDTH), wanted.left.stacks + wanted.right.stacks)
        return replace(wanted, left=both, right=PanelColumn(), reaches_left=False)
    both = PanelColumn(max(right, TABS_WIDTH), wanted.right.stacks + wanted.left.stacks)
    return replace(wanted, left=PanelColumn(), right=both, reaches_left=False)


def _in_height(wanted: Arrangement, height: float) -> Arrangement:
    """What stands below as tabs of a column, and fewer stacks in each, where they would be too low."""
    below = wanted.below
    if below is not None and below.least + PLOT > height and (wanted.left.stacks or wanted.right.stacks):
        return _in_height(_with_below_in_a_column(wanted, below, height), height)
    above = height - below.height if below is not None and wanted.reaches_left else height
    return replace(wanted, left=_fewer(wanted.left, above), right=_fewer(wanted.right, height))


def _with_below_in_a_column(wanted: Arrangement, below: PanelStack, height: float) -> Arrangement:
    """All of it, or all but the first where there is still room for that one alone."""
    first = None
    if below.alone and below.alone + PLOT <= height:
        first = replace(below, panels=below.panels[:1], least=below.alone, alone=0)
        below = replace(below, panels=below.panels[1:])
    kept = replace(wanted, below=first, reaches_left=False)
    column = wanted.right if wanted.right.stacks else wanted.left
    wide = column.width if column.width <= 1 else max(column.width, TABS_WIDTH)
    longer = PanelColumn(wide, (*column.stacks, below))
    return replace(kept, right=longer) if wanted.right.stacks else replace(kept, left=longer)


def _fewer(column: PanelColumn, height: float) -> PanelColumn:
    """Tabs in place of the last stacks; a strip, which needs nothing, stays one."""
    stacks = [stack for stack in column.stacks if stack.least]
    strips = [stack for stack in column.stacks if not stack.least]
    while len(stacks) > 1 and sum(stack.least for stack in stacks) > height:
        last, before = stacks.pop(), stacks.pop()
        stacks.append(PanelStack(before.panels + last.panels, before.height, max(before.least, last.least)))
    return replace(column, stacks=(*stacks, *strips))
