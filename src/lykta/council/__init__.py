"""The equality council."""
