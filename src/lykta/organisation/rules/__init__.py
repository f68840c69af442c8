"""Pure rules: validity in time, the unit tree, roles."""
