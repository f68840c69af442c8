"""Reads of the anonymous thread: what the installation brings, the inbox, what stays."""
