"""The municipality as employer; never reaches casework."""
