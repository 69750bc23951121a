"""How much text is shown at once: what Qt lays out in a moment, and nobody reads more of."""

from collections import Counter
from collections.abc import Iterator

from PyQt6.QtCore import QCoreApplication

from engine.reading.markdown import DISPLAY, FORMULA, Block, parsed
from engine.reading.tex import DEAREST, DEAREST_PAGE, cost

MOST_CHARACTERS = 20_000
MOST_DEEP = 20  # quotes and lists within each other
MOST = {"formula": 200, "link": 100, "cell": 600}


def problem(markdown: str) -> str | None:
    """A sentence on why a text is not shown; None where it is."""
    if len(markdown) > MOST_CHARACTERS:
        return _tr("A text has at most {} characters, got {}.").format(MOST_CHARACTERS, len(markdown))
    text = parsed(markdown)
    if _depth(text) > MOST_DEEP:
        return _tr("Lists and quotes may hang in each other at most {} deep.").format(MOST_DEEP)
    counts = Counter(_things(text))
    sentences = {
        "formula": _tr("A text has at most {} formulas, got {}."),
        "link": _tr("A text has at most {} links, got {}."),
        "cell": _tr("A text has at most {} cells of tables, got {}."),
    }
    for what, sentence in sentences.items():
        if counts[what] > MOST[what]:
            return sentence.format(MOST[what], counts[what])
    if sum(min(cost(tex), DEAREST) for tex in _formulas(text)) > DEAREST_PAGE:
        return _tr("A text's formulas are too many or too long to be drawn at once.")
    return None


def _depth(block: Block) -> int:
    """Of quotes and lists; MAX_NESTING keeps the recursion short."""
    deepest = max(map(_depth, block.blocks), default=0)
    return deepest + (block.type in ("blockquote", "bullet_list", "ordered_list"))


def _things(block: Block) -> Iterator[str]:
    """What is counted, one by one."""
    yield from ("formula" for _ in _formulas(block, is_deep=False))
    yield from ("link" for word in block.words if word.type == "link_open")
    if block.type in ("th", "td"):
        yield "cell"
    for inner in block.blocks:
        yield from _things(inner)


def _formulas(block: Block, is_deep: bool = True) -> Iterator[str]:
    """The TeX of a block's formulas. is_deep: of those within, too."""
    for part in (block, *block.words):
        if part.type in (FORMULA, DISPLAY):
            yield part.content
    if is_deep:
        for inner in block.blocks:
            yield from _formulas(inner)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadingLimits", text)
