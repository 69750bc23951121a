"""One run: what it is asked, the networks it steps, what it records and measures."""
