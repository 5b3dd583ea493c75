"""Beginning a term from earlier reports."""
