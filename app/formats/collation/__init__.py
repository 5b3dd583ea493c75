"""The collation in the file formats that it is handed on in."""
