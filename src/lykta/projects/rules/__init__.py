"""Pure rules of projects and grants."""
