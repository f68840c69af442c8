"""Files in and out: import, export, the demo and its simulation."""
