"""Review: the message as a document to edit, and beside it what there is to look at before it goes out."""
