from fractions import Fraction
from itertools import chain

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.data.read_text import read_rows, read_table
from engine.data.split import even_columns, split
from engine.data.table import LeftOpen, Options, Table
from engine.errors import ExplorerError, ParameterError
from tests.engine.data.written import LOCALES, Written, written


def numbers(table: Table) -> list[list[float]]:
    return [column.numbers.tolist() for column in table.columns if column.numbers is not None]


def choices(text: str) -> list[list[list[float]]]:
    """What a text may mean, each choice read again."""
    (question,) = read_table(text).questions
    return [numbers(read_table(text, choice.options).settled()) for choice in question.choices]


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("28,7\n28,95\n29,08", [[[28.7, 28.95, 29.08]], [[28, 28, 29], [7, 95, 8]]]),
        ("0,5\n0,25", [[[0.5, 0.25]], [[0, 0], [5, 25]]]),
        ("1,234", [[[1234]], [[1.234]], [[1], [234]]]),
        ("1 234", [[[1234]], [[1], [234]]]),
        ("1.000,92", [[[1000.92]], [[1.0], [92]]]),
        ("12,34,567", [[[1234567]], [[12], [34], [567]]]),
        ("1.234;5.678", [[[1.234], [5.678]], [[1234], [5678]]]),
    ],
)
def test_open_text_is_asked_about_and_each_answer_settles_it(text: str, meanings: list[object]) -> None:
    assert choices(text) == meanings
    with pytest.raises(LeftOpen, match="may stand between"):
        read_table(text).settled()


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1\u00a0234\n5", [[1234, 5]]),
        ("1\u202f234", [[1234]]),
        ("1'234.5", [[1234.5]]),
        ("Temperature\n28,7\n28,95", [[28.7, 28.95]]),  # a header of one name
        ("x,y\n1,2\n3,4", [[1, 3], [2, 4]]),  # and of two
        ("1,2,3\n4,5,6", [[1, 4], [2, 5], [3, 6]]),
        ("1, 2\n3, 4", [[1, 3], [2, 4]]),
        ("d;x;y\n2020-01-01;0,5;1\n2020-01-02;;2\n", [[0.5, None], [1, 2]]),
        ("1,5\n2\n3,5", [[1.5, 2, 3.5]]),
        ("5\n6\n28,7", [[5, 6, 28.7]]),
        ("1.5,2.25\n3,4.75", [[1.5, 3.0], [2.25, 4.75]]),
        ("0,5;1,5\n0,25;2", [[0.5, 0.25], [1.5, 2]]),
        ("1,5 2,5\n3,5 4", [[1.5, 3.5], [2.5, 4]]),
        ('"1,5","2,5"\n"3,5","4,25"', [[1.5, 3.5], [2.5, 4.25]]),
        ("1 2 3\n4 5 6", [[1, 4], [2, 5], [3, 6]]),
        ("100   200\n300   400", [[100, 300], [200, 400]]),
        ("-5\n−5\n–5", [[-5, -5, -5]]),
        ("# about it\nt;v\n0;1,5", [[0], [1.5]]),
        ("sep=,\n1,5\n2,5", [[1, 2], [5, 5]]),
        ("sep=;\n1,5\n2,5", [[1.5, 2.5]]),
        ("Title\n\na;b\n1;2\n3;4", [[1, 3], [2, 4]]),
        ("a|b\r\n1|2\r3|4", [[1, 3], [2, 4]]),
        ("12345678901234567890123;1\n2;3", [[12345678901234567890123, 2], [1, 3]]),
    ],
)
def test_clear_text_is_read_without_a_question(text: str, meaning: list[object]) -> None:
    read = numbers(read_table(text).settled())
    assert [[None if number != number else number for number in column] for column in read] == meaning


@pytest.mark.parametrize("locale", LOCALES)
@given(data=st.data())
def test_column_of_a_country_is_right_or_asked_about(locale: str, data: st.DataObject) -> None:
    column: list[Written] = data.draw(st.lists(written(locale), min_size=1, max_size=6))
    delimiter = data.draw(st.sampled_from(["\n", "\n", ";", "\t"]))
    text = delimiter.join(one.text for one in column)
    meant = [float(one.value) for one in column]
    table = read_table(text)
    meanings = [table, *(read_table(text, choice.options) for q in table.questions for choice in q.choices)]
    read = [list(map(float, chain(*numbers(one)))) for one in meanings]
    if "Numbers have a decimal point." in table.understood and locale == "de":
        assume(table.questions or read[0] == meant)  # 1.234 alone is as programs write it, and said to be
    assert read[0] == meant or (table.questions and meant in read[1:])


@given(
    st.lists(
        st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2, max_size=2),
        min_size=1,
        max_size=8,
    )
)
def test_table_that_programs_write_comes_back_to_the_same_bits(rows: list[list[float]]) -> None:
    text = "a,b\n" + "\n".join(",".join(map(repr, row)) for row in rows)
    read = read_table(text).settled()
    assert np.array(numbers(read)).T.tobytes() == np.array(rows).tobytes()


