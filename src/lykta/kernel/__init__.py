"""Pure Python that every app may know: actors, permissions, words, problems. No Django here."""
