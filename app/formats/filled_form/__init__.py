"""Reads forms that were filled in elsewhere, as Word files or text, by their wording."""
