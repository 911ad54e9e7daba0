"""A case becomes a message: slots, splicing, variants and the outputs."""
