"""Answers to the questions that are asked before anything is lost."""

import pytest
from PyQt6.QtWidgets import QMessageBox, QWidget

Answer = QMessageBox.StandardButton


class Answers:
    """Answers every question the same way, and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answer = Answer.Cancel

    def __call__(self, parent: QWidget, title: str, text: str, *_: object) -> Answer:
        self.asked.append(text.partition("\n")[0])
        return self.answer


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    answers = Answers()
    monkeypatch.setattr(QMessageBox, "question", answers)
    return answers
