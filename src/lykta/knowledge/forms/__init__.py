"""Input about the registers of knowledge."""
