"""The window; `shell` has it start and work."""
