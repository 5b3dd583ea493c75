"""The management office: all reports that came in, as one collation."""
