"""Pure rules of the face: navigation, dates in words, geometry of pictures."""
