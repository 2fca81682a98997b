"""The storm play score: four components, each with the state it is in."""
