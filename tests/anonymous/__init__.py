"""The anonymous thread."""
