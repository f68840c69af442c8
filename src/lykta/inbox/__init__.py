"""What somebody without an account has handed in, until staff take it."""
