"""Benchmarks: run by hand, they print ratios and assert none.

.venv/bin/python -m tests.benchmarks.start_up
.venv/bin/python -m tests.benchmarks.export
.venv/bin/python -m tests.benchmarks.reading
"""
