"""The rules of a review, each a pure function that gives findings."""
