"""Where in a report the officer is: a question, by its id, or one of the other pages."""

from app.model.finding import Finding

# No question id begins with "#".
CONTACT = "#contact"
REVIEW = "#review"
EXPORT = "#export"
RETURN = "#return"


def place_of(finding: Finding) -> str:
    """The page on which a finding is mended."""
    return finding.question_id or (REVIEW if finding.field == "unplaced" else CONTACT)
