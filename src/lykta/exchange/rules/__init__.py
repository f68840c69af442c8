"""Pure rules of a municipality's file: how it is read, and what may stand in it."""
