"""Tables of who has, covers, may never see or has opened a matter."""
