"""Find every class that the modules of a package declare, so that one new file adds one thing."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def find_classes(package: ModuleType, base: type[T]) -> tuple[type[T], ...]:
    """All subclasses of base declared in the package's own modules, by module name, then name."""
    found = []
    for info in sorted(iter_modules(package.__path__), key=lambda info: info.name):
        module = import_module(f"{package.__name__}.{info.name}")
        for name, thing in sorted(vars(module).items()):
            is_own = isinstance(thing, type) and thing.__module__ == module.__name__
            if is_own and issubclass(thing, base) and thing is not base and not name.startswith("_"):
                found.append(thing)
    return tuple(found)
