"""Worksheets: the same for the same seed, right in every number, and silent about what is asked."""

import hashlib
from itertools import pairwise

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.worksheet.dice import Dice
from engine.worksheet.options import Blanks, WorksheetOptions, read_blanks
from engine.worksheet.student import Student, copies
from engine.worksheet.worksheet import Worksheet, check_worksheet, make_worksheet
from resources.library import experiment_names

TASKS = ("adding-problem", "echo", "flip-flop", "mackey-glass", "narma-10")  # of eight units
TOO_LARGE = ("text", *TASKS)  # for a sheet of paper
ON_PAPER = [name for name in experiment_names() if name not in TOO_LARGE]
ONE_COLUMN = [name for name in ON_PAPER if name not in ("melody", "temperature")]  # of inputs and targets
KINDS = ("outputs", "every_second", "after", "share")


@pytest.fixture
def notebook() -> Experiment:
    return find_experiment("notebook")[0]


def sheet_of(experiment: Experiment, seed: str = "1/Ada", **options: object) -> Worksheet:
    return make_worksheet(experiment, Student("Ada", seed), WorksheetOptions.parse(options))


def column(sheet: Worksheet, title: str) -> list[int]:
    """The numbers of a column, blank or not."""
    index = [one.title for one in sheet.table.columns].index(title)
    return [int(row[index].text.replace("−", "-")) for row in sheet.table.rows]


def test_dice_are_raw_numbers_of_pcg64_seeded_by_sha_256() -> None:
    bits = np.random.PCG64(int(hashlib.sha256(b"1/Ada").hexdigest(), 16))
    dice = Dice("1/Ada")
    assert [dice.below(1000) for _ in range(9)] == [int(bits.random_raw()) * 1000 // 2**64 for _ in range(9)]
    assert sorted(Dice("x").shuffled(range(10))) == list(range(10))


def test_same_seed_makes_the_same_sheet_and_another_seed_another(notebook: Experiment) -> None:
    assert sheet_of(notebook) == sheet_of(notebook)
    assert len({str(sheet_of(notebook, student.seed)) for student in copies(20, 0)}) == 20


@pytest.mark.parametrize("vary", ["nothing", "sequence", "model"])
def test_every_number_of_the_table_is_that_of_the_recurrence(notebook: Experiment, vary: str) -> None:
    for student in copies(10, 3):
        sheet = sheet_of(notebook, student.seed, vary=vary)
        sequence, layer = sheet.experiment.sequence, sheet.experiment.model.layers[0]
        s, h, xs, hs = [1], 0, [], []
        for i in range(7):
            s.append(sequence.weight * s[i] + sequence.bias + sequence.h_weight * sum(s[max(0, i - 1) : i]))
        for x in s[:7]:
            h = layer.kernel[0][0] * x + layer.recurrent_kernel[0][0] * h + layer.bias[0]
            xs.append(x)
            hs.append(h)
        assert column(sheet, "xₜ") == xs[:6]
        assert column(sheet, "hₜ") == hs[:6]
        assert column(sheet, "target") == s[1:7]
        assert column(sheet, "error") == [y - t for y, t in zip(hs[:6], s[1:7], strict=True)]
        assert sheet.questions[0].answer == f"h₆ = {hs[6]}".replace("-", "−")
        wrong = [t for t in range(6) if hs[t] != s[t + 1]]
        right = (
            f"at t = {wrong[0]}, by {hs[wrong[0]] - s[wrong[0] + 1]}"
            if wrong
            else "at none of the steps up to t = 5"
        )
        assert sheet.questions[1].answer == right.replace("-", "−")


def test_written_step_adds_up(notebook: Experiment) -> None:
    for student in copies(10, 4):
        sheet = sheet_of(notebook, student.seed, vary="model")
        products, terms, total = (
            [
                int(token.text.strip("()").replace("−", "-"))
                for token in line
                if token.text.strip("(−")[:1].isdigit()
            ]
            for line in sheet.written[0].lines
        )
        x, w, h, u, b = products
        assert [w * x, u * h, b] == terms
        assert sum(terms) == total[0] == column(sheet, "hₜ")[sheet.written[0].t]
        blank = [token.text for token in sheet.written[0].lines[0] if token.is_blank]
        assert [int(text.strip("()").replace("−", "-")) for text in blank] == [x, h]
        assert [w, u, b] == [int(one.rows[0][0].replace("−", "-")) for one in sheet.weights[:3]]


@pytest.mark.parametrize("name", TOO_LARGE)
def test_experiment_too_large_for_paper_is_told(name: str) -> None:
    with pytest.raises(ParameterError, match=r"must be at most \d for a worksheet"):
        sheet_of(find_experiment(name)[0])


@pytest.mark.slow
@pytest.mark.parametrize("name", ON_PAPER)
@pytest.mark.parametrize("kind", KINDS)
def test_every_ready_made_experiment_makes_a_sheet_of_short_numbers(name: str, kind: str) -> None:
    experiment = find_experiment(name)[0]
    sheet = sheet_of(experiment, steps=5, blanks={"kind": kind}, vary="model")
    texts = [cell.text for row in sheet.table.rows for cell in row]
    assert all(len([letter for letter in text if letter.isdigit()]) <= 7 for text in texts)
    assert any(cell.is_blank for row in sheet.table.rows for cell in row)


@pytest.mark.parametrize("name", ONE_COLUMN)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_blank_stands_nowhere_under_another_name(name: str, kind: str) -> None:
    """A target is the next input, and where a weight is 1, a product is the number itself."""
    sheet = sheet_of(find_experiment(name)[0], blanks={"kind": kind, "percent": 30}, vary="nothing")
    titles = [one.title for one in sheet.table.columns]
    rows = [dict(zip(titles, row, strict=True)) for row in sheet.table.rows]
    for before, after in pairwise(rows):
        if before["target"].text:
            assert before["target"].is_blank == after["xₜ"].is_blank
        if "hₜ₋₁ U" in titles and sheet.weights[1].rows == (("1",),):
            assert before["hₜ"].is_blank == after["hₜ₋₁ U"].is_blank
    outputs = "yₜ" if "yₜ" in titles else "hₜ"
    for row in rows:
        if (row[outputs].is_blank or row["target"].is_blank) and row["error"].text:  # none where none counts
            assert row["error"].is_blank


def test_blanks_are_those_that_were_chosen(notebook: Experiment) -> None:
    after = sheet_of(notebook, blanks={"kind": "after", "t": 2})
    assert not any(cell.is_blank for row in after.table.rows[:3] for cell in row)
    assert sum(cell.is_blank for cell in after.table.rows[5]) == 6
    for percent, least, most in ((0, 0, 0), (50, 12, 26), (100, 30, 35)):
        share = sheet_of(notebook, blanks={"kind": "share", "percent": percent})
        assert least <= sum(cell.is_blank for row in share.table.rows for cell in row) <= most


def test_model_made_for_its_sequence_is_made_for_the_varied_one() -> None:
    for name in ("exact-two-units", "fibonacci", "doubling"):
        for student in copies(5, 0):
            sheet = sheet_of(find_experiment(name)[0], student.seed, vary="model")
            assert set(column(sheet, "error")) == {0}


def test_numbers_keep_their_signs_and_what_is_not_there_stays_away(notebook: Experiment) -> None:
    base = notebook.replace(sequence=notebook.sequence.replace(weight=-2, h_weight=-1, bias=0))
    for student in copies(20, 0):
        sequence = sheet_of(base, student.seed).experiment.sequence
        assert -4 <= sequence.weight <= -1
        assert -2 <= sequence.h_weight <= -1
        assert -2 <= sequence.bias <= 2


def test_too_many_steps_are_refused_with_how_many_there_may_be(notebook: Experiment) -> None:
    with pytest.raises(
        ParameterError, match=r"^steps must be at most \d+, as the numbers have more than 7 digits"
    ):
        check_worksheet(notebook, WorksheetOptions(steps=30, vary="nothing"))


def test_network_too_wide_for_paper_is_refused(notebook: Experiment) -> None:
    wide = Experiment.parse({"model": {"layers": [{"cell": "SimpleRNN", "units": 7}]}})
    with pytest.raises(ParameterError, match=r"units of layer 0 must be at most 6 for a worksheet, got 7"):
        check_worksheet(wide, WorksheetOptions())


def test_short_own_values_are_refused_with_how_many_steps_they_have() -> None:
    short = Experiment.parse({"sequence": {"kind": "values", "values": [[1], [2], [4]]}})
    with pytest.raises(ParameterError, match=r"steps must be at most 2, as the run has no more, got 6"):
        check_worksheet(short, WorksheetOptions())


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("outputs", Blanks(kind="outputs")),
        ("every-second", Blanks(kind="every_second")),
        ("after=3", Blanks(kind="after", t=3)),
        ("40%", Blanks(kind="share", percent=40)),
    ],
)
def test_blanks_are_read_as_the_command_line_names_them(text: str, blanks: Blanks) -> None:
    assert read_blanks(text) == blanks


