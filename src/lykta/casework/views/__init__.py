"""Pages of casework: each reads a form, calls one action or query, and redirects or renders."""
