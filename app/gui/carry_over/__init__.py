"""Beginning a term from earlier reports: what comes along, question by question."""
