"""Pure rules of the anonymous thread: codes, keys, padding, what the board has decided."""
