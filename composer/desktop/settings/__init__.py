"""The page of settings: drawn from a file, kept at once, in force at once."""
