"""What every card of a question does, of whichever kind."""

from collections import Counter

from engine.lesson.lesson import QUESTIONS
from gui.questions import card_classes


def test_every_kind_of_question_has_one_card() -> None:
    assert Counter(card.kind for card in card_classes()) == Counter(QUESTIONS)
