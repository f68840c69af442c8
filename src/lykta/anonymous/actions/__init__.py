"""What the writer and the team do with a thread."""
