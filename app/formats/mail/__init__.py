"""Mails: written as .eml, read as .eml and as Outlook's .msg."""