def test_empty_cells_are_gaps_by_place() -> None:
    table = read_table("\t5\n3\t").settled()
    assert np.array_equal(numbers(table), [[np.nan, 3], [5, np.nan]], equal_nan=True)
    assert [(gap.line, gap.column) for gap in table.gaps] == [(1, 0), (2, 1)]


def test_words_among_numbers_are_told_by_place() -> None:
    table = read_table("a\tb\n1\t2\n\nx\tNA\n4\t5")
    assert table.gap_sentences() == (
        "line 4, column 'a': holds 'x', which is no number",
        "line 4, column 'b': holds 'NA', which is no number",
    )
    assert table.breaks == (1,)


def test_number_beyond_float64_is_told_as_one() -> None:
    long = "9" * 400
    table = read_table(f"a\tb\n1\t2\n1e400\t3\n{long}\t4\n5\t6")
    assert table.gap_sentences() == (
        "line 3, column 'a': holds '1e400', which is beyond float64 (1.8e308)",
        f"line 4, column 'a': holds '{'9' * 39}…', which is beyond float64 (1.8e308)",
    )


def test_dates_and_texts_name_the_steps() -> None:
    table = read_table("Datum;Ort;Wert\n2020-01-01;Köln;0,5\n2020-01-02;Bonn;1.234,5").settled()
    assert [column.kind for column in table.columns] == ["date", "text", "number"]
    assert table.step_names is not None
    assert table.step_names.tolist() == ["2020-01-01", "2020-01-02"]


def test_quoted_cells_may_hold_delimiters_and_lines() -> None:
    table = read_table('name,v\n"a, ""b""\nc",1\nd,2')
    assert table.columns[0].texts is not None
    assert table.columns[0].texts.tolist() == ['a, "b"\nc', "d"]
    assert table.lines.tolist() == [3, 4]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('x,note\n1,a\n2,"b\n3,c\n4,d\n', 3),
        ('x;note\n1;"a\nb"\n2;"c\n3;d\n', 4),
        ('x,note\n1,"a"\n2,"b\n3,"c"\n4,"d"\n', 3),
        ('x,note\n1,a\n2,"b\n3,c\n4,"d"', 3),
    ],
)
def test_quotes_that_are_not_closed_take_no_rows_in(text: str, line: int) -> None:
    told = f"line {line}: a text in quotes goes on in the next line, and does not end with its cell"
    with pytest.raises(ExplorerError, match=told):
        read_table(text)


def test_quotes_that_take_in_every_number_are_told() -> None:
    with pytest.raises(ExplorerError, match="holds no number; a quote may be missing"):
        read_table('a,b\n"1,2\n3,4\n')


def test_quotes_that_are_not_closed_in_a_long_text_are_told() -> None:
    with pytest.raises(ExplorerError, match="line 3: holds a cell of more than 100000 characters; a quote"):
        read_table('x,note\n1,a\n2,"b\n' + "3,c\n" * 50_000)


@pytest.mark.parametrize("rest", ["", "b\n", "b\nb\n"])
def test_long_text_whose_cells_hold_lines_is_read(rest: str) -> None:
    """Of its beginning, some lines are looked at alone, and end within quotes."""
    rows = 4000
    table = read_table("x,note\n" + "".join(f'{i},"a\n{rest}c"\n' for i in range(rows)))
    numbers, texts = table.columns
    assert numbers.numbers is not None
    assert texts.texts is not None
    assert numbers.numbers.tolist() == list(range(rows))
    assert set(texts.texts.tolist()) == {f"a\n{rest}c"}


@pytest.mark.parametrize("rows", [3, 4000])
def test_delimiter_is_told_by_rows_of_several_lines(rows: int) -> None:
    """It stands in one of three lines, and so in none, it seemed."""
    table = read_table("note;x\n" + "".join(f'"a\nb\nc";{i}\n' for i in range(rows)))
    assert table.names == ("note", "x")
    numbers = table.columns[1].numbers
    assert numbers is not None
    assert numbers.tolist() == list(range(rows))


def test_sign_of_a_comment_within_quotes_is_none() -> None:
    table = read_table('# he said "no\nnote,x\n"a\n# b",1\nc,2.5\n"d\n\ne",3\n')
    notes, numbers = table.columns
    assert notes.texts is not None
    assert numbers.numbers is not None
    assert notes.texts.tolist() == ["a\n# b", "c", "d\n\ne"]
    assert numbers.numbers.tolist() == [1, 2.5, 3]


