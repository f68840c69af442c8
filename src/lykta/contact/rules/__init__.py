"""Pure rules of the doors in."""
