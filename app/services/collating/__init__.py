"""What came in, put together: a folder of files becomes one collation of all reports."""
