"""Pure rules of the resource centre."""
