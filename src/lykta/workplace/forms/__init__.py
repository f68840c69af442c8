"""Forms of the follow-up."""
