"""What a report is, and the pure rules on it. No Qt, no documents, no disk, no clock."""
