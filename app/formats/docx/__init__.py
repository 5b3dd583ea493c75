"""The report as a Word document: small parts that `report_docx` puts together."""
