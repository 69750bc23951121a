"""A data file is read on a thread of its own, and the reading can be stopped."""

from pathlib import Path
from queue import SimpleQueue

from engine.data.read_file import FIRST_ROWS, digest_of
from engine.data.table import Options
from engine.errors import FileError
from engine.thread.file_reader import FileNews, FileReader, FirstRows, ReadingFailed, ReadSoFar, WholeFile


def read(path: Path, options: Options | None = None) -> list[FileNews]:
    """All news of a reader that was left alone."""
    outbox: SimpleQueue[FileNews] = SimpleQueue()
    reader = FileReader(path, options or Options(), outbox)
    reader.start()
    reader.join()
    return [outbox.get_nowait() for _ in range(outbox.qsize())]


def written(path: Path, rows: int) -> Path:
    path.write_text("n\n" + "".join(f"{row}\n" for row in range(rows)))
    return path


def test_a_long_file_is_shown_before_all_of_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "long.csv", 10 * FIRST_ROWS)
    first, *between, last = read(path)
    assert isinstance(first, FirstRows)
    assert first.table.rows < 10 * FIRST_ROWS
    assert all(isinstance(news, ReadSoFar) and 0 <= news.part <= 1 for news in between)
    assert isinstance(last, WholeFile)
    assert last.table.column("n").numbers.tolist() == list(range(10 * FIRST_ROWS))
    assert (last.file.rows, last.file.digest) == (10 * FIRST_ROWS, digest_of(path))


def test_an_ambiguous_file_is_read_whole_once_it_is_said_how(tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text("28,7\n28,95\n")
    (first,) = read(path)
    assert isinstance(first, FirstRows)
    (question,) = first.table.questions
    for choice in question.choices:
        assert isinstance(read(path, choice.options)[-1], WholeFile)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (news,) = read(tmp_path / "none.csv")
    assert isinstance(news, ReadingFailed)
    assert isinstance(news.error, FileError)
    assert str(news.error) == "none.csv does not exist"


def test_a_stopped_reader_ends_without_the_file(tmp_path: Path) -> None:
    outbox: SimpleQueue[FileNews] = SimpleQueue()
    reader = FileReader(written(tmp_path / "long.csv", 10 * FIRST_ROWS), Options(), outbox)
    reader.stop()
    reader.start()
    reader.join()
    assert not any(isinstance(outbox.get_nowait(), WholeFile) for _ in range(outbox.qsize()))
