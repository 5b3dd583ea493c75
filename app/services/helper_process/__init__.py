"""The process that files are read in: its limits, and the messages to and from it."""
