from pathlib import Path

import numpy as np
import pytest

from engine.errors import FileError, ParameterError
from engine.experiment import Experiment, plain
from engine.files.experiment_file import from_json, load, save, to_json
from engine.sequences.data import Data
from engine.sequences.data_choice import moved, read_data
from engine.session import Session
from engine.session import from_json as session_from_json
from engine.session import to_json as session_to_json

X = [0.5, 1.5, 4.0, 2.0, 0.25, 8.0, 1.0, 3.0, 2.5, 6.0]
Y = [10 * x for x in X]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = [f"2020-01-{day:02},{x},{y},{day}" for day, (x, y) in enumerate(zip(X, Y, strict=True), 1)]
    path = tmp_path / "a.csv"
    path.write_text("day,x,y,n\n" + "\n".join(rows) + "\n")
    return path


def column(array: np.ndarray, row: int = 0) -> list[float]:
    return array[row, :, 0].tolist()


def test_all_columns_of_numbers_are_inputs_and_the_next_ones_targets(path: Path) -> None:
    data = read_data(path)
    batch = data.generate()
    assert data.inputs == ("x", "y", "n")
    assert data.is_shifted
    assert batch.inputs[0].tolist() == [list(row) for row in zip(X, Y, range(1, 11), strict=True)][:-1]
    assert batch.targets[0].tolist() == [list(row) for row in zip(X, Y, range(1, 11), strict=True)][1:]
    assert batch.mask.all()


def test_named_targets_stand_beside_the_inputs_of_their_row(path: Path) -> None:
    batch = read_data(path, inputs=("x",), targets=("y",)).generate()
    assert (column(batch.inputs), column(batch.targets)) == (X, Y)


def test_targets_are_so_many_rows_ahead(path: Path) -> None:
    batch = read_data(path, inputs=("x",), ahead=3).generate()
    assert (column(batch.inputs), column(batch.targets)) == (X[:-3], X[3:])
    beside = read_data(path, inputs=("x",), targets=("y",), ahead=2).generate()
    assert (column(beside.inputs), column(beside.targets)) == (X[:-2], Y[2:])


def test_rows_are_skipped_and_taken(path: Path) -> None:
    data = read_data(path, inputs=("x",), skip=2, take=5)
    assert column(data.generate().inputs) == X[2:6]
    assert data.step_names(0) == ["2020-01-03", "2020-01-04", "2020-01-05", "2020-01-06"]


def test_windows_are_rows_of_the_batch(path: Path) -> None:
    data = read_data(path, inputs=("x",), window=3, hop=2)
    batch = data.generate()
    assert data.inputs_shape == batch.inputs.shape == (4, 3, 1)
    assert [column(batch.inputs, row) for row in range(4)] == [X[0:3], X[2:5], X[4:7], X[6:9]]
    assert [column(batch.targets, row) for row in range(4)] == [X[1:4], X[3:6], X[5:8], X[7:10]]
    assert data.left_over == 0
    assert read_data(path, inputs=("x",), window=4).left_over == 1
    assert data.step_names(1) == ["2020-01-03", "2020-01-04", "2020-01-05"]
    assert [data.step_name(1, t) for t in range(3)] == data.step_names(1)


def test_windows_are_views_of_numbers_that_are_held_once(path: Path) -> None:
    inputs = read_data(path, inputs=("x",), window=3, hop=1).generate().inputs
    assert np.shares_memory(inputs[0], inputs[1])
    assert not inputs.flags.writeable


@pytest.mark.parametrize("scaling", ["none", "standardise", "min-max", "difference"])
@pytest.mark.parametrize("ahead", [1, 2])
def test_scaling_is_undone_by_own_units(path: Path, scaling: str, ahead: int) -> None:
    data = read_data(path, inputs=("x", "y"), scaling=scaling, ahead=ahead, window=3, hop=2)
    batch, both = data.generate(), np.array([X, Y]).T
    shift = scaling == "difference"
    for row in range(data.rows):
        start = 2 * row + shift
        own = data.in_own_units(batch.targets[row], row)
        for column in range(own.shape[1]):
            alone = data.in_own_units(batch.targets[row][:, [column]], row, column=column)
            assert alone[:, 0].tolist() == own[:, column].tolist()
        np.testing.assert_allclose(own, both[start + ahead : start + ahead + 3], rtol=1e-14)
        own = data.in_own_units(batch.inputs[row], row, are_targets=False)
        np.testing.assert_allclose(own, both[start : start + 3], rtol=1e-14)


def test_scale_is_that_of_the_rows_not_kept_for_testing(path: Path) -> None:
    inputs = column(read_data(path, inputs=("x",), scaling="standardise", test_part=0.5).generate().inputs)
    seen = X[: round(9 * 0.5) + 1]
    np.testing.assert_allclose(inputs, (np.array(X[:-1]) - np.mean(seen)) / np.std(seen), rtol=1e-14)
    low, high = min(X), max(X)
    inputs = column(read_data(path, inputs=("x",), scaling="min-max").generate().inputs)
    np.testing.assert_allclose(inputs, (np.array(X[:-1]) - low) / (high - low), rtol=1e-14)