@pytest.mark.parametrize("text", ["", "some", "after=", "after=-1", "140%", "after=99"])
def test_other_blanks_are_refused(text: str) -> None:
    with pytest.raises(ParameterError):
        read_blanks(text)


# ── own targets, and steps that count ──────────────────────────────────────────────────────────


def with_targets(counts: object) -> Experiment:
    sequence = {"kind": "values", "values": [[n] for n in (1, 2, -1, 3, 2, 1)], "targets": [[5]] * 6}
    layer = {"cell": "SimpleRNN", "activation": "linear", "kernel": [[2]], "recurrent_kernel": [[1]]}
    model = {"layers": [{**layer, "bias": [0]}]}
    return Experiment.parse({"sequence": {**sequence, "counts": counts}, "model": model})


@pytest.mark.parametrize("kind", KINDS)
def test_steps_that_do_not_count_have_no_target_and_no_error(kind: str) -> None:
    counting = [False, True, False, True, True, False]
    for student in copies(10, 0):
        sheet = sheet_of(with_targets(counting), student.seed, steps=5, blanks={"kind": kind})
        titles = [one.title for one in sheet.table.columns]
        for row, counts in zip(sheet.table.rows, counting, strict=False):
            target, error = row[titles.index("target")], row[titles.index("error")]
            assert target.text == ("5" if counts else "")
            assert bool(error.text) == counts
            assert not target.is_blank  # no arithmetic would tell it
            assert counts or not error.is_blank
    assert sheet.rule_remark == "Where no target stands, the step does not count."


def test_first_error_is_looked_for_where_steps_count() -> None:
    def answer(counts: object) -> str | None:
        sheet = sheet_of(with_targets(counts), steps=5, questions=4)
        return next((one.answer for one in sheet.questions if "err for the first" in one.prompt), None)

    assert answer(None) == "at t = 0, by −3"
    assert answer([False, True, True, True, True, True]) == "at t = 1, by 1"
    assert answer([False] * 6) is None
    assert answer("last") is None  # the sixth step is not on the sheet
