"""What an officer and an IT department install: an installer, an MSI and a ZIP, with checksums.

They are made on Debian from the frozen Windows program: `python -m tools.installer FOLDER`.
"""

PACKAGES = ("msitools", "nsis", "openssl", "osslsigncode", "wixl")
