"""The program on Windows, tried on Debian: a Windows Python and a Wine to run it in."""
