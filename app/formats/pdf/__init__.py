"""Reads filled reports in PDF files: by their tags, or else by how the pages look."""
