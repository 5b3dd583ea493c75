"""A committee's follow-up report: from a question set to the DOCX + JSON pair."""

__version__ = "0.1.0"
PRODUCT_NAME = "Näringslivsrapport"
APP_USER_MODEL_ID = "Stockholm.Naringslivsrapport"
"""By this Windows knows which windows and shortcuts are the program's."""
