"""What a crew learns about a claim: fields, money, stages, deadlines, papers, and wording to avoid."""
