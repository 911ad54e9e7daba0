"""A message of its own for what is given back, to go out after the repair (comp.when = later)."""

from composer.guide.case import Answer, Case
from composer.library.titles import title_of
from composer.session.ids import id_beside

_TAKEN = (
    "sender.", "listen.who", "listen.relation", "listen.pref", "listen.pain", "restate.told", "restate.by", "own.see",
    "comp.", "follow.reach",
)  # fmt: skip

# It was said already that they are sorry: this one only says what it is about, and what they get.
_SAID = {"own.sorry": "no", "listen.impact": "1", "comp.when": "now", "output": "email"}


def compensation_draft(case: Case) -> Case:
    """Return the draft that belongs to `case`: always the same id, so that there is never a second one."""
    answers = {key: answer for key, answer in case.answers.items() if key.startswith(_TAKEN)}
    answers |= {key: Answer(value) for key, value in _SAID.items()}
    thing = case.title.strip() or case.text("listen.pain").strip() or title_of(case)
    title = f"{thing[:1].upper()}{thing[1:]}: what we give back"
    return Case(id_beside(case.id, "compensation"), title, answers, step="comp")
