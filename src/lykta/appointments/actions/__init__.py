"""What can be done with acute times."""
