"""Merging two versions of one report."""
