"""Exporting, previewing and sending a report, and giving a colleague's question back."""
