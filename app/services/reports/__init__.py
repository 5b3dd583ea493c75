"""The officer's own reports: begun, edited, saved, kept in versions, recovered."""
