"""The law in plain Python: what a rule is, how time is counted, and how a clock is read."""
