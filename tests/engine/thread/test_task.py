"""A task tells how far it has come, what came of it, or why nothing did; and ends when it is told to."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

import numpy as np

from engine.data.progress import TellProgress
from engine.errors import ParameterError
from engine.thread.task import Do, Task, TaskDone, TaskFailed, TaskNews, TaskProgress


def news_of(do: Do) -> list[TaskNews]:
    outbox: SimpleQueue[TaskNews] = SimpleQueue()
    task = Task("test", do, outbox)
    task.start()
    task.join()
    return [outbox.get_nowait() for _ in range(outbox.qsize())]


def test_progress_and_result_are_told_in_their_order() -> None:
    def do(progress: TellProgress, is_cancelled: Callable[[], bool]) -> str:
        progress(0.5)
        return "result"

    first, last = news_of(do)
    assert first == TaskProgress(0.5)
    assert isinstance(last, TaskDone)
    assert last.result == "result"


def test_error_is_told() -> None:
    error = ParameterError("x", "is wrong")

    def do(progress: TellProgress, is_cancelled: Callable[[], bool]) -> None:
        raise error

    assert news_of(do) == [TaskFailed(error)]


def test_stopped_task_ends_and_says_nothing_more() -> None:
    outbox: SimpleQueue[TaskNews] = SimpleQueue()
    begun, go_on = threading.Event(), threading.Event()

    def do(progress: TellProgress, is_cancelled: Callable[[], bool]) -> None:
        begun.set()
        go_on.wait()
        assert is_cancelled()
        progress(1)

    task = Task("test", do, outbox)
    task.start()
    begun.wait()
    task.stop()
    go_on.set()
    task.join()
    assert outbox.empty()


def test_overflow_is_no_warning() -> None:
    (news,) = news_of(lambda *_: np.array([1e300]) * 1e300)
    assert isinstance(news, TaskDone)
    assert np.isinf(news.result).all()
