"""Pure rules of casework: facts in, answers out. No Django, no database, no clock."""
