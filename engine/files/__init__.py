"""Files of every kind: read with suspicion, written whole or not at all."""
