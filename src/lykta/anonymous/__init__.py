"""The anonymous thread: someone writes without saying who they are. Knows nothing of casework."""
