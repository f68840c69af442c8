"""The county's resource centre: its posts and partners."""
