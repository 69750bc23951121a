"""What the units of a run do: where they saturate, which are dead, how large they become."""
