"""The play score and the checks it rests on."""
