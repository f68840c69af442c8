"""Drafts: what a person is writing, kept so that nothing typed is lost (design §2.9)."""
