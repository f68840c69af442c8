"""Pure rules of agreements, routines, files and examples."""
