"""What must not stand in the source, read as syntax so that comments may speak of it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path for package in ("engine", "gui", "resources") for path in (ROOT / package).rglob("*.py")
)
MAKEFILES = [ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "pyproject.toml"]

BANNED_MODULES = {
    "builtins",
    "pickle",
    "cPickle",
    "dill",
    "joblib",
    "marshal",
    "shelve",
    "socket",
    "urllib",
    "http",
    "requests",
}
BANNED_FUNCTIONS = {
    "eval",
    "exec",
    "compile",
    "__import__",
}  # as methods they are others: Qt's exec, re.compile
BANNED_CALLS = {"load_model", "processEvents", "blockSignals"}
LATE_MODULES = {"keras", "tensorflow"}
CITED = ("http://www.w3.org/", "https://github.com/")  # SVG's name, and where a mistake was first reported


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


every_source = pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Full names of the modules and members that imports name."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{alias.name}" for alias in node.names)


def called(node: ast.Call) -> str:
    """The last part of what is called: "eval" of eval(…), "sleep" of time.sleep(…)."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def is_banned_call(node: ast.Call) -> bool:
    is_function = isinstance(node.func, ast.Name)
    return called(node) in BANNED_CALLS or (is_function and called(node) in BANNED_FUNCTIONS)


@every_source
def test_source_imports_nothing_that_runs_strangers_code_or_reaches_a_network(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(ast.walk(tree(path)))}
    assert not roots & BANNED_MODULES


@every_source
def test_source_calls_nothing_that_runs_text_or_bends_the_event_loop(path: Path) -> None:
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert [f"line {node.lineno}: {called(node)}" for node in calls if is_banned_call(node)] == []


@every_source
def test_source_never_sleeps(path: Path) -> None:
    assert "time.sleep" not in set(imported(ast.walk(tree(path))))
    assert not [
        node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and called(node) == "sleep"
    ]


@every_source
def test_source_never_allows_pickles_in_arrays(path: Path) -> None:
    flags = [
        node for node in ast.walk(tree(path)) if isinstance(node, ast.keyword) and node.arg == "allow_pickle"
    ]
    assert all(isinstance(flag.value, ast.Constant) and flag.value.value is False for flag in flags)


@every_source
def test_source_imports_keras_only_inside_functions(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(iter(tree(path).body))}
    assert not roots & LATE_MODULES


@every_source
def test_source_imports_absolutely_and_without_stars(path: Path) -> None:
    nodes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
    assert all(node.level == 0 and all(alias.name != "*" for alias in node.names) for node in nodes)


@pytest.mark.parametrize("path", SOURCES + MAKEFILES, ids=names(SOURCES + MAKEFILES))
def test_file_names_no_network_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    places = [line for line in text.splitlines() if "http://" in line or "https://" in line]
    assert [line for line in places if not any(address in line for address in CITED)] == []
