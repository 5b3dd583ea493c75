"""Question sets: listing, installing, and moving a draft to one."""
