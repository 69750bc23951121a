"""Markdown with formulas, read into blocks: for whoever checks a text, and for whoever shows it.

CommonMark with GitHub's tables and strikethrough, without HTML; links stand as `[text](address)` only.
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_NESTING = 60  # quotes, lists and items within each other; `limits` refuses far fewer
KEPT = 256  # texts: a lesson has about a hundred, each of which is checked, shown, and shown again
FORMULA = "formula"
DISPLAY = "display_formula"
OTHER_LINK = "other_link"
AROUND = 60  # characters told of a link that is none

DISPLAYED = re.compile(r"\$\$((?:\\.|[^$\\`])+?)\$\$", re.S)
INLINE = re.compile(r"\$(?!\s)((?:\\.|[^$\\`])+)(?<!\s)\$(?!\d)", re.S)  # "$5 and $10" is money
OTHER = re.compile(r"(?<![^\n])\[[^\[\]\n]{1,200}\]:|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,1000}>|\]\(")
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff]"
)


@dataclass
class TextBlock:
    """A block of a text, such as a list, with those inside, or the words of its lines. content: of code."""

    type: str
    tag: str = ""
    content: str = ""
    attrs: dict[str, str | int | float] = field(default_factory=dict)
    is_tight: bool = False
    blocks: list["TextBlock"] = field(default_factory=list)
    words: "list[Token]" = field(default_factory=list)


@lru_cache(KEPT)
def parsed(markdown: str) -> TextBlock:
    """The whole text; every formula in it is a block or word of type FORMULA or DISPLAY with its TeX.

    What looks like a link and is none is a word of type OTHER_LINK. What it returns is shared, and not to be
    changed.
    """
    stack = [TextBlock("text")]
    for token in _parser().parse(clean(markdown)):
        if token.nesting < 0:
            stack.pop()
        elif token.type == "inline":
            stack[-1].words += token.children or []
        else:
            name = token.type.removesuffix("_open")
            block = TextBlock(name, token.tag, token.content, token.attrs, token.hidden)
            stack[-1].blocks.append(block)
            if token.nesting > 0:
                stack.append(block)
    return stack[0]


def clean(markdown: str) -> str:
    """The text with control characters, and those by which Qt marks objects and frames, made visible."""
    return NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", markdown)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # late: it would cost the window's start 40 ms

    options = {"html": False, "maxNesting": MAX_NESTING}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    parser.disable(["autolink", "reference", "html_block", "html_inline"])
    parser.inline.ruler.before("escape", FORMULA, _inline_formula)
    parser.inline.ruler.before("link", OTHER_LINK, _other_link)
    ends = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", DISPLAY, _display_block, ends)  # type: ignore[arg-type]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # nothing is ever opened by it
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _inline_formula(state: "StateInline", silent: bool) -> bool:
    """`$…$` within a line of text, and `$$…$$`, which is displayed all the same."""
    if state.src[state.pos] != "$":
        return False
    displayed = DISPLAYED.match(state.src, state.pos, state.posMax)
    found = displayed or INLINE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push(DISPLAY if displayed else FORMULA, "", 0)
        token.content = found[1].strip()
    state.pos = found.end()
    return True


def _other_link(state: "StateInline", silent: bool) -> bool:
    """An address in <…>, the `[name]:` of a note, and the `](` of a link whose address cannot be read."""
    found = OTHER.match(state.src, state.pos, state.posMax) if state.src[state.pos] in "<[]" else None
    if found is None:
        return False
    if not silent:
        token = state.push(OTHER_LINK, "", 0)
        token.content = found[0]
        if found[0] == "](":
            begin = max(0, state.src.rfind("[", 0, state.pos))
            token.meta["around"] = state.src[begin : begin + AROUND].partition("\n")[0]
    state.pos = found.end()
    return True


def _display_block(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """`$$…$$` on lines of its own, whose lines may begin like a list or a heading."""
    first = _line(state, start)
    if not first.startswith("$$") or state.is_code_block(start):
        return False
    lines = [first[2:]]
    while not lines[-1].rstrip().endswith("$$"):
        line = start + len(lines)
        if "$$" in lines[-1] or line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        lines.append(_line(state, line))
    tex = "\n".join(lines).strip().removesuffix("$$").strip()
    if not tex or "$$" in tex:
        return False
    if not silent:
        token = state.push(DISPLAY, "", 0)
        token.content = tex
        token.block = True
        state.line = start + len(lines)
    return True


def _line(state: "StateBlock", line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
