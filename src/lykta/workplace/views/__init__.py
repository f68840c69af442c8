"""Pages of the employer's follow-up."""
