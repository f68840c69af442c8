"""Who did and saw what: events that are only ever added, chained, and anchored outside."""
