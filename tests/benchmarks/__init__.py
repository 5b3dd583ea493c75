"""Benchmarks: run by hand, they print ratios and assert none.

python -m tests.benchmarks.start_up
python -m tests.benchmarks.export
python -m tests.benchmarks.reading
"""
