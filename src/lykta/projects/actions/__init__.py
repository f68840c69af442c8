"""What can be done to projects and grants."""
