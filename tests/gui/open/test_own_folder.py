"""The program's folder is for its owner, and what stands in its way makes way."""

from pathlib import Path

import pytest

from gui.open.own_folder import Damage, folder, put_aside, take_damages


@pytest.fixture(autouse=True)
def nothing_told_before() -> None:
    take_damages()


def test_it_is_for_its_owner_alone() -> None:
    folder().chmod(0o755)
    assert folder().stat().st_mode & 0o777 == 0o700
    assert take_damages() == []


def test_a_file_in_its_place_makes_way() -> None:
    place = folder()
    place.rmdir()
    place.write_text("something")
    assert folder().is_dir()
    kept_as = place.with_name(f"{place.name}.damaged-1")
    assert kept_as.read_text() == "something"
    assert take_damages() == [Damage(place, kept_as)]


def test_a_link_that_leads_nowhere_makes_way(tmp_path: Path) -> None:
    place = folder()
    place.rmdir()
    place.symlink_to(tmp_path / "gone")
    assert folder().is_dir()
    assert [damage.path for damage in take_damages()] == [place]


@pytest.mark.parametrize("home", ["/dev/null", "/proc/none"])
def test_a_home_that_cannot_be_written_is_told_once(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", home)
    path = folder()
    assert folder() == path
    assert take_damages() == [Damage(path, None)]


def test_what_was_put_aside_before_stays() -> None:
    place = folder() / "thing"
    for text in ("first", "second"):
        place.write_text(text)
        put_aside(place)
    assert [damage.kept_as for damage in take_damages()] == [place.with_name("thing.damaged-2")]
    assert place.with_name("thing.damaged-1").read_text() == "first"