def test_spaces_behind_quotes_do_no_harm() -> None:
    first = read_table('x,note,z\n1,"a\nb" ,5\n2,"c\n""d""" \n').columns[0]
    assert first.numbers is not None
    assert first.numbers.tolist() == [1, 2]


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_quotes_at_the_end_may_hold_lines_and_others_are_signs(end: str) -> None:
    (numbers, texts) = read_table(f'x,note\n1,a\n2,"b\n3,c\n"{end}').columns
    assert texts.texts is not None
    assert numbers.numbers is not None
    assert numbers.numbers.tolist() == [1, 2]
    assert texts.texts.tolist() == ["a", "b\n3,c\n"]
    inches = read_table(f'x,note\n1,3" wide\n2,4" wide{end}').columns[1].texts
    assert inches is not None
    assert inches.tolist() == ['3" wide', '4" wide']


def test_longer_row_is_refused_with_its_line() -> None:
    with pytest.raises(ParameterError, match=r"line 4: must have as many cells as the others \(2\), got 3"):
        read_table("1;2\n1;2\n3;4\n1;2;3")


@pytest.mark.parametrize("text", ["", " \n", "abc", "a,b", "\0"])
def test_text_without_numbers_is_told(text: str) -> None:
    with pytest.raises(ParameterError):
        read_table(text)


def test_typed_rows_keep_ints_floats_and_empty_cells() -> None:
    read = read_rows("1\t2.0\n\t9007199254740993\n\n1e3\t-0.5")
    assert read.rows == ((1, 2.0), (None, 9007199254740993), (1000.0, -0.5))
    assert [type(number) for number in read.rows[0]] == [int, float]
    assert (read.lines, read.breaks) == ((1, 2, 4), (2,))


def test_typed_rows_name_the_place_of_what_is_no_number() -> None:
    with pytest.raises(ParameterError, match="line 2, column 1: 'x' is no number"):
        read_rows("1\t2\nx\t3\n4\t5")


def test_typed_rows_ask_what_is_open() -> None:
    with pytest.raises(LeftOpen) as caught:
        read_rows("28,7\n28,95")
    answer = caught.value.question.choices[0].options
    assert read_rows("28,7\n28,95", answer).rows == ((28.7,), (28.95,))
    assert read_rows("28,7", Options(decimal=",", delimiter=";")).rows == ((28.7,),)


CELLS = st.text('19.,-eE a"#;%\n\t', max_size=4)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=5), st.sampled_from(";\t,"))
def test_fast_way_tells_cells_apart_as_the_careful_one(rows: list[list[str]], delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in rows)
    width = len(rows[0])
    fast = even_columns(text, delimiter, width)
    if fast is not None:
        assert [list(column) for column in zip(*split(text, delimiter).cells, strict=True)] == fast


@pytest.mark.parametrize(
    ("late", "meanings"),
    [
        ("1;28,7\n", [[1], [28.7]]),
        ("1;1.234,5\n", [[1], [1234.5]]),
        ("1;1'234\n", [[1], [1234]]),
        ("1;1.234\n", None),
        ("1;1,234\n", None),
    ],
)
def test_mark_that_stands_far_below_decides_or_is_asked_about(
    late: str, meanings: list[object] | None
) -> None:
    text = "5;6\n" * 100_000 + late
    table = read_table(text)
    if meanings is None:
        assert len(table.questions[0].choices) == 2
    else:
        assert [column[-1:] for column in numbers(table.settled())] == meanings


SIGNS = {"comma": ",", "point": ".", "space": " \u00a0\u202f", "apostrophe": "'’"}


def as_told(cell: str, told: str) -> Fraction | None:
    """The number of a cell by what a preview says of the numbers, computed with nothing of ours."""
    decimal, _, thousands = told.removeprefix("Numbers have a decimal ").removesuffix(".").partition(", ")
    for sign in SIGNS.get(thousands.removesuffix(" between thousands"), ""):
        cell = cell.strip().replace(sign, "")
    for minus in "−–":
        cell = cell.replace(minus, "-")
    try:
        return Fraction(cell.replace(SIGNS[decimal], "."))
    except ValueError:
        return None


@settings(max_examples=500)
@given(st.text("0123456789015.,' \u00a0\u202f’−–-;\n\n\t", max_size=40))
def test_no_text_is_taken_for_another_number_than_the_preview_says(text: str) -> None:
    try:
        table = read_table(text)
    except ParameterError:
        return
    (told,) = [sentence for sentence in table.understood if sentence.startswith("Numbers")]
    delimiter = table.options.delimiter
    for row, line in enumerate(table.lines):
        words = text.split("\n")[line - 1]
        cells = (
            words.split(delimiter)
            if delimiter and delimiter != " "
            else words.split(" ")
            if delimiter
            else [words]
        )
        cells = [cell for cell in cells if cell or delimiter != " "]
        for column, cell in zip(table.columns, cells, strict=False):
            if column.numbers is not None and not np.isnan(float(column.numbers[row])):
                meant = as_told(cell, told)
                assert meant is not None
                assert float(column.numbers[row]) == float(meant)
