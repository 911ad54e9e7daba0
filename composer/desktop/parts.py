"""What the pages need beside the store: read from resources once, on a lane, after the window stands."""

from datetime import datetime

from msgspec import Struct

from composer.app import App
from composer.grammar.engine import Choice, GrammarEngine
from composer.guide.advice import AdviceTables
from composer.guide.case import Answer, Case
from composer.guide.form import Form
from composer.message.compose import Composer
from composer.promises.check import promises_of
from composer.session.coverage import Covering
from composer.session.hearing import LoadsReader
from composer.text.errors import NotAvailable
from composer.tone.checker import Checker
from composer.tone.context import Context


class Parts(Struct, frozen=True):
    """The form, and what composes, checks and advises."""

    form: Form
    advice: AdviceTables
    composer: Composer
    checker: Checker
    covering: Covering
    engine: GrammarEngine
    load_reader: LoadsReader

    def get_ready(self) -> None:
        """Compile what is compiled when a text is first read: no page waits for it then."""
        text = "I'm sorry I sent you the wrong file on Monday. I will send you the right one by noon on Friday."
        self.checker.get_ready()
        self.checker.check(text, Context())
        promises_of(Case(answers={"own.act": Answer(text)}), text, (), datetime.now())


def load_parts(app: App, grammar: Choice) -> Parts:
    """Return the parts, read from the program's resources; the grammar engine is not warm yet.

    Without the engine that was chosen there is none: the program works without grammar.
    """
    try:
        engine = app.grammar(grammar)
    except NotAvailable:
        engine = app.grammar("off")
    return Parts(app.form, app.advice, app.composer, app.checker, app.covering, engine, lambda: app.learned.hear)
