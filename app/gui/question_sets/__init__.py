"""Question sets: what there is, installing one, moving a draft to it."""
