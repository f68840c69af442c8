"""Pure rules of the networks."""
