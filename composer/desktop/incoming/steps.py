"""Pages that stand before the eight steps, made of questions of the form in the words that fit them."""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from composer.desktop.incoming.place import ARRIVED, HOLDING, HOLDING_KEYS
from composer.guide.case import Case
from composer.guide.form import Form, Question, Step


def front_step(form: Form, step_id: str, case: Case) -> Step | None:
    """Return the page of that name as a step, None where none of these is meant."""
    if step_id == ARRIVED:
        return Step(
            id=ARRIVED,
            number=0,
            name=_tr("Their message"),
            title=_tr("Their message"),
            why=_came_from(case),
            questions=(
                _asked(form, "listen.who", ask=_tr("Who wrote?"), help=_tr("Whoever was hurt most stands first.")),
                _asked(form, "listen.when"),
                _asked(form, "listen.words", ask=_tr("Their words"), help=_tr("They stay as they are.")),
            ),
        )
    if step_id == HOLDING:
        return Step(
            id=HOLDING,
            number=0,
            name=_tr("Answer now"),
            title=_tr("Answer now, explain later"),
            why=_tr("Three short answers. They know that you know, and when they hear more."),
            questions=tuple(
                _asked(form, key, help=_tr("A name, or several.") if key == "listen.who" else "")
                for key in HOLDING_KEYS
            ),
        )
    return None


def _came_from(case: Case) -> str:
    address = next((person.email for person in case.people if person.email), "")
    words = _tr("It came from {address}. Put right what is not as it was, and go on.").format(address=address)
    return words if address else _tr("This is what it says. Put right what is not as it was, and go on.")


def _asked(form: Form, key: str, ask: str = "", help: str = "") -> Question:
    """Return a question that is asked here whatever the steps do with it."""
    question = form.question(key)
    return replace(question, ask=ask or question.ask, help=help or question.help, asked="always", chip="", row="")


def _tr(words: str) -> str:
    return QCoreApplication.translate("incoming", words)
