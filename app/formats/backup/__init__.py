"""A backup: a ZIP file of the user's files, with a manifest."""
