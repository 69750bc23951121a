"""Panels that a lesson's text speaks of, as links that show them."""

import re
from collections.abc import Mapping

MENTION = re.compile(r"\b(panels?) \*([^*\[\]\n]+)\*(?![*\]])")


def with_mentions(markdown: str, panels: Mapping[str, str]) -> str:
    """The text with a link behind each "panel *Steps*". panels: what links call them, by their titles."""

    def linked(found: re.Match[str]) -> str:
        name = panels.get(found[2])
        return found[0] if name is None else f"{found[1]} [*{found[2]}*](show:{name})"

    return MENTION.sub(linked, markdown)
