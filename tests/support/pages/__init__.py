"""The window as the officer sees it: a class for each page, with what can be read and done there.

Tests come to widgets by these alone. Whoever moves a widget of the window mends it here.
"""
