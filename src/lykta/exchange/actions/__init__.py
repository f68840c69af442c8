"""Reading a file in and giving it back."""
