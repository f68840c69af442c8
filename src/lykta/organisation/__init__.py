"""Who is who: bodies, units, people, assignments and roles, and signing in."""
