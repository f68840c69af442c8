"""Sheltered housing: providers without addresses in sight, placements that carry out a decision."""
