"""Template tags of follow-up."""
