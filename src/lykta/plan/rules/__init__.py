"""The plan's pure rules: periods, status, freshness, and what is missing."""
