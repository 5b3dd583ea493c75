"""What came in, put together: a folder of files becomes one picture of all reports."""
