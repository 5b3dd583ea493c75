"""Collating: a folder of files becomes one collation of all reports."""
