"""Pages of acute times."""
