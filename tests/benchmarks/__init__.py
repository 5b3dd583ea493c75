"""Benchmarks: run by hand, they print ratios and assert none.

CONTRIBUTING.md, *Measure it*, says which there are, and how to run those that have a limit.
"""
