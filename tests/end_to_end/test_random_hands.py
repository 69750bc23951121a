"""Whatever hands do with the window: no crash, no warning of Qt. What fails is cut down to few actions."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from PyQt6.QtWidgets import QApplication

from engine.zoo.every import specimens
from tests.soak.answers import ANSWER_MS, choose_files
from tests.soak.desk import close_window, have_stand_in, open_window, rest
from tests.soak.hands import ACTIONS, MOST, Hands
from tests.soak.samples import fill
from tests.soak.watch import Watch

WINDOWS, ACTIONS_EACH = 15, 50  # under a minute of a processor; `make soak` goes on for hours
CALM_MS = (0, 5, 60)

numbers = st.integers(0, MOST)


class RandomHands(RuleBasedStateMachine):
    """A window that is opened anew for each example; every rule is one action of a user."""

    folder: Path
    """Of files to open."""

    def __init__(self) -> None:
        super().__init__()
        self.watch = Watch()
        self.watch.begin()
        self.window = open_window(self.watch)
        self.hands = Hands(self.window, self.folder)
        self.done: list[str] = []

    def teardown(self) -> None:
        """Close the window; that must give no trouble, either."""
        self.hands.end()
        close_window(self.window)
        rest(0)
        self.watch.end()
        assert not self.watch.troubles, self._trouble

    @rule(name=st.sampled_from(sorted(ACTIONS)), a=numbers, b=numbers, calm=st.sampled_from(CALM_MS))
    def act(self, name: str, a: int, b: int, calm: int) -> None:
        """Do something, and leave the window alone for some milliseconds."""
        while self.hands.answers.are_wanted:
            rest(ANSWER_MS)
        self.hands.do(name, a, b)
        self.done.append(f"{name} {a} {b} ({self.hands.touched}), then {calm} ms")
        rest(calm)
        assert not self.watch.troubles, self._trouble

    @property
    def _trouble(self) -> str:
        """What went wrong after what; two threads may keep it from happening again the same way."""
        return "\n".join(["after", *self.done, *self.watch.troubles])


@pytest.fixture
def stand_in(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a second network of NumPy's in Keras' place."""
    have_stand_in(monkeypatch.setattr)


def test_window_is_closed_without_a_question_wherever_the_hands_were(
    stand_in: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The zoo puts a changed experiment aside, which comes back when the window is about to close."""
    watch = Watch()
    window = open_window(watch)
    asked: list[str] = []
    monkeypatch.setattr(window.files, "ask", lambda: asked.append("it"))
    window.document.edit(window.document.experiment.replace(seed=7))
    window.context.zoo.open(specimens()[0])
    close_window(window)
    assert not asked
    assert not watch.troubles


def test_no_hands_break_the_window(stand_in: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    choose_files(monkeypatch.setattr, Random(0), tmp_path)
    monkeypatch.setattr(RandomHands, "folder", tmp_path, raising=False)
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        RandomHands,
        settings=settings(
            max_examples=WINDOWS,
            stateful_step_count=ACTIONS_EACH,
            phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
