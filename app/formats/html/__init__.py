"""HTML from the clipboard and for it."""
