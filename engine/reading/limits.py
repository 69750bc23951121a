"""How much text is read at once: what is laid out in a moment, and nobody reads more of."""

from functools import lru_cache

from engine.reading.contents import addresses, blocks_of, formulas
from engine.reading.markdown import KEPT, TextBlock, parsed
from engine.reading.tex import DEAREST, DEAREST_PAGE, cost

MOST_CHARACTERS = 20_000
MOST_BRACKETS = 4_000  # each of which may begin a link, for whose end the rest is searched
MOST_DEEP = 20  # quotes and lists within each other
MOST_FORMULAS, MOST_LINKS, MOST_CELLS = 200, 100, 600
HANGING = ("blockquote", "bullet_list", "ordered_list")


@lru_cache(KEPT)
def problem(markdown: str) -> str | None:
    """Why a text is too large or too deeply nested to be shown, as a sentence without a period, or None."""
    for what, count, most in (
        ("characters", len(markdown), MOST_CHARACTERS),
        ("square brackets", markdown.count("["), MOST_BRACKETS),
    ):
        if count > most:
            return f"a text has at most {most} {what}, got {count}"
    if _depth(parsed(markdown)) > MOST_DEEP:
        return f"lists and quotes may hang in each other at most {MOST_DEEP} deep"
    tex = formulas(markdown)
    cells = sum(block.type in ("th", "td") for block in blocks_of(markdown))
    for what, count, most in (
        ("formulas", len(tex), MOST_FORMULAS),
        ("links", len(addresses(markdown)), MOST_LINKS),
        ("cells of tables", cells, MOST_CELLS),
    ):
        if count > most:
            return f"a text has at most {most} {what}, got {count}"
    if sum(min(cost(one), DEAREST) for one in tex) > DEAREST_PAGE:
        return "a text's formulas are too many or too long to be drawn at once"
    return None


def _depth(block: TextBlock) -> int:
    """Of quotes and lists; MAX_NESTING keeps the recursion short."""
    deepest = max(map(_depth, block.blocks), default=0)
    return deepest + (block.type in HANGING)
