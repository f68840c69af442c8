"""What a worker fills in. Each form's answers are the keywords of one action."""
