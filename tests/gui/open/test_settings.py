"""What is remembered, and that a broken settings file does no harm."""

from pathlib import Path

from PyQt6.QtCore import QByteArray

from gui.open.settings import MAX_RECENT, Settings, folder


def test_a_fresh_start_has_sensible_values() -> None:
    settings = Settings()
    assert (settings.mode, settings.scale, settings.recent) == ("system", 1.0, [])


def test_values_survive_a_restart() -> None:
    settings = Settings()
    settings.mode, settings.scale = "dark", 1.5
    settings.set_bytes("layout", QByteArray(b"\x00\xffabc"))
    settings.set_state("plots", {"hidden": ["error"], "sizes": [5, 3]})
    settings.save()
    again = Settings()
    assert again.state("plots") == {"hidden": ["error"], "sizes": [5, 3]}
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
