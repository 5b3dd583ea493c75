"""The window. `application.py` builds everything and hands it down."""
