"""What is done with the log: sealing, anchoring, verifying, signing a review."""
