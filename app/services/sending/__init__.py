"""Export of the pair, its mail, and to whom it goes."""
