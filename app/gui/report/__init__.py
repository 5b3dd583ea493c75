"""One report in the window: its pages, navigation, search, versions and saving."""
