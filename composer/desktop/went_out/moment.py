"""The moment something went out: a day and a time, never one that is still to come."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QEvent, QObject, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QDateTimeEdit, QDialog, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CONTROL_HEIGHT
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint, Label, Section
from composer.desktop.widgets.layout import column, row

_FORM = "ddd d MMM yyyy, HH:mm"


class MomentDialog(QDialog):
    """Asks when it was; `chosen` tells the moment. Esc and Cancel change nothing. `dates`: something runs from then."""

    chosen = Signal(datetime)

    def __init__(
        self, look: Look, parent: QWidget, title: str, proposed: datetime, latest: datetime, *, dates: bool
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._come = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = column(look, 12, (24, 20, 24, 20), self)
        whole.addWidget(Section(look, title))
        label = Label(look, self.tr("Day and time"), weight="semibold")
        self.field = QDateTimeEdit(_moment(min(proposed, latest)))
        self.field.setMaximumDateTime(_moment(latest))
        self.field.setDisplayFormat(_FORM)
        self.field.setCalendarPopup(True)
        self.field.setAccessibleName(title)
        self.field.setAccessibleDescription(self.tr("The arrows change day, month, year, hour and minute"))
        self.field.installEventFilter(self)
        calendar = self.field.calendarWidget()
        if calendar is not None:
            calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            calendar.setGridVisible(False)
        label.setBuddy(self.field)
        whole.addWidget(label)
        whole.addWidget(self.field)
        if dates:
            whole.addWidget(Hint(look, self.tr("The dates of its promises run from then.")))
        whole.gap(4)
        foot = row(look, 8)
        keep = Button(look, self.tr("Keep it"), "primary")
        keep.clicked.connect(self._choose)
        cancel = Button(look, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(keep)
        whole.addLayout(foot)
        look.follow(self.restyle)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        font = self.look.font("text")
        self.field.setFont(font)
        self.field.setMinimumHeight(self.look.px(CONTROL_HEIGHT))
        calendar = self.field.calendarWidget()
        if calendar is not None:
            calendar.setFont(font)
        self.setMinimumWidth(self.look.px(340))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.FocusIn and not self._come:
            self._come = True
            # Most went out today, only earlier; Qt itself begins with the weekday, in this very event.
            hour = QDateTimeEdit.Section.HourSection
            QTimer.singleShot(0, self.field, lambda: self.field.setSelectedSection(hour))
        if watched is self.field and isinstance(event, QKeyEvent) and _is_enter(event):
            self._choose()
            return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        self.field.interpretText()
        date, time = self.field.date(), self.field.time()
        self.chosen.emit(datetime(date.year(), date.month(), date.day(), time.hour(), time.minute()))
        self.accept()


def _is_enter(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _moment(moment: datetime) -> QDateTime:
    return QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute))
