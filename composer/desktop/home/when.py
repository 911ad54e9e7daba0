"""When something was, in as few words as a list has room for."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def when_words(then: datetime, now: datetime) -> str:
    """Return "10:02" of today, "Yesterday", the day of this week, else the date; both times are local."""
    locale = QLocale()
    days = (now.date() - then.date()).days
    if days <= 0:
        return locale.toString(QTime(then.hour, then.minute), "HH:mm")
    if days == 1:
        return QCoreApplication.translate("when", "Yesterday")
    date = QDate(then.year, then.month, then.day)
    if timedelta(days=days) < timedelta(days=7):
        return locale.toString(date, "ddd")
    return locale.toString(date, "d MMM" if then.year == now.year else "d MMM yyyy")