@pytest.mark.parametrize("scaling", ["standardise", "min-max"])
@pytest.mark.parametrize("value", [3.0, 0.1, 0.7])  # the mean of seven of the last two is another number
def test_column_that_is_the_same_everywhere_becomes_0(tmp_path: Path, scaling: str, value: float) -> None:
    path = tmp_path / "same.csv"
    path.write_text("x\n" + 7 * f"{value}\n" + f"{value + 1}\n")
    data = read_data(path, scaling=scaling, test_part=1 / 7)
    assert column(data.generate().inputs) == [0.0] * 7
    np.testing.assert_allclose(data.generate().targets[0, -1], 1)  # a test row keeps its distance


def test_last_steps_or_windows_are_for_testing(path: Path) -> None:
    mask = read_data(path, inputs=("x",), test_part=0.3).test_mask
    assert mask is not None
    assert mask.tolist() == [[False] * 6 + [True] * 3]
    mask = read_data(path, inputs=("x",), test_part=0.3, window=3, hop=2).test_mask
    assert mask is not None
    assert mask.all(axis=1).tolist() == mask.any(axis=1).tolist() == [False, False, True, True]
    assert read_data(path, inputs=("x",)).test_mask is None


def test_whole_columns_stay_python_integers_of_any_size(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(str(10**20 + n) for n in range(5)))
    data = read_data(path)
    assert data.is_whole
    assert column(data.generate().targets) == [10**20 + n for n in range(1, 5)]
    assert column(data.replace(scaling="difference").generate().targets) == [1, 1, 1]


def test_whole_numbers_that_float64_holds_are_exact_only_if_asked(path: Path) -> None:
    data = read_data(path, inputs=("n",))
    assert not data.is_whole
    exact = data.replace(whole=True)
    assert {type(number) for number in column(exact.generate().inputs)} == {int}
    with pytest.raises(ParameterError, match=r"sequence\.whole must be false"):
        read_data(path, inputs=("x",), whole=True).generate()


