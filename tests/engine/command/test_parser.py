"""What every command refuses about its options alike."""

import pytest

from engine.command.parser import Parser
from engine.command.terminal import UsageError


@pytest.fixture
def parser() -> Parser:
    """Of a command in which --mark means something with --table or --sheet alone, and --row without --all."""
    made = Parser(prog="try")
    made.add_argument("--table")
    made.add_argument("--sheet", nargs="+", action="extend", default=[])
    made.add_argument("--mark", default=".")
    made.add_argument("--row", type=int, default=0)
    made.add_argument("--all", action="store_true")
    made.needs(["--mark"], "--table OUT", "--sheet NAME")
    made.excludes("--row", "--all", "--row is for one row; leave out --all")
    return made


def refusal(parser: Parser, *arguments: str) -> str:
    with pytest.raises(UsageError) as caught:
        parser.parse_args(arguments)
    return str(caught.value)


def test_option_that_needs_another_is_refused_alone_also_with_its_own_default(parser: Parser) -> None:
    for mark in (",", "."):
        assert refusal(parser, "--mark", mark) == "--mark needs --table OUT or --sheet NAME"
    assert parser.parse_args(["--mark", ",", "--table", "a"]).mark == ","
    assert parser.parse_args(["--sheet", "a", "--mark", ","]).mark == ","
    assert parser.parse_args([]).mark == "."


def test_option_that_means_nothing_beside_another_is_refused(parser: Parser) -> None:
    for row in ("3", "0"):
        assert refusal(parser, "--all", "--row", row) == "--row is for one row; leave out --all"
    assert parser.parse_args(["--row", "3"]).row == 3
    assert parser.parse_args(["--all"]).all


def test_value_is_given_once_and_a_list_may_go_on(parser: Parser) -> None:
    told = "--table is given twice, but takes one value; leave one out"
    assert refusal(parser, "--table", "a", "--table=b") == told
    assert refusal(parser, "--table", "a", "--tab", "a") == told
    assert parser.parse_args(["--sheet", "a", "b", "--sheet", "c"]).sheet == ["a", "b", "c"]


def test_options_of_one_call_are_forgotten_in_the_next(parser: Parser) -> None:
    for _ in range(2):
        assert parser.parse_args(["--table", "a", "--mark", ","]).table == "a"
