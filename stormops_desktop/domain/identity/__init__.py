"""Who is who: identifiers brought into one spelling, records linked, people told apart."""
