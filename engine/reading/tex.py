"""What is known of a formula before it is typeset: how long that takes, and why it cannot be."""

import re
from functools import lru_cache
from xml.etree import ElementTree

DEAREST = 2_500  # one formula, half a second
DEAREST_PAGE = 10_000
REASONS = {
    "ExtraLeftOrMissingRightError": r"a \left has no \right",
    "MissingEndError": r"a \begin has no \end",
    "DoubleSubscriptsError": "two subscripts follow one symbol; braces tell which one is meant",
    "DoubleSuperscriptsError": "two superscripts follow one symbol; braces tell which is meant",
    "NoAvailableTokensError": "something is missing, such as a closing brace",
    "MissingSuperScriptOrSubscriptError": "nothing follows ^ or _",
    "DenominatorNotFoundError": "a fraction has no denominator",
    "NumeratorNotFoundError": "a fraction has no numerator",
    "LimitsMustFollowMathOperatorError": r"\limits must follow an operator such as \sum",
    "InvalidWidthError": "a width is none",
    "ParseError": r"& stands outside of a matrix; as a sign it is written \&",
}
"""By the errors of latex2mathml, and of who reads what it has made."""
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}
BRACE = re.compile(r"\\.|[{}]", re.S)  # those behind a backslash are signs
MARK = re.compile(r"\\(?:left|begin)\b|(?<!\\){|(\\(?:right|end)\b|(?<!\\)})")


def cost(tex: str) -> int:
    """About 5 a millisecond: its length, doubled for every level of braces, each of which is read twice."""
    depth = deepest = 0
    for mark in MARK.finditer(tex):
        depth += -1 if mark[1] else 1
        deepest = max(deepest, depth)
    return len(tex) << min(deepest, 30)


@lru_cache(1024)
def why_not(tex: str) -> str | None:
    """Why a formula cannot be typeset, as the end of a sentence; None where it seems right."""
    if cost(tex) > DEAREST:
        return "it is too long, or braces hang in each other too deep"
    from latex2mathml.converter import convert  # late: it would cost the window's start 25 ms

    try:
        tree = ElementTree.fromstring(convert(tex))
    except Exception as error:  # it raises what it happens to meet
        return REASONS.get(type(error).__name__, "it is no TeX")
    if not _is_balanced(tex):
        return "a brace has no partner"
    if not "".join(tree.itertext()).strip():
        return "nothing of it would be seen"
    return next((reason for part in tree.iter() if (reason := _against(part))), None)


def _is_balanced(tex: str) -> bool:
    depth = 0
    for sign in BRACE.findall(tex):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return not depth


def _against(part: ElementTree.Element) -> str | None:
    """What keeps a part of a formula from being drawn, though it was read."""
    tag = part.tag.rpartition("}")[2]
    if tag == "mspace" and part.get("linebreak"):
        return r"\\ stands outside of a matrix"
    if tag == "mtable" and not len(part):
        return "a matrix is empty"
    return None if len(part) == PARTS.get(tag, len(part)) else REASONS["NoAvailableTokensError"]
