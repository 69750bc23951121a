"""What this program is made of: classes found by themselves, parts of their own process, versions."""
