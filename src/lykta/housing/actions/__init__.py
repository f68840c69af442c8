"""What people do in housing: place, end, keep the register of providers."""
