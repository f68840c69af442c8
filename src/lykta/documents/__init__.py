"""Documents: papers as tagged PDF, Word and slides, and tables as Excel and CSV."""
