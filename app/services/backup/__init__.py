"""A backup of all that the user has, and taking one in."""
