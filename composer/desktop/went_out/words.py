"""How it is said when something went out, what is kept, and what is still to come."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

if TYPE_CHECKING:
    from composer.library.sent import Sent
    from composer.promises.dates import Dated


def _tr(words: str) -> str:
    return QCoreApplication.translate("went_out", words)


def kept_words(sent: "Sent") -> str:
    """Return what "yes" does with a message: it keeps the text, and starts the dates of what it promises."""
    count = sum(one.kind != "proposed" for one in sent.dates)
    numbers = (
        _tr("two"), _tr("three"), _tr("four"), _tr("five"), _tr("six"), _tr("seven"), _tr("eight"), _tr("nine"),
        _tr("ten"), _tr("eleven"), _tr("twelve"),
    )  # fmt: skip
    text = _tr("these points") if sent.spoken else _tr("this exact text")
    if not count:
        return _tr("“Yes” keeps {text}.").format(text=text)
    if count == 1:
        return _tr("“Yes” keeps {text} and starts the date of its promise.").format(text=text)
    number = numbers[count - 2] if count - 2 < len(numbers) else str(count)
    return _tr("“Yes” keeps {text} and starts the dates of its {number} promises.").format(text=text, number=number)


def at_words(then: datetime, now: datetime) -> str:
    """Return "today at 15:02", "yesterday at 17:20", "on Friday at 9:00", "on 3 July at 9:00"."""
    day = _day_words(then.date(), now.date())
    return _tr("{day} at {time}").format(day=day, time=f"{then.hour}:{then.minute:02}")


def how_words(sent: "Sent", now: datetime) -> str:
    """Return how a message left and when: "copied yesterday at 17:20"."""
    ways = {
        "copied": _tr("copied {when}"),
        "handed": _tr("handed to your mail program {when}"),
        "saved": _tr("saved as a file {when}"),
        "prepared": _tr("prepared {when}"),
    }
    return ways[sent.way].format(when=at_words(sent.at, now))


def due_words(one: "Dated", now: datetime) -> str:
    """Return when something is to come, in few words: "Fri 27 Nov, 12:00", "from now on, look again 24 Dec"."""
    locale = QLocale()
    if one.review is not None:
        return _tr("from now on; look again {day}").format(day=_short(locale, one.review, now))
    if one.due is None:
        return one.when or _tr("no time given")
    if one.kind == "proposed":
        return _short(locale, one.due.date(), now)
    return day_words(one.due, now)


def day_words(due: datetime, now: datetime) -> str:
    """Return a moment in few words: "Fri 27 Nov, 12:00"."""
    return f"{_short(QLocale(), due.date(), now)}, {due.hour}:{due.minute:02}"


def _short(locale: QLocale, day: date, now: datetime) -> str:
    form = "ddd d MMM" if day.year == now.year else "ddd d MMM yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), form)


def _day_words(day: date, today: date) -> str:
    days = (today - day).days
    if days == 0:
        return _tr("today")
    if days == 1:
        return _tr("yesterday")
    locale, shown = QLocale(), QDate(day.year, day.month, day.day)
    form = "dddd" if 0 < days < 7 else "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return _tr("on {day}").format(day=locale.toString(shown, form))
