"""The process that files are read in: what limits it, and what is said to it."""
