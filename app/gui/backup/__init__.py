"""Making a backup of everything, and taking one in."""
