"""Makes a folder of hostile model files: python -m tests.engine.models.hostile FOLDER

Each is a file that a stranger might send: bombs, links that lead out, code, claims of more than there is.
What runs code would make the file `executed` in the folder; none may.
"""

import sys
from pathlib import Path

from tests.engine.models.hostile.registry import make_all

print(*make_all(Path(sys.argv[1])), sep="\n")
