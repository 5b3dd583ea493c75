"""How much a file may hold."""

MAX_FILE_BYTES = 25_000_000
MAX_ENTRIES = 2_000
MAX_PART_BYTES = 20_000_000
MAX_TOTAL_BYTES = 64_000_000
MAX_ELEMENTS = 200_000
MAX_PARAGRAPHS = 50_000
"""Paragraphs and what they consist of: those whose format differs are counted one by one."""
MAX_LINES = 10_000
MAX_CHARACTERS = 1_000_000
