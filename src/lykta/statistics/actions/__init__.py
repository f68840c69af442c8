"""What people do with numbers."""
