"""How well a text fits what was typed: letters in their order, better at the beginnings of words."""

from dataclasses import dataclass

AT_WORD, WITHIN, SCATTERED, IN_HELP = 100, 60, 30, 12  # points for a typed word, by how it is found
WIDEST = 3  # letters scattered over more than so many times their number are no match


@dataclass(frozen=True)
class TextMatch:
    """How good a match is, and which letters of the text it is made of."""

    score: float
    letters: tuple[int, ...] = ()


def match(typed: str, text: str, help: str = "") -> TextMatch | None:
    """Match each typed word in the text, or at least in its help; None where one is in neither.

    Of two texts that contain the same words the shorter is better.
    """
    score, letters = 0.0, set[int]()
    for word in typed.casefold().split():
        found = _match_word(word, text)
        if found is None and word in help.casefold():
            found = TextMatch(IN_HELP)
        if found is None:
            return None
        score += found.score
        letters.update(found.letters)
    return TextMatch(score - len(text) / 50, tuple(sorted(letters)))


def _match_word(word: str, text: str) -> TextMatch | None:
    text = "".join(letter.casefold()[0] if letter.casefold() else letter for letter in text)
    places = [place for place in range(len(text)) if text.startswith(word, place)]
    starts = [place for place in places if _begins_word(text, place)]
    if places:
        place = (starts or places)[0]
        points = AT_WORD if starts else WITHIN
        return TextMatch(points - place / 10, tuple(range(place, place + len(word))))
    return _match_scattered(word, text)


def _match_scattered(word: str, text: str) -> TextMatch | None:
    """The tightest place where the letters stand in their order, the first of them beginning a word."""
    ways = [_letters_from(word, text, place) for place in range(len(text)) if _begins_word(text, place)]
    found = [way for way in ways if way and way[-1] - way[0] < WIDEST * len(word)]
    if len(word) < 2 or not found:
        return None
    best = min(found, key=lambda way: way[-1] - way[0])
    begun = sum(_begins_word(text, place) for place in best)
    return TextMatch(SCATTERED + begun - (best[-1] - best[0]) / len(word), best)


def _letters_from(word: str, text: str, place: int) -> tuple[int, ...]:
    """Where the letters of a word stand one after the other, from a place on; empty where they do not."""
    if text[place] != word[0]:
        return ()
    letters = [place]
    for letter in word[1:]:
        place = text.find(letter, place + 1)
        if place < 0:
            return ()
        letters.append(place)
    return tuple(letters)


def _begins_word(text: str, place: int) -> bool:
    return text[place].isalnum() and (place == 0 or not text[place - 1].isalnum())
