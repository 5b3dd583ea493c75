"""Many reports in one collation: which of them count, what was asked, and who has answered."""