def test_missing_numbers_are_told_by_place_or_filled_and_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x;y\n1;1\n;2\n;3\n7;4\n")
    data = read_data(path)
    with pytest.raises(ParameterError, match="line 3, column 'x': is empty, and 1 more"):
        data.generate()
    assert column(data.replace(filling="previous").generate().inputs) == [1, 1, 1]
    batch = data.replace(filling="linear").generate()
    assert column(batch.inputs) == [1, 3, 5]
    assert batch.mask.tolist() == [[False, False, True]]
    assert not data.replace(filling="linear").all_count


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"inputs": ("z",)}, "there is no column 'z'; there are day, x, y, n"),
        ({"inputs": ("day",)}, "'day' holds dates"),
        ({"inputs": ("x", "x")}, "must name each column once"),
        ({"targets": ("x", "y", "n")}, "there is none but the targets"),
        ({"skip": 10}, "skip must be at most 8, so that enough rows are left, got 10"),
        ({"ahead": 10}, r"must be less than the rows in use \(10\), got 10"),
        ({"ahead": 9, "scaling": "difference"}, r"less than the differences of the rows in use \(9\), got 9"),
        ({"take": 1}, "take must be at least 2 to predict the next one, got 1"),
        ({"take": 1, "ahead": 9}, "take must be at least 2 to predict the next one, got 1"),
        ({"take": 2, "scaling": "difference"}, "take must be at least 3 to predict the next one, got 2"),
        (
            {"take": 1, "scaling": "difference", "inputs": ("x",), "targets": ("y",)},
            "take must be at least 2 to take differences, got 1",
        ),
        ({"skip": 9}, "skip must be at most 8, so that enough rows are left, got 9"),
        (
            {"skip": 10, "inputs": ("x",), "targets": ("y",)},
            "skip must be at most 9, so that enough",
        ),
        ({"ahead": 0}, "must be at least 1 where the targets are the inputs"),
        ({"window": 10}, r"must be at most the steps there are \(9\), got 10"),
        ({"scaling": "log"}, "scaling must be"),
    ],
)
def test_what_cannot_be_chosen_is_told(path: Path, fields: dict[str, object], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        read_data(path, **fields)  # type: ignore[arg-type]


def test_edits_of_other_fields_keep_the_very_same_sequence(path: Path) -> None:
    experiment = Experiment(sequence=read_data(path))
    assert experiment.replace(seed=1).sequence is experiment.sequence


def test_experiment_file_holds_the_reference_alone(path: Path) -> None:
    experiment = Experiment(sequence=read_data(path, inputs=("x",)))
    text = to_json(experiment)
    assert "0.25" not in text
    again = from_json(text)
    assert again == experiment
    assert column(again.sequence.generate().inputs) == X[:-1]


def lost(data: Data) -> Data:
    """The sequence as a later start of the program reads it: nobody holds its numbers."""
    fields = plain(Experiment(sequence=data))["sequence"]
    del data
    return Data.parse(fields)


def test_file_that_is_gone_is_told_and_found_again(path: Path, tmp_path: Path) -> None:
    data = lost(read_data(path, inputs=("x",)))
    place = path.rename(tmp_path / "b.csv")
    with pytest.raises(FileError, match=r"a\.csv is no longer at .*a\.csv; say where it is now"):
        data.generate()
    found = moved(data, place)
    assert (found.file.name, column(found.generate().inputs)) == ("b.csv", X[:-1])


def test_place_that_cannot_be_looked_at_is_one_where_no_file_is(path: Path, tmp_path: Path) -> None:
    data = lost(read_data(path, inputs=("x",)))
    too_long = "a" * 300 + ".csv"  # as a folder of another user, it can be asked nothing
    data = data.replace(file=data.file.replace(name=too_long, path=str(tmp_path / too_long)))
    assert not data.file.is_there
    with pytest.raises(FileError, match="is no longer at"):
        data.generate()
    save(tmp_path / "a.json", Experiment(sequence=data))
    assert load(tmp_path / "a.json").sequence == data


def test_file_that_moved_with_its_experiment_is_found(path: Path, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    place = path.rename(tmp_path / "old" / "a.csv")
    save(tmp_path / "old" / "e.json", Experiment(sequence=read_data(place, inputs=("x",))))
    (tmp_path / "old").rename(tmp_path / "new")
    sequence = load(tmp_path / "new" / "e.json").sequence
    assert sequence.file.path == str(tmp_path / "new" / "a.csv")  # type: ignore[attr-defined]
    assert column(sequence.generate().inputs) == X[:-1]


def test_file_that_cannot_be_read_is_told_at_its_new_place(tmp_path: Path) -> None:
    for data in (Data(), Data().replace(file=Data().file.replace(digest=64 * "0"))):
        with pytest.raises(FileError, match=r"gone\.csv does not exist"):
            moved(data, tmp_path / "gone.csv")


def test_stranger_s_experiment_reads_no_file_without_its_digest(path: Path) -> None:
    data = read_data(path, inputs=("x",))
    nameless = lost(data.replace(file=data.file.replace(digest="")))
    with pytest.raises(FileError, match=r"a\.csv has no digest in this experiment"):
        nameless.generate()


def test_file_that_has_changed_is_told(path: Path) -> None:
    data = lost(read_data(path, inputs=("x",), scaling="difference"))
    path.write_text(path.read_text().replace("0.25", "0.75"))
    for act in (data.generate, lambda: moved(data, path)):
        with pytest.raises(FileError, match=r"a\.csv has changed since the experiment was made of it"):
            act()


@pytest.mark.parametrize("numbers", [["0.1", "", "3e-310"], ["1", "123456789012345678901", "7"]])
def test_session_carries_the_numbers_to_the_last_bit(tmp_path: Path, numbers: list[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("t;x\n" + "".join(f"2020-01-0{n + 1};{x}\n" for n, x in enumerate(numbers)))
    data = read_data(path, filling="previous")
    before = data.generate()
    text = session_to_json(Session(experiment=Experiment(sequence=data)))
    names = data.step_names(0)
    del data
    path.unlink()
    data = session_from_json(text).experiment.sequence  # type: ignore[assignment]
    assert repr(data.generate().inputs.tolist()) == repr(before.inputs.tolist())
    assert data.step_names(0) == names


def test_short_session_leaves_the_numbers_to_the_file(path: Path) -> None:
    session = Session(experiment=Experiment(sequence=read_data(path)))
    assert '"step_names"' not in session_to_json(session, is_short=True)
    path.unlink()
    assert '"step_names"' in session_to_json(session, is_short=True)


@pytest.mark.parametrize(
    "change",
    [
        ('"rows": 10', '"rows": 1000000'),
        ('"rows": 10', '"rows": "ten"'),
        ('"float64": "', '"float64": "!'),
        ('"float64": "', '"float64": "AAAA'),
        ('"whole": false', '"whole": 7'),
        ('"options": {', '"options": {"eval": 1, '),
    ],
)
def test_damaged_numbers_of_a_session_are_told(path: Path, change: tuple[str, str]) -> None:
    text = session_to_json(Session(experiment=Experiment(sequence=read_data(path))))
    assert change[0] in text
    with pytest.raises(FileError, match="holds numbers of a data file that are damaged"):
        session_from_json(text.replace(*change))


def test_default_is_a_data_set_that_ships() -> None:
    batch = Data().generate()
    assert batch.inputs[0, :3, 0].tolist() == [5, 11, 16]  # Wolf's numbers of 1700 to 1702
