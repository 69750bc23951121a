"""Plays a lesson in the window from its first page to its end, as a learner with hands does."""

from typing import Any

from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.lesson.action import read_action
from engine.lesson.change import with_changes
from engine.lesson.questions.base import Question
from engine.lesson.questions.goal import Goal
from gui.questions.base import QuestionCard
from gui.reading.text_view import TextView
from gui.shell.main_window import MainWindow
from tests.access import described
from tests.end_to_end.by_keys import ByKeys
from tests.end_to_end.by_mouse import ByMouse
from tests.end_to_end.hands import Hands
from tests.end_to_end.knobs import Knob, next_knob

MOST_KNOBS = 60  # that a goal may need
Way = ByKeys | ByMouse


class Player:
    """Answers each question by its card, and goes from page to page.

    ways: take turns, a question each. is_thorough: chooses each link, opens a hint of each question, and
    answers wrong first.
    """

    def __init__(self, hands: Hands, *ways: Way, is_thorough: bool = False) -> None:
        self.hands, self.window, self.lessons = hands, hands.window, hands.window.context.lessons
        self._ways, self._is_thorough = ways, is_thorough
        self._read = 0  # parts of the page
        self.answered: list[str] = []
        """The kinds of the questions so far."""
        self.by_document: list[str] = []
        """What no control of the window could set."""
        self.followed: list[str] = []
        """What the links did that were chosen: "go", "set", …"""

    @property
    def way(self) -> Way:
        """Whose turn it is."""
        return self._ways[len(self.answered) % len(self._ways)]

    def play(self) -> None:
        """Go on from the open page to the end of the lesson."""
        while True:
            self.play_page()
            if not self.lessons.may_go_on:
                return
            self.turn_page()

    def turn_page(self) -> None:
        """Open the next page."""
        number = self.lessons.page.number
        self.way.turn_page()
        assert self.lessons.page.number == number + 1
        self.wait()

    def play_page(self) -> None:
        """Read the page, and answer what it asks."""
        self.wait()
        self._read = 0
        self._follow_links()
        while (asked := self.lessons.asked) is not None:
            card = self.card(asked)
            self._err(card)
            self.answer_right(card)
            self._follow_links()

    def wait(self) -> None:
        """Until the run that is asked for is there, and the question takes part in the window."""
        client, transport = self.window.context.client, self.window.transport

        def is_there() -> bool:
            plan, asked = client.plan, self.lessons.asked
            is_run = plan is not None and plan.job == transport.job and client.ending is not None
            return is_run and (asked is None or self.card(asked).is_active)

        self.hands.qtbot.waitUntil(is_there)
        self.window.activateWindow()  # a message, a tooltip may have been in front
        self.hands.rest()

    # ── questions ──────────────────────────────────────────────────────────────────────────────

    def card(self, question: Question) -> QuestionCard:
        """The card of a question of the open page."""
        cards = self.window.classroom.panel.parts
        return next(card for card in cards if isinstance(card, QuestionCard) and card.question is question)

    def answer_right(self, card: QuestionCard) -> None:
        """Give the right answer, and be told so."""
        if isinstance(card.question, Goal):
            self._reach_goal(card)
        else:
            self.give(card, card.question.right_answer(card.scene))
        self.hands.qtbot.waitUntil(lambda: card.record.is_done)
        assert card.record.is_right, (card.question.ask, card.record)
        assert card.outcome.mark.kind == "right"
        self.answered.append(card.question.kind)
        self.wait()
        self.see_all_of_texts()
        self.see_what_came(card)

    def _err(self, card: QuestionCard) -> None:
        """Need help, and go wrong all the same."""
        if not self._is_thorough:
            return
        if card.question.hints:
            self.open_hint(card)
        if not isinstance(card.question, Goal):
            self.answer_wrong(card)

    def answer_wrong(self, card: QuestionCard) -> None:
        """Give an answer that is not right, and be told so."""
        tries = card.record.tries
        self.give(card, wrong_answer(card))
        assert card.record.tries == tries + 1
        assert not card.record.is_done
        mark = card.outcome.mark
        assert mark.kind == "wrong"
        self.hands.qtbot.waitUntil(lambda: not mark.visibleRegion().isEmpty())  # it is brought into sight

    def see_all_of_texts(self) -> None:
        """See that no text of the page is cut off below."""
        for text in self.window.classroom.panel.findChildren(TextView):
            if text.isVisible():
                assert text.height() >= text._text_document.size().height(), text.text

    def see_what_came(self, card: QuestionCard) -> None:
        """See what was told and, to its end, what the answer brought; or be told that there is more."""
        panel, mark = self.window.classroom.panel, card.outcome.mark

        def is_seen_to_its_end(widget: QWidget) -> bool:
            return bool(widget.visibleRegion().boundingRect().bottom() >= widget.rect().bottom() - 1)

        def is_seen() -> bool:
            ends = card.outcome, panel.parts[-1]
            return not mark.visibleRegion().isEmpty() and (
                panel.more.isVisible() or all(map(is_seen_to_its_end, ends))
            )

        self.hands.qtbot.waitUntil(is_seen)
        assert panel.more.isVisible() == panel.place.has_more
        assert not (panel.more.isVisible() and panel.next.isVisible())

    def open_hint(self, card: QuestionCard) -> None:
        """Open the next hint, and have it in sight."""
        opened = len(card.hints)
        self.way.hint(card)
        assert len(card.hints) == opened + 1
        assert not card.hints[-1].visibleRegion().isEmpty(), "the hint is out of sight"

    def give(self, card: QuestionCard, answer: Any) -> None:
        """Give an answer to a question that is not a goal."""
        getattr(self.way, card.question.kind)(card, answer)

    # ── links ──────────────────────────────────────────────────────────────────────────────────

    def _follow_links(self) -> None:
        """Choose each link of the texts that have come, and put the page back then."""
        parts = self.window.classroom.panel.parts
        new, self._read = parts[self._read :], len(parts)
        for part in new if self._is_thorough else ():
            if isinstance(part, TextView):
                for place in range(len(part.links)):
                    self._follow(part, place)
        if self.window.document.experiment is not self.lessons.page.scene.experiment and new:
            self.hands.key("Ctrl+Shift+Backspace")
            self.wait()

    def _follow(self, text: TextView, place: int) -> None:
        """Choose a link, and see what it does."""
        action = read_action(text.links[place].address)
        self.way.follow(text, place)
        self.wait()
        self.followed.append(action.verb)
        if action.verb == "go" and action.t is not None:
            held, playhead = self.window.transport.barrier, self.window.context.playhead
            assert playhead.t == action.t or (held is not None and action.t >= held)

    # ── goals ──────────────────────────────────────────────────────────────────────────────────

    def _reach_goal(self, card: QuestionCard) -> None:
        """Make the experiment the solution's by the window's controls; what has none, by the document."""
        target, in_vain = with_changes(card.scene.experiment, card.question.solution), set[str]()
        for _ in range(MOST_KNOBS):
            self.wait()
            knob = next_knob(self.window, target, in_vain)
            if card.record.is_done or knob is None:
                break
            if not self._set(knob):
                in_vain.add(knob.path)
        self._settle(card, target)

    def _settle(self, card: QuestionCard, target: Experiment) -> None:
        if not card.record.is_done and self.window.document.experiment != target:
            self.by_document.append(f"{self.lessons.lesson.name}: {card.question.solution}")
            self.window.document.edit(target)

    def _set(self, knob: Knob) -> bool:
        """Set one control. Whether it is another then."""
        before = self.window.document.experiment, self.window.context.selection.layer
        self._bring_forward(knob.card)
        if knob.wanted is None or not knob.control.isVisible():
            return False
        assert knob.control.isEnabled(), f"locked: {described(knob.control)}"
        self.way.set(knob.control, knob.wanted)
        after = self.window.document.experiment, self.window.context.selection.layer
        return before != after or knob.path == "more"

    def _bring_forward(self, name: str) -> None:
        card = next(card for card in self.window.cards if card.objectName() == name)
        assert not card.isHidden(), f"the page does not show the panel {name}"
        if not card.content.isVisible():
            self.way.bring_forward(card.windowTitle())


