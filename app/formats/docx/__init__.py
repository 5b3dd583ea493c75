"""Word documents: reading any, writing ours, and the report read back from its own."""
