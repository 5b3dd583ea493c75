"""The office writes question sets: drafts, what there is to say of them, trying and sending."""
