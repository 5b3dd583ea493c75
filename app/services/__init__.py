"""One module for each thing a user does. Knows files and formats, no window."""
