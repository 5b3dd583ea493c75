"""The start page: my reports, a new one, what is handed over, recovery after a crash."""
