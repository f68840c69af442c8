"""Pure rules of the audit log: what a detail may hold, the chain, the anchors."""
