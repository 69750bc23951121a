"""Let the plots come first."""

from PyQt6.QtCore import Qt

LATER = Qt.ConnectionType.QueuedConnection
"""How a panel listens to new steps: the plots, which listen at once, are painted before it gets to work."""
