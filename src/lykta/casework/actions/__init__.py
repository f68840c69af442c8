"""What people do in a matter: one function a verb (lock, who may, when may, change, log)."""
