"""What people do with the council."""
