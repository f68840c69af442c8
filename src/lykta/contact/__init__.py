"""The doors in. Knows nothing about casework."""
