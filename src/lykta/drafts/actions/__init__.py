"""What a writer does with a draft."""
