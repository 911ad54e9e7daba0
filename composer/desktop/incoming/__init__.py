"""Beginning from words that exist: their message, dropped, pasted or opened; and an answer before there is one."""
