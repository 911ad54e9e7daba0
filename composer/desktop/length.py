"""How long a message is, beside what it has room for."""

from PySide6.QtCore import QCoreApplication

from composer.message.message import Message


def length_words(message: Message) -> str:
    """Return "208 words"; where there is a limit, "64 of 80 words" or "212 of 300 characters", said calmly."""
    if message.most_characters:
        words = _tr("{count} characters, room for {most}") if message.too_long else _tr("{count} of {most} characters")
        return words.format(count=len(message.text), most=message.most_characters)
    if message.most_words:
        words = _tr("{count} words, room for {most}") if message.too_long else _tr("{count} of {most} words")
        return words.format(count=message.words, most=message.most_words)
    return _tr("{count} words").format(count=message.words)


def _tr(words: str) -> str:
    return QCoreApplication.translate("length", words)
