"""Who is who: finding, joining and telling apart people, with the evidence for it."""
