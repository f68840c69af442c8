"""What can be done to the registers of knowledge."""
