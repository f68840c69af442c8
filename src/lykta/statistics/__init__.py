"""Numbers: counted live for staff, released with disclosure control for everybody."""
