"""What every room builds with: theme, pages, messages, lists, commands. Knows no feature."""
