"""The local store: one SQLite file per profile, one writer, readable by anyone at any time."""
