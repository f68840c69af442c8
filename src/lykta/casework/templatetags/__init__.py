"""Words that casework's pages need."""
