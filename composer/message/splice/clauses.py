"""The seams that take a whole clause: You told me that ___, It happened because ___, After this, ___ and their like."""

import re
from collections.abc import Sequence

from composer.message.splice.clean import cleaned
from composer.message.splice.letters import capital, finish, lowered
from composer.message.splice.memory import remembered
from composer.message.splice.people import as_we
from composer.message.splice.said import of_you, told_not_asked
from composer.message.splice.setting import Kind, Pronoun, Setting, Spliced
from composer.message.splice.states import is_state, the_noun, with_article, with_was
from composer.message.splice.verbs import PARTICLES, is_clause, opening_of, takes_object, tokens_of, with_form
from composer.message.splice.words import Words

_CAUSE = (
    "It happened because", "It happened because of", "This happened because", "That happened because", "It was because",
    "That is because", "The cause was ours:", "The cause was that", "Here is how it happened:", "What led to it:",
    "What led to it was that", "The reason was that", "The reason is that",
    "What happened is that", "What happened was that", "What happened was", "What happened is",
)  # fmt: skip
CHANGE = (
    "So that it does not happen again,", "So that this does not happen again,", "So it does not happen again,",
    "What is different now:", "What is different now is that", "To stop this happening again,",
    "To stop it happening again,",
)  # fmt: skip
_TOLD = (
    "You told me that", "You said that", "You told me", "You said", "From what you said,", "As I understand it,",
    "You told me on the phone that", "You told me when we met that", "You told me in your e-mail that",
    "You told me in the chat that",
)  # fmt: skip
_MOST = ("what matters most to you is that", "what matters most is that", "what matters most:", "that")
_UNKNOWN = ("I do not know yet", "I do not yet know", "I do not know")
_SEE = ("I can see", "I see", "I understand", "I can understand", "I do see", "I do understand", "understand")
_THANKS = ("Thank you for", "Thanks for", "Thank you so much for", "Thank you very much for", "Many thanks for")
_KIN = (_CAUSE, CHANGE, _TOLD, _UNKNOWN, _SEE, _THANKS)
# Who is meant when an answer to one of these begins with its verb.
_FIRST_PERSON = ("The same happened to me when", *_CAUSE)
_ANOTHER_CAUSE = re.compile(r"(?:(?:due|owing|thanks) to|as a result of|because of|of) (?=\S)", re.IGNORECASE)
_SINCE = re.compile(
    r"(?:since|as|cos|because|seeing as|given that|(?:simply|just|mainly|mostly|partly|only|purely) because"
    r"|due to the fact that) (?=\S)",
    re.IGNORECASE,
)
_THANKED_AS = re.compile(r"(?:that |for )?(?:you (?=\w)|(?:have|had|'ve) (?=\w))|to (?=\w)", re.IGNORECASE)
_SO = re.compile(
    r"(?:so|well|ok|okay|basically|yeah|honestly|look),? (?=(?:the|my|our|your|a|an|i|we|it|there|he|she|they|one)\b)",
    re.IGNORECASE,
)
_HOLDS_MOST = ", and that"
_BEFORE_VERB = frozenset("still always never only also already".split())
_BEHIND_VERB = frozenset("most more less least".split())
_NO_THINGS = frozenset("please not never yes thank thanks better".split())
_ALWAYS_VERBS = frozenset("is are was were has had isn't aren't wasn't weren't took went came".split())
_SURE_VERBS = frozenset("was were had did forgot didn't wasn't couldn't hadn't".split())


def voiced(stem: str, setting: Setting) -> str:
    """Return a stem in the voice of the sender, without its blank (rule 4)."""
    stem = stem.replace("___", "").strip()
    return as_we(stem) if setting.voice == "we" else stem


def _kin_of(stem: str) -> tuple[str, ...]:
    """Return the stems an answer to `stem` may repeat: itself and its other wordings."""
    return next(((stem, *kin) for kin in _KIN if stem in kin), (stem,))


def clause(stem: str, answer: str, setting: Setting, tail: str = "") -> Spliced:
    """Return `stem` (written for I) with the answer as its clause ("I can see ___"), and `tail` behind it."""
    stem = stem.replace("___", "").strip()
    text, rest = cleaned(answer, setting, _kin_of(stem))
    if not text:
        return Spliced()
    text = lowered(text, setting)
    if answer.lstrip("\"'“‘ ")[:3].casefold() in ("we ", "we'", "we’") and not text.startswith("we"):
        stem = as_we(stem)
    lead = voiced(stem, setting)
    if stem in _CAUSE:
        lead, text = _caused(lead, text, setting)
    elif stem in _FIRST_PERSON:
        text = with_subject(text, setting)
    elif stem.startswith("You are right"):
        lead, text = _right(lead, text, setting)
    elif stem in _TOLD:
        text = of_you(text, setting)
    elif stem in _THANKS:
        text = _thanked(text, setting)
    elif stem in _UNKNOWN:
        return _not_known(lead, text, rest, setting)
    elif stem in _SEE:
        text = f"how {text} this is" if _is_felt(text, setting.words) else text
    elif stem == "After this,":
        text = _afterwards(text, setting)
    return _made(f"{lead} {text}{tail}", rest, "clause", text)


