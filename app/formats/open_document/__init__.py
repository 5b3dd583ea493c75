"""OpenDocument text (ODT), as LibreOffice and Word save it, read by its XML."""
