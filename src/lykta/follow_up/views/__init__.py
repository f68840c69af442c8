"""The pages of follow-up."""
