"""A form that was filled in elsewhere, found by its wording: the same for Word files and text."""
