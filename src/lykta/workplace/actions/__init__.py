"""What people do with the follow-up."""
