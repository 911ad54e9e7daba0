"""The seams of the message: a stem and an answer in, a `Spliced` sentence out. Pure; no answer makes one raise.

Every stem is written for "I" and takes the voice of the setting; an answer keeps its own pronoun.
"""

from composer.message.splice.clauses import clause, standalone, told
from composer.message.splice.clean import clean, two_sentences
from composer.message.splice.done import Lead, have, i_have_list, should_have
from composer.message.splice.giving import compensation, reach
from composer.message.splice.letters import capital, finish, lowered
from composer.message.splice.own import did_not_mean, harm, sorry_i, sorry_you
from composer.message.splice.people import as_they, as_we
from composer.message.splice.plans import will
from composer.message.splice.setting import Setting, Spliced
from composer.message.splice.times import After, is_bare_clock, shape_time
from composer.message.splice.until import (
    from_time,
    later_told,
    later_written,
    noun_subject,
    outside,
    tell_by,
    until_then,
    would_rather,
)

__all__ = [
    "After",
    "Lead",
    "Setting",
    "Spliced",
    "as_they",
    "as_we",
    "capital",
    "clause",
    "clean",
    "compensation",
    "did_not_mean",
    "finish",
    "from_time",
    "harm",
    "have",
    "i_have_list",
    "is_bare_clock",
    "later_told",
    "later_written",
    "lowered",
    "noun_subject",
    "outside",
    "reach",
    "shape_time",
    "should_have",
    "sorry_i",
    "sorry_you",
    "standalone",
    "tell_by",
    "told",
    "two_sentences",
    "until_then",
    "will",
    "would_rather",
]
