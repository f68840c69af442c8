"""What people do with the doors in."""
