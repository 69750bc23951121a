"""Classes are found by their package."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from engine.parameter import Value
from engine.program.find import find_classes

FILES = {
    "base": "from engine.parameter import Value\nclass Animal(Value):\n    pass\n",
    "zebra": "from zoo.base import Animal\nclass Zebra(Animal):\n    pass\n",
    "cat": "from zoo.base import Animal\nclass _Kitten(Animal):\n    pass\nclass Cat(Animal):\n    pass\n",
    "copy": "from zoo.zebra import Zebra\nNUMBER = 3\nclass Stone:\n    pass\n",
}


@pytest.fixture
def zoo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    package = tmp_path / "zoo"
    package.mkdir()
    (package / "__init__.py").touch()
    for name, text in FILES.items():
        (package / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    import zoo

    yield zoo
    for name in [name for name in sys.modules if name.split(".")[0] == "zoo"]:
        del sys.modules[name]


def test_find_gives_each_public_subclass_once_by_module_name(zoo: ModuleType) -> None:
    from zoo.base import Animal

    assert [found.__name__ for found in find_classes(zoo, Animal)] == ["Cat", "Zebra"]


def test_find_leaves_the_base_itself_out(zoo: ModuleType) -> None:
    assert "Value" not in [found.__name__ for found in find_classes(zoo, Value)]
