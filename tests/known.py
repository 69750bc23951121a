"""Numbers to test against that are not ours, and where the project lies."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
KNOWN: dict[str, Any] = json.loads((ROOT / "tests" / "reference" / "known_values.json").read_text("utf-8"))
