"""Question sets as workbooks of the XLSForm standard: what ODK, Kobo and Survey123 build and read.

What the standard has no place for stands in columns whose headings begin with `set_`.
"""