def _made(text: str, rest: tuple[str, ...], kind: Kind, body: str, pronoun: Pronoun = "") -> Spliced:
    return Spliced(text=finish(capital(text)), rest=rest, kind=kind, body=body, pronoun=pronoun)


def with_subject(text: str, setting: Setting) -> str:
    """Return `text` with its sender as its subject where it begins with its verb ("forgot to renew it")."""
    words = setting.words
    opening = opening_of(text, words)
    tokens = tokens_of(text[opening.end :], 40)
    after = tokens[0].low if tokens else ""
    after = tokens[1].low if after in PARTICLES and len(tokens) > 1 else after
    sure = opening.low in _SURE_VERBS or (
        opening.form == "past"
        and (opening.low not in words.participles or takes_object(after, words) or after in ("without", "too"))
    )
    if text.startswith("slipped my"):
        return f"it {text}"
    if sure:
        return f"{setting.voice} {text}"
    if is_state(text, words):
        return f"{setting.voice} {'were' if setting.voice == 'we' else 'was'} {text}"
    return text


def _caused(lead: str, text: str, setting: Setting) -> tuple[str, str]:
    """Return stem and cause: "because of" before a thing, and a subject where the verb has none."""
    words = setting.words
    since = _SINCE.match(text)
    while since and (is_clause(text[since.end() :], words) or text[: since.end()].rstrip().endswith("because")):
        text = text[since.end() :]
        since = _SINCE.match(text)
    thing = _ANOTHER_CAUSE.match(text)
    if thing:
        text = text[thing.end() :]
    so = _SO.match(text)
    text = text[so.end() :] if so else text
    opening = opening_of(text, words)
    if opening.form == "noun" and not thing and not is_clause(text, words):
        text = with_was(text, words)
    asked = opening.form == "question" and not is_clause(text, words)
    noun = bool(thing) or opening.form == "ing" or asked or text.startswith("the way ") or sure_noun(text, words)
    noun = noun and not is_state(text, words)
    if noun and opening.form == "noun":
        text = with_article(text, words)
    elif is_clause(text, words):
        text = the_noun(text, words)
    if lead.endswith("because") and noun:
        return f"{lead} of", text
    return lead, text if noun else with_subject(text, setting)


def _right(lead: str, text: str, setting: Setting) -> tuple[str, str]:
    """Return "You are right that ___": "about" before a thing, "to" before a verb, and a subject for a bare verb."""
    words = setting.words
    opening = opening_of(text, words)
    if text.startswith("about ") or (text.startswith("to ") and opening.form == "preposition"):
        return lead.removesuffix(" that"), text
    if sure_thing(text, words):
        return f"{lead.removesuffix(' that')} about", text
    if opening.low.startswith("should") and re.search(r" you(?:r|$|[ .,])", text):
        return lead, f"{setting.voice} {text}"
    return lead, of_you(text, setting)


def _not_known(lead: str, text: str, rest: tuple[str, ...], setting: Setting) -> Spliced:
    if text.startswith("nothing"):
        return _made(f"{setting.voice} know {text}", rest, "clause", text)
    if sure_noun(text, setting.words):
        return _made(f"{lead.removesuffix(' yet')} {text} yet", rest, "thing", text)
    text = told_not_asked(text, setting.words)
    return _made(f"{lead} {text}", rest, "clause", text)


def _is_felt(text: str, words: Words) -> bool:
    said = text.split()
    return (
        0 < len(said) < 4
        and said[-1] in words.felt
        and all(w in words.adverbs or w in ("so", "really") for w in said[:-1])
    )


def _is_definite(text: str, words: Words) -> bool:
    first = text.split(" ", 1)[0].casefold()
    return first == "the" or first in words.possessives or first in ("this", "that", "these", "those")


def there_will_be(text: str, words: Words) -> str:
    """Return "there will be a second check" for a thing, and any other text as it is."""
    new = sure_thing(text, words) and not _is_definite(text, words)
    return f"there will be {with_article(text, words)}" if new else text


def _afterwards(text: str, setting: Setting) -> str:
    """Return what is better for them: a thing "there will be", a bare verb is theirs."""
    words = setting.words
    return f"you {text}" if opening_of(text, words).form == "base" else there_will_be(text, words)


