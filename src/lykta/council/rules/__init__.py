"""Pure rules of the council."""
