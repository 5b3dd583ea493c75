"""What all rooms share: theme, pages, messages, lists, commands. Knows no feature."""
