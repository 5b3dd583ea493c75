"""The review of a report, with contact rules and spelling."""
