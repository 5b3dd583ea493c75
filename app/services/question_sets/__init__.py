"""Question sets: on offer, installed, checked; drafts moved to newer ones."""
