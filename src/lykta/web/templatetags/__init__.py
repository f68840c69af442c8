"""Template tags: the components of the face."""
