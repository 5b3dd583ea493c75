"""The guide and the licences, as the window shows them."""
