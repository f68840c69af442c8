"""Follow-up's pure rules: what is frozen, compared, counted, put into files, and by which way."""
