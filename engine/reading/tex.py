"""How long a formula takes to typeset, told from its TeX."""

import re

DEAREST = 2_500  # one formula, half a second
DEAREST_PAGE = 10_000
MARK = re.compile(r"\\(?:left|begin)\b|(?<!\\){|(\\(?:right|end)\b|(?<!\\)})")


def cost(tex: str) -> int:
    """About 5 a millisecond: its length, doubled for every level of braces, each of which is read twice."""
    depth = deepest = 0
    for mark in MARK.finditer(tex):
        depth += -1 if mark[1] else 1
        deepest = max(deepest, depth)
    return len(tex) << min(deepest, 30)
