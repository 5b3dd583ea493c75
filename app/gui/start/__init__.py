"""The start page: my reports, a new one, opened files, crash recovery."""
