"""Django-facing glue: gates, clock, problem pages, masking, partial rendering."""