def play(window: MainWindow, qtbot: QtBot, name: str) -> Player:
    """Open a built-in lesson, and play it by mouse and keys in turns to its end."""
    hands = Hands(window, qtbot)
    player = Player(hands, ByMouse(hands), ByKeys(hands))
    window.context.lessons.open_named(name)
    player.play()
    return player


def wrong_answer(card: QuestionCard) -> Any:
    """An answer that is not right."""
    question, right = card.question, card.question.right_answer(card.scene)
    match question.kind:
        case "predict":
            return _wrong_number(card, right)
        case "choose":
            return next(place for place in question.order if place != right)
        case "find" if question.wants_number:
            return [right[0], next(name for name, _ in _numbers(card) if name != right[1]), None]
        case "find":
            steps = range(card.scene.facts.steps)
            return next(t for t in steps if not question.judge(t, card.scene).is_right)
        case _:
            return list(reversed(right))


def _wrong_number(card: QuestionCard, right: int | float) -> int | float:
    """Near, so that it can be dragged to, but beyond what counts as right."""
    farther = (right + away for away in (2, 20, 200, 2000))
    return next(number for number in farther if not card.question.judge(number, card.scene).is_right)


def _numbers(card: Any) -> list[tuple[str, object]]:
    return [(name, text) for text, name in card._choices]
