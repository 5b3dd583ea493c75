"""One module for each file format: bytes to model and model to bytes."""
