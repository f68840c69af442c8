"""Pure rules of housing."""
