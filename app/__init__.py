"""A committee's follow-up report: from a question set to the DOCX + JSON pair."""

__version__ = "0.1.0"
PRODUCT_NAME = "Näringslivsrapport"
