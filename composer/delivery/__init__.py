"""How a message leaves: as copied formats, as a link or a file for the mail program."""
