"""Put random hands on the window: `python -m tests.soak --actions 50000 --seed 1`."""

import os
import sys
import tempfile

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:  # whoever starts this keeps their own settings
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program has it
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from tests.soak.soak import main

        sys.exit(main())
