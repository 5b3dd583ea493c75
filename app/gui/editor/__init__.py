"""Rich text: the editor, its clipboard, marks and format bar. Knows no report."""
