"""Pages of the registers of knowledge."""
