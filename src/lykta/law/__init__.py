"""The law as dated data: every legal clock, duty, permit and prohibition, with its source."""
