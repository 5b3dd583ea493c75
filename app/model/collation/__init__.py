"""Many reports in one picture: which of them count, what was asked, and who has answered."""
