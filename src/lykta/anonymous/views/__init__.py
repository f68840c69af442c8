"""The writer's pages and the team's inbox."""
