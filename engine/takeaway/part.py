"""One part of a script, which is also a few cells of a notebook."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CodePart:
    """Some lines of code that belong together, and what is to say of them.

    title: a heading. text: Markdown under it in a notebook, in which formulas are welcome. imports:
    modules that the code uses beside NumPy.
    """

    title: str
    text: str
    code: str
    imports: tuple[str, ...] = ()
