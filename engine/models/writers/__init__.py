"""Writers of model files, one kind a file; the name's ending tells which one writes."""
