"""What must not stand in the source, read as syntax so that comments may speak of it."""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
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
WIRE = ROOT / "engine" / "thread" / "own_process" / "wire.py"
PICKLED = {"pickle"}  # between the window and the engine's process, which it has started itself
BANNED_FUNCTIONS = {
    "eval",
    "exec",
    "compile",
    "__import__",
}  # as methods they are others: Qt's exec, re.compile
BANNED_CALLS = {"load_model", "processEvents", "blockSignals"}
LATE_MODULES = {"keras", "tensorflow"}
PATH_NAMES = ("path.name", "folder.name", "out.name", "place.name")
RULED = (ast.Call, ast.keyword, ast.Import, ast.ImportFrom)
CITED = ("http://www.w3.org/", "https://github.com/")  # SVG's name, and where a mistake was first reported


def offenders(finds: Callable[[Path], Iterable[object]], paths: list[Path] = SOURCES) -> list[str]:
    """Each thing found in a file, with the file's name."""
    return [f"{path.relative_to(ROOT)}: {found}" for path in paths for found in finds(path)]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Every part of a file that a rule may be about."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, RULED)]


def public_types(module: ast.Module) -> Iterator[str]:
    """Names of its classes and of its type aliases, which are capitalized words; type variables are none."""
    for node in module.body:
        match node:
            case ast.ClassDef(name=name) if not name.startswith("_"):
                yield name
            case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
                pass
            case ast.Assign(targets=[ast.Name(id=name)]) if name[0].isupper() and name != name.upper():
                yield name


@pytest.fixture(autouse=True, scope="module")
def trees_are_forgotten() -> Iterator[None]:
    """Half a million nodes would slow the garbage collector in every test that follows."""
    yield
    tree.cache_clear()
    nodes.cache_clear()


def imported(parts: Iterable[ast.AST]) -> Iterator[str]:
    """Full names of the modules and members that imports name."""
    for node in parts:
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


def top_modules(parts: Iterable[ast.AST]) -> set[str]:
    return {name.split(".")[0] for name in imported(parts)}


def test_source_imports_nothing_that_runs_strangers_code_or_reaches_a_network() -> None:
    def banned(path: Path) -> set[str]:
        return (top_modules(nodes(path)) & BANNED_MODULES) - (PICKLED if path == WIRE else set())

    assert offenders(banned) == []


def test_what_is_pickled_goes_to_the_engine_s_own_process_alone() -> None:
    """Through a pipe that nobody else can open: what reads and writes it knows neither file nor network."""
    users = [path for path in SOURCES if any(".own_process.wire" in name for name in imported(nodes(path)))]
    assert {path.parent for path in users} == {WIRE.parent}
    known = {name for path in [WIRE, *users] for name in top_modules(nodes(path))}
    assert not known & {"pathlib", "tempfile", "multiprocessing", "asyncio", "ssl", "mmap"}
    calls = [node for path in [WIRE, *users] for node in nodes(path) if isinstance(node, ast.Call)]
    assert not [node.lineno for node in calls if called(node) in {"open_code", "mkfifo"}]
    assert not [node.lineno for node in calls if isinstance(node.func, ast.Name) and called(node) == "open"]


def test_source_calls_nothing_that_runs_text_or_bends_the_event_loop() -> None:
    def banned(path: Path) -> list[str]:
        calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
        return [f"line {node.lineno}: {called(node)}" for node in calls if is_banned_call(node)]

    assert offenders(banned) == []


def test_source_never_sleeps() -> None:
    def sleeps(path: Path) -> Iterator[str]:
        for node in nodes(path):
            if isinstance(node, ast.Call) and called(node) == "sleep":
                yield f"line {node.lineno}"
        yield from {"time.sleep"} & set(imported(nodes(path)))

    assert offenders(sleeps) == []


def test_source_never_allows_pickles_in_arrays() -> None:
    def allowed(path: Path) -> Iterator[str]:
        for node in nodes(path):
            if not (isinstance(node, ast.keyword) and node.arg == "allow_pickle"):
                continue
            if not (isinstance(node.value, ast.Constant) and node.value.value is False):
                yield f"line {node.lineno}"

    assert offenders(allowed) == []


def names_of_paths(path: Path) -> Iterator[str]:
    """Errors that call a file by `.name`, which "." and "/" do not have."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and called(node).endswith("Error"):
            parts = [part for argument in node.args for part in ast.walk(argument)]
            for part in parts:
                if isinstance(part, ast.FormattedValue) and ast.unparse(part.value).endswith(PATH_NAMES):
                    yield f"line {part.lineno}: {ast.unparse(part.value)}"


def test_no_error_calls_a_file_by_a_name_that_may_be_empty() -> None:
    assert not offenders(names_of_paths)


def test_source_imports_keras_only_inside_functions() -> None:
    assert offenders(lambda path: top_modules(tree(path).body) & LATE_MODULES) == []


def test_the_window_s_state_has_no_widget_in_it() -> None:
    def widgets(path: Path) -> list[str]:
        return [name for name in imported(ast.walk(tree(path))) if name.startswith("PyQt6.QtWidgets")]

    assert offenders(widgets, sorted((ROOT / "gui" / "state").rglob("*.py"))) == []


def test_no_public_type_name_stands_for_two_types() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        for name in public_types(tree(path)):
            places[name].append(str(path.relative_to(ROOT)))
    assert len(places) > 500
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_source_imports_absolutely_and_without_stars() -> None:
    def relative(path: Path) -> list[str]:
        imports = [node for node in nodes(path) if isinstance(node, ast.ImportFrom)]
        stars = [node for node in imports if node.level or any(alias.name == "*" for alias in node.names)]
        return [f"line {node.lineno}" for node in stars]

    assert offenders(relative) == []


def test_files_name_no_network_host() -> None:
    def hosts(path: Path) -> list[str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        places = [line for line in lines if "http://" in line or "https://" in line]
        return [line for line in places if not any(address in line for address in CITED)]

    assert offenders(hosts, SOURCES + MAKEFILES) == []
