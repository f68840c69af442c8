"""Keys, sealed fields and the blind index: what tells of a person is ciphertext at rest."""
