"""The cards by which questions are answered; one kind a file, found here."""

import gui.questions
from engine.lesson.questions.base import Question
from engine.lesson.state import Scene
from engine.program.find import find_classes
from gui.questions.base import QuestionCard
from gui.state.context import Context


def card_classes() -> tuple[type[QuestionCard], ...]:
    """Every kind of card there is."""
    return find_classes(gui.questions, QuestionCard)


def card_for(question: Question, scene: Scene, context: Context) -> QuestionCard:
    """The card that suits a question."""
    card = next(card for card in card_classes() if card.kind is type(question))
    return card(question, scene, context)
