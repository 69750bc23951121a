"""Import TensorFlow and Keras, late and without freezing the window."""

import ctypes
import gc
import importlib
import importlib.util
import logging
import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import ModuleType

from engine.errors import Unavailable
from engine.keras.filtered_stderr import filtered_stderr

LIBRARIES = ("*tensorflow_framework*", "*tensorflow_cc*")  # the second needs the first
KEEP_QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "GLOG_minloglevel": "3"}
OLDEST_KERAS = 3
REQUESTS = "requests"


def load_keras() -> None:
    """Import TensorFlow and Keras. Raises Unavailable, with what is missing or broken."""
    folder = _folder_of_tensorflow()
    _set_environment()
    with _quiet(), _no_garbage_collection(), _no_network():
        load_shared_libraries(folder)
        _import("tensorflow")
        _import("keras")
    _check_keras()
    logging.getLogger("tensorflow").setLevel(logging.ERROR)
    logging.getLogger("absl").setLevel(logging.ERROR)


def _folder_of_tensorflow() -> Path:
    """Where the package lies, without importing it."""
    try:
        spec = importlib.util.find_spec("tensorflow")
    except (ImportError, ValueError):  # it is set to None in sys.modules, or half imported
        spec = None
    if spec is None or spec.origin is None:
        raise Unavailable("TensorFlow", f"it is not installed; `pip install {_distribution()}` brings it")
    return Path(spec.origin).parent


def _distribution() -> str:
    """What pip calls TensorFlow here; the build for CPUs alone is half the size, where there is one."""
    has_cpu_build = (platform.machine() == "x86_64" and sys.platform == "linux") or sys.platform == "win32"
    return "tensorflow-cpu" if has_cpu_build else "tensorflow"


def _set_environment() -> None:
    """Before the import: print nothing, and let Keras stand on TensorFlow whatever ~/.keras says."""
    for name, value in KEEP_QUIET.items():
        os.environ.setdefault(name, value)
    os.environ["KERAS_BACKEND"] = "tensorflow"


def _quiet() -> AbstractContextManager[None]:
    """The libraries say that oneDNN is on before they look at the environment, on processors that have it.
    Who has set the variable to 0 asks for all that is said."""
    is_wanted = os.environ["TF_CPP_MIN_LOG_LEVEL"] == "0" or "tensorflow" in sys.modules
    return nullcontext() if is_wanted else filtered_stderr()


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Imports make a million objects that stay: looking through them again and again froze the window for
    100 ms at a time, so the collector rests meanwhile and never looks at them later."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


@contextmanager
def _no_network() -> Iterator[None]:
    """TensorFlow and Keras import a library for web requests, which opens a socket at once to see whether
    there is IPv6. What they need it for is never called here, so an empty module takes its place."""
    is_there = REQUESTS in sys.modules
    if not is_there:
        sys.modules[REQUESTS] = ModuleType(REQUESTS)
    try:
        yield
    finally:
        if not is_there:
            del sys.modules[REQUESTS]


def load_shared_libraries(folder: Path) -> None:
    """Load TensorFlow's shared libraries, half a gigabyte, while other threads go on.

    An import would load them under the interpreter lock, and so does ctypes.CDLL(path); but the system's
    own loader, called as a foreign function, drops the lock. What fails here is told by the import.
    """
    load = _system_loader()
    for pattern in LIBRARIES:
        for path in sorted(folder.glob(pattern)):
            load(path)


def _system_loader() -> Callable[[Path], object]:
    if sys.platform == "win32":
        load_library = ctypes.WinDLL("kernel32").LoadLibraryW
        load_library.argtypes, load_library.restype = [ctypes.c_wchar_p], ctypes.c_void_p
        return lambda path: load_library(str(path))
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = [ctypes.c_char_p, ctypes.c_int], ctypes.c_void_p
    return lambda path: dlopen(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL)


def _import(name: str) -> None:
    try:
        importlib.import_module(name)
    except Exception as error:  # whatever a broken installation raises
        raise Unavailable("TensorFlow", _why(name, error)) from error


def _why(name: str, error: BaseException) -> str:
    package = _distribution() if name == "tensorflow" else name
    if isinstance(error, ModuleNotFoundError) and error.name == name:
        return f"{name} is not installed; `pip install {package}` brings it"
    cause = _first_cause(error)
    lines = str(cause).strip().splitlines() or ["no message"]
    return (
        f"{name} is installed but cannot be imported ({type(cause).__name__}: {lines[0]}); "
        f"`pip install --force-reinstall {package}` may mend it"
    )


def _first_cause(error: BaseException) -> BaseException:
    """TensorFlow wraps the error that names the library into one that holds a whole traceback."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


def _check_keras() -> None:
    """Another part of the program may have imported Keras before, and otherwise."""
    import keras

    version = str(getattr(keras, "__version__", "0"))
    if int(version.split(".")[0]) < OLDEST_KERAS:
        reason = f"Keras is version {version}, too old; `pip install --upgrade keras` brings {OLDEST_KERAS}"
        raise Unavailable("TensorFlow", reason)
    backend = keras.backend.backend()
    if backend != "tensorflow":
        raise Unavailable(
            "TensorFlow", f"Keras runs on {backend} already; start again with KERAS_BACKEND=tensorflow"
        )
