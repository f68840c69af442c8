"""The municipality as employer; never reaches the matters."""
