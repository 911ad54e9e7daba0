"""What the program is doing now, in small parts: the open case, its undo, saving and checking. No window here."""
