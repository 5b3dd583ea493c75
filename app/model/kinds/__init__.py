"""Questions that ask for more than prose: their kinds, their values, and how people write them."""
