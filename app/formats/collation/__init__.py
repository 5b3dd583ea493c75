"""The collation as a Word document, a workbook, JSON and CSV."""
