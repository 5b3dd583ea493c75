"""The document on paper: seen before it is exported, searched, printed."""
