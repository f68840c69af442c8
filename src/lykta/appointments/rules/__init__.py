"""Rules of acute times: no database, no clock."""
