"""Speed as ratios in one run: a page beside the floor it stands on (design §6)."""
