"""What the program ships with: ready-made experiments, icons, fonts."""
