"""The window; `shell` is where it starts."""
