"""Pure rules of the employer's follow-up."""
