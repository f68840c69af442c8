"""What people do with the centre."""
