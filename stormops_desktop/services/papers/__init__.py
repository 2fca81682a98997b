"""Making, signing, reading and handing out the papers of a job."""
