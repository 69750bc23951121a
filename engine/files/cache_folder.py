"""Keep what libraries write for themselves out of the user's home folder."""

import os
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

NAME = "rnn-explorer"
FOLDERS = {  # the variable that names a library's folder, and what it makes where that is not set
    "KERAS_HOME": (".keras", ".keras"),
    "MPLCONFIGDIR": (".config/matplotlib", ".matplotlib"),
}


def keep_home_clean() -> None:
    """Give Keras and matplotlib folders in our cache, before they are imported.

    A folder that somebody has set up by hand is kept: it may hold settings.
    """
    home = Path(os.path.expanduser("~"))
    for variable, usual in FOLDERS.items():
        if variable not in os.environ and not any(_is_used(home / place) for place in usual):
            with suppress(OSError):  # the library then does as it always has
                folder = user_cache_path(NAME, appauthor=False) / variable.lower()
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                os.environ[variable] = str(folder)


def _is_used(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False
