"""The promises of a message: which there are, how sure, by when."""