@remembered(256)
def sure_noun(text: str, words: Words) -> bool:
    """Say whether `text` is a noun phrase without any word that might be its verb."""
    tokens = tokens_of(text)
    if not tokens or opening_of(text, words).form != "noun":
        return False
    before = tokens[0].low
    for at, token in enumerate(tokens[1:], 1):
        low = token.low
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        known = low in words.base_of and low not in words.ings
        verbal = known or low in words.auxiliaries or low.endswith(("n't", "ed"))
        plural = low in words.s_forms and words.base_of[low] in words.noun_verbs
        said = before in _BEFORE_VERB or after in _BEHIND_VERB
        quiet = before in words.determiners or before in words.possessives or low in words.noun_verbs or plural
        quiet = quiet and low not in _ALWAYS_VERBS and not (said and (plural or low in words.noun_verbs))
        if low in words.subjects or low in words.questions or (verbal and not quiet):
            return False
        before = low
    return True


def sure_thing(text: str, words: Words) -> bool:
    """Say whether `text` is a thing that can be spoken of ("a second check"): a noun phrase no verb can hide in."""
    tokens = tokens_of(text, 160)
    if not tokens or tokens[0].low in _NO_THINGS or tokens[0].named or not sure_noun(text, words):
        return False
    for before, token, after in zip(tokens, tokens[1:], (*tokens[2:], None), strict=False):
        low, was = token.low, before.low
        opens = low in words.determiners or low in words.possessives
        if opens and not (was in words.prepositions or was in words.determiners or was in ("and", "or", ",", "than")):
            return False
        if low in words.base_of and low in words.noun_verbs | words.s_forms:
            plural = was.endswith("s") or was in ("people", "staff")
            person = was in words.persons or was in words.subjects or was in words.objects or was == "one"
            noun = (was in words.nouns or was.removesuffix("s") in words.nouns) and was not in words.prepositions
            if person or (noun and (low in words.s_forms) is not plural) or (after and takes_object(after.low, words)):
                return False
    return True


def _thanked(text: str, setting: Setting) -> str:
    """Return what somebody is thanked for: "you sent the screenshots" is "sending the screenshots"."""
    words = setting.words
    theirs = _THANKED_AS.match(text)
    own = text[theirs.end() :] if theirs else text
    opening = opening_of(own, words)
    if theirs and opening.low in ("was", "were"):
        return f"{own[: opening.start]}being{own[opening.end :]}"
    if theirs and (opening.form in ("past", "base", "participle") or opening.low == "had"):
        return with_form(own, opening, words, "ing")
    after = [token.low for token in tokens_of(own[opening.end :], 40)][:2]
    after = after[1:] if after[:1] and after[0] in PARTICLES else after
    sure = opening.form in ("past", "base") and bool(after) and takes_object(after[0], words)
    return with_form(text, opening, words, "ing") if sure and opening.start == 0 else text


def told(answer: str, setting: Setting, most: str = "", by: str = "", stem: str = "You told me{by} that") -> Spliced:
    """Return "You told me that ___, and that [most]". `by` says how, as it stands after "me" ("on the phone").

    Where the answer holds ", and that" or a second sentence, or [most] is no clause, it is a sentence of its own.
    """
    text, rest = cleaned(answer, setting, _TOLD)
    if not text:
        return Spliced()
    words = setting.words
    how = f" {by.strip()}" if by.strip() else ""
    lead = stem.replace("___", "").strip()
    lead = lead.replace("{by}", how) if "{by}" in lead else lead.replace("told me that", f"told me{how} that", 1)
    text = of_you(lowered(text, setting), setting)
    thing = sure_thing(text, words)
    if thing and text.startswith("no "):
        text = f"you had {text}"
    elif thing or text.startswith("about "):
        lead, text = f"You told me{how} about", with_article(text.removeprefix("about "), words)
    elif opening_of(text, words).form == "question" and not is_clause(text, words):
        lead = f"You told me{how}"
    lead = voiced(lead, setting)
    said, more = cleaned(most, setting, _MOST)
    said = of_you(lowered(said, setting), setting) if said else ""
    if not said:
        return _made(f"{lead} {text}", rest, "clause", text)
    form = opening_of(said, words).form
    alone = sure_noun(said, words) or (form in ("ing", "base", "preposition") and not is_clause(said, words))
    if form == "base" and alone:
        said = with_form(said, opening_of(said, words), words, "ing")
    if rest or alone or _HOLDS_MOST in text or text[-1] in "?…" or not lead.endswith(("that", ",")):
        return _made(f"{lead} {text}", (*rest, finish(f"What matters most: {said}"), *more), "clause", text)
    joint = ", and that" if lead.endswith("that") else ", and"
    return _made(f"{lead} {text}{joint} {said}", more, "clause", text)


def standalone(answer: str, setting: Setting, stems: Sequence[str] = _CAUSE) -> Spliced:
    """Return the answer as a sentence of its own, without a stem it repeats."""
    text, rest = cleaned(answer, setting, stems)
    return _made(text, rest, "clause", text) if text else Spliced()
