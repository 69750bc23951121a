"""What is remembered, that a broken settings file does no harm, and that windows add to each other's."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PyQt6.QtCore import QByteArray, QCoreApplication

from engine.lesson.progress import AnswerRecord, Progress
from engine.lesson.results import LessonResult
from gui.open.own_folder import folder, take_damages
from gui.open.settings import MAX_RECENT, Settings


def test_a_fresh_start_has_sensible_values() -> None:
    settings = Settings()
    assert (settings.mode, settings.scale, settings.recent) == ("system", 1.0, [])


def test_values_survive_a_restart() -> None:
    settings = Settings()
    settings.mode, settings.scale, settings.convention = "dark", 1.5, "PyTorch"
    settings.set_bytes("layout", QByteArray(b"\x00\xffabc"))
    settings.set_state("plots", {"hidden": ["error"], "sizes": [5, 3]})
    settings.save()
    again = Settings()
    assert again.state("plots") == {"hidden": ["error"], "sizes": [5, 3]}
    assert again.convention == "PyTorch"
    assert (again.mode, again.scale, again.bytes("layout").data()) == ("dark", 1.5, b"\x00\xffabc")


def test_recent_files_are_unique_and_newest_first(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings.add_recent(tmp_path / name)
    assert settings.recent == [tmp_path / "a", tmp_path / "b"]


def test_no_more_than_the_newest_files_are_kept(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(MAX_RECENT + 5):
        settings.add_recent(tmp_path / str(number))
    assert len(settings.recent) == MAX_RECENT


def test_a_damaged_settings_file_counts_as_not_set() -> None:
    text = b"[General]\nmode=purple\nscale=huge\nlayout=@nonsense\nplots=[1\nmodel=[1]\n\xff\x00"
    (folder() / "settings.ini").write_bytes(text)
    settings = Settings()
    assert settings.state("plots") == settings.state("model") == {}
    assert (settings.mode, settings.scale, settings.bytes("layout").isEmpty()) == ("system", 1.0, True)


def test_solved_specimens_are_remembered() -> None:
    assert Settings().solved == frozenset()
    for name in ("bias_twice", "state_kept", "bias_twice"):
        settings = Settings()
        settings.add_solved(name)
        settings.save()
    assert Settings().solved == {"bias_twice", "state_kept"}


def everything(settings: Settings) -> list[object]:
    """What a start reads."""
    return [
        *(settings.mode, settings.scale, settings.language, settings.recent, settings.solved),
        *(settings.lesson_results, settings.completed, settings.student, settings.is_new),
        *(settings.bytes("geometry"), settings.state("plots"), settings.state("model")),
    ]


def write_settings(text: str | bytes) -> Path:
    path = folder() / "settings.ini"
    path.write_bytes(text.encode(errors="replace") if isinstance(text, str) else text)
    return path


NESTED = "[" * 100_000
DAMAGED = {
    "nothing in a list": "recent=@Invalid(), \\x0, ../../x",
    "a nul in a path": 'recent="a\\x0z"',
    "bytes for a list": "solved=@ByteArray(abc)",
    "a size for a list": "completed=@Size(3 4)",
    "a list of lists": "recent=@Variant(\\0\\0\\0\\t\\0\\0\\0\\x1\\0\\0\\0\\t\\0\\0\\0\\0)",
    "brackets": f'lessons="{NESTED}"',
    "brackets in a lesson": f'lessons="{{\\"basics\\": {NESTED}"',
    "no lesson": 'lessons="{\\"basics\\": {\\"progress\\": 3}}"',
    "a long number": f"plots={'9' * 5000}",
    "a layout of another kind": "geometry=@Rect(0 0 3 3)",
}


@pytest.mark.parametrize("line", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_value_counts_as_not_set_and_is_kept_elsewhere(line: str) -> None:
    take_damages()
    path = write_settings(f"[General]\n{line}\nscale=1.5\n")
    before = path.read_bytes()
    settings = Settings()
    assert settings.scale == 1.5
    fresh: list[object] = ["system", 1.5, "", [], frozenset(), {}, frozenset(), ("", ""), True]
    assert everything(settings)[:9] == fresh
    settings.save()
    (damage,) = take_damages()
    assert damage.kept_as is not None
    assert damage.kept_as.read_bytes() == before
    everything(Settings())
    assert take_damages() == []


def test_settings_in_the_way_of_a_folder_make_way() -> None:
    take_damages()
    (folder() / "settings.ini").mkdir()
    settings = Settings()
    settings.scale = 2.0
    settings.save()
    assert (folder() / "settings.ini").is_file()
    assert [damage.path.name for damage in take_damages()] == ["settings.ini"]


def test_a_home_that_cannot_be_written_is_as_a_first_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/proc/none")
    settings = Settings()
    assert settings.is_new
    settings.add_solved("bias_twice")
    assert settings.solved == {"bias_twice"}


def test_settings_are_for_their_owner_alone() -> None:
    settings = Settings()
    settings.scale = 2.0
    settings.save()
    assert (folder() / "settings.ini").stat().st_mode & 0o777 == 0o600


KEYS = ("mode", "scale", "language", "recent", "solved", "lessons", "completed", "student", "group")
VALUES = st.one_of(
    st.text(),
    st.sampled_from(
        ["@Invalid()", "@ByteArray(\\x1)", "@Variant(\\0\\0\\0)", "@Size(1 2)", "1, 2", '"{}"', "nan"]
    ),
    st.recursive(st.none() | st.integers() | st.floats() | st.text(), lambda x: st.lists(x)).map(str),
    st.dictionaries(st.text(), st.integers() | st.text()).map(lambda x: f'"{x}"'),
)


@pytest.mark.slow
@given(values=st.dictionaries(st.sampled_from((*KEYS, "geometry", "plots", "model")), VALUES))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_says_it_is_read(values: dict[str, str]) -> None:
    write_settings("[General]\n" + "".join(f"{key}={value}\n" for key, value in values.items()))
    settings = Settings()
    mode, scale, language, recent, *_ = everything(settings)
    assert mode in ("system", "light", "dark")
    assert isinstance(scale, float)
    assert isinstance(language, str)
    assert isinstance(recent, list)
    assert all(isinstance(path, Path) for path in recent)
    settings.add_recent(Path("x"))
    settings.add_solved("bias_twice")
    settings.set_lesson_results({})


@given(data=st.binary(max_size=300))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_bytes_the_file_holds_it_is_read(data: bytes) -> None:
    write_settings(b"[General]\nrecent=a\nlessons=" + data)
    everything(Settings())


OTHER_WINDOW = """
import sys
from pathlib import Path
from PyQt6.QtCore import QCoreApplication
from engine.lesson.progress import Progress
from engine.lesson.results import LessonResult
from gui.open.settings import Settings
app = QCoreApplication([]); app.setApplicationName(sys.argv[1])
settings = Settings()
settings.add_solved("state_kept")
settings.add_completed(frozenset({"beta"}))
settings.add_recent(Path("/other"))
known = settings.lesson_results
known["beta"] = LessonResult(progress=Progress(lesson="beta", digest="2"))
settings.set_lesson_results(known)
"""


@pytest.mark.slow
def test_what_two_windows_remember_is_merged() -> None:
    settings = Settings()
    settings.add_solved("bias_twice")
    command = [sys.executable, "-c", OTHER_WINDOW, QCoreApplication.applicationName()]
    subprocess.run(command, check=True)
    alpha = Progress(lesson="alpha", digest="1").with_record(AnswerRecord(question="1.1"))
    settings.add_solved("axes_swapped")
    settings.add_completed(frozenset({"alpha"}))
    settings.add_recent(Path("/own"))
    settings.set_lesson_results({"alpha": LessonResult(progress=alpha)})
    again = Settings()
    assert again.solved == {"bias_twice", "state_kept", "axes_swapped"}
    assert again.completed == {"alpha", "beta"}
    assert again.recent == [Path("/own"), Path("/other")]
    assert set(again.lesson_results) == {"alpha", "beta"}
