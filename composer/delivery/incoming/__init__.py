"""What comes in: a file, a mail or pasted words become plain words, and who wrote them, when and about what."""
