"""The forms a promise takes in English, in the pattern dialect: agent, form of promising, verb (part 5.2 of the rules).

Groups: `agent` is who does it; `them` marks a form without an owner; `again` goes on from the agent before; `me` and
`expect` are the writer; `please` and `tell` ask the reader. `verb` begins the action.
"""

from functools import cache
from typing import Literal

from msgspec import Struct

from composer.reading.macros import Classes, Pattern

Kind = Literal["promise", "offer", "standing", "asked-of-them"]


class Forms(Struct, frozen=True):
    """The patterns, compiled as far as texts have needed them."""

    kinds: tuple[tuple[Kind, Pattern], ...]
    present: Pattern
    standing: Pattern
    further: Pattern
    past: Pattern
    condition: Pattern
    wish: Pattern


_MACROS = {
    "ADVERBS": r"(?:(?:<ADVERB>) )*",
    "ADVERB": r"also|then|now|of course|personally|definitely|certainly|gladly|just|be sure to|make sure to|both|all",
    "WILL": r"""
        'll| will| shall|'m going to|'re going to| (?:am|are|is) going to
        \s(?:promise|commit|undertake|plan|aim|intend)s? to
        \s(?:has|have) (?:agreed|promised) to
    """,
    "ROLE": r"""
        (?:my|our|the|your)(?: (?!and|or|but)\w+)? <JOB>
        someone(?: (?:from|in|on) (?:my|our|the) \w+)?|somebody|a member of (?:my|our|the) \w+
    """,
    "JOB": r"""
        (?:manager|boss|director|supervisor|chief|head|lead|owner|partner|colleague|assistant|accountant|lawyer|solicitor)s?
        (?:team|staff|crew|people|lot|lads|office|department|desk|finance|billing|support|accounts|shop|bank|supplier|courier)
        (?:engineer|technician|developer|designer|fitter|plumber|electrician|driver|builder|chef|nurse|doctor|tutor|writer)s?
    """,
    "NAME": r"(?-i:(?!<NOBODY>\b)[A-Z][\w'-]+(?: (?:van |de |der )*[A-Z][\w'-]+)?)",
    "NOBODY": r"""
        It|This|That|These|Those|There|They|Things?|Everything|Nothing|Nobody|No|You|Your|The|My|Our|We|He|She
        What|Which|Who|How|When|If|And|But|So|Then|Next|Both|All|One|Once|Please
        Today|Tomorrow|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
        Here|Neither|Each|Some|Not|Where|Why|Either|Someone|Somebody|Yes|Sorry|Thanks
        Time|People|Anyone|Anybody|Everyone|Everybody|Whoever|Whatever|Most|Many|Few|Others
    """,
    "NOACT": r"""
        be (?:away|able|honest|unable|out|late|off|on (?:leave|holiday))
        be (?:sure|happy|glad|sorry|aware|delighted|pleased|grateful|the (?:first|one) to|damned|lying)
        be (?:frank|straight|open|brief|blunt|direct|clear)(?! (?:on|at|in|by|from)\b)
        (?:have (?:to|been|had)|need|owe|know|think|hope|want|remember|understand|like|admit|confess|bet|assume|guess)
        see(?! to\b| you (?:on|at|in|tomorrow|there|then|next)\b)
        say(?! so\b| sorry to\b)
        (?:lie|pretend|deny|argue|forget|complain|bore you|spare you|make (?:excuses|a fuss)|grant you|dwell on)
        leave it (?:at that|there)|keep (?:this|it) (?:short|brief|simple)|try to (?:explain|say|be)
        (?:start|begin|open|finish|end) (?:with|by) (?:what|how|why|saying|an apology|sorry|the (?:facts|obvious))
        own (?:that|this|it|up)\b|hold (?:my|our) hands|cross that bridge|eat my|give you that\b|live with|get over
        miss (?:you|your|working|seeing)|put it (?:this|that|another|plainly|simply)
        cut to the|(?:get|come) (?:straight |right )?to the point
        take (?:your word|the blame|it (?:that|as)|(?:full )?responsibility)
        always (?:be (?:sorry|grateful|thankful|glad)|remember|regret|think|wonder)
        (?:never|probably|not)
    """,
    "MAY": r"can|could|might|may|would",
    "HAPPY": r"(?: be (?:happy|glad) to)?",
    "HADDONE": r"(?:already |just )?(?:\w+ed|<PARTICIPLE>|better|rather)",
    "PARTICIPLE": r"been|had|done|got|sent|told|left|taken|forgotten|made|put|lost",
    "EFFORT": r"working|looking|hoping|trying|waiting|thinking|asking",
    "NOOFFER": r"""
        not|have|only|never|no|be|say|tell you how|assure|confirm
        see|imagine|understand|like|love|appreciate|prefer|hear|feel|honestly|truthfully|kick|agree that|go on\b|as well
        tell (?:you (?:were|are|have|had|did|must|feel|felt)|that|from|by)\b
    """,
    "THING": r"(?:the|your|our|my|this|that|it|they|these|those|all|an?)\b(?: (?!will\b|is\b|are\b)[\w'-]+){0,3}",
    "DONE": r"(?:\w+(?:ed|en)|sent|paid|put|done|made|back|ready|rebuilt|redone|reset|found|kept|held|with you)",
}

# Of two forms at one place the first counts.
_FORMS: tuple[tuple[Kind, str], ...] = (
    (
        "standing",
        r"""
        \b(?P<agent>nobody|no one)(?P<verb> [^.]*\b(?:before|until|unless|without)\b)
        \b(?P<agent>i|we)(?: will not| won't| shall not| will never)(?: be)? (?!be able|<NOACT>\b)(?P<verb>\w+)
        """,
    ),
    ("promise", r"\b(?P<agent>i|we)<WILL> <ADVERBS>(?!<NOACT>\b)(?P<verb>\w+)"),
    ("asked-of-them", r"\b(?P<agent>you)(?:'ll| will) (?:have|need) to (?P<verb>\w+)"),
    (
        "promise",
        r"""
        \b(?P<them>you)(?:'ll| will) <ADVERBS>(?!<NOGAIN>\b)(?P<verb>(?:hear from (?:me|us)|get|receive)\b)
        \b(?P<them>you)(?:'ll| will) <ADVERBS>(?P<verb>see (?:the|an?|your)\b)
        \b(?P<them>you)(?:'ll| will) <ADVERBS>(?P<verb>have (?:it|the|your|an?)\b)
        \b(?P<them>you)(?:'ll| will) <ADVERBS>be (?!<MOVED>\b)(?P<verb><DONE>\b)
        \b(?P<them><THING>)(?:'ll| will| is going to| are going to) <ADVERBS>be (?P<verb><DONE>\b)
        """,
    ),
    ("promise", r"\b(?P<agent><ROLE>|<NAME>)<WILL> <ADVERBS>(?!<NOACT>\b|be <DONE>\b)(?P<verb>\w+)"),
    ("promise", r"\b(?P<again>and|then|but)(?: then)? will <ADVERBS>(?!<NOACT>\b)(?P<verb>\w+)"),
    (
        "promise",
        r"""
        \b(?P<me>let me) (?!<NOTRY>\b)(?P<verb>\w+)
        \b(?:you can )?(?P<expect>expect) (?P<verb>[^.]{1,60}?\bfrom (?:me|us)\b)
        """,
    ),
    (
        "offer",
        r"""
        \b(?:shall|should|can|could|may) (?P<agent>i|we) (?!ask\b)(?P<verb>\w+)(?=[^.]*\?)
        \b(?P<agent>i|we)(?: <MAY>|'d(?! <HADDONE>\b))<HAPPY> <ADVERBS>(?!(?:<NOOFFER>|<NOACT>)\b)(?P<verb>\w+)
        """,
    ),
    (
        "asked-of-them",
        r"""
        \b(?P<please>please)(?: (?:could|can) you)? (?!<NOREQUEST>\b)(?P<verb>\w+)
        \b(?:can|could|would|will) (?P<agent>you) (?:please )?(?!be\b|like\b|mind\b|have\b)(?P<verb>\w+)(?=[^.]*\?)
        (?:^|[,;] )(?P<tell>(?P<verb>let (?:me|us) (?:know|have)\b))
        (?:^|[,;] )(?P<tell>(?P<verb>(?:tell|send|give|ring|call|e-?mail|show) (?:me|us))\b)
        """,
    ),
)
_MACROS["NOREQUEST"] = r"""
    accept|forgive|excuse|note|know|understand|bear|be (?:aware|assured)|(?:do not|don't) (?:hesitate|worry|think)
    feel free|believe|trust|rest assured|never
"""
_MACROS["NOTRY"] = r"""
    (?:(?:just|first|also|only|quickly|please) )*(?:say|explain|apologi[sz]e|assure|start|begin|put it|stress|repeat)
    (?:(?:just|first|also|only) )*(?:add (?:that|here|one thing)|admit|guess|clarify|point out|remind|finish|end)
    know|have|down|be|see|rephrase|tell you (?:how|what|why|that|something|a)|take a moment|be (?:clear|honest|frank)
"""
_MACROS["NOGAIN"] = r"get (?:no|what|why|how|used|over|the (?:idea|point|picture|gist))"
_MACROS["MOVED"] = r"pleased|delighted|relieved|surprised|interested|amazed|thrilled|annoyed|disappointed"
_PRESENT = r"""
    \b(?P<agent>i|we) (?P<verb>(?:visit|call|ring|send|deliver|start|meet|come|arrive)\b)
    \b(?P<agent>i|we) (?P<verb>(?:publish|report|post|fit|install|ship|repair|replace)\b)
    \b(?P<agent>i|we)(?:'m|'re| am| are) (?!going to|<EFFORT>\b)(?P<verb>\w+ing\b)
"""
# A second act after "I will": a promise of its own only where both have a time.
_FURTHER = r"""
    \band (?:then )?(?P<verb>(?:go|come|ring|call|phone|write|e-?mail|message|send|bring|give|show|tell|visit|meet)\b)
    \band (?:then )?(?P<verb>(?:talk|report|check)\b)
"""
_STANDING = r"""
    \bfrom (?:now on|today|tomorrow|(?:mon|tues|wednes|thurs|fri)day)\b
    \bin future\b|\bevery (?:time|week|month|day)\b|\balways\b
"""
_CONDITION = r"""
    (?:^|[,;] )(?P<first>(?:if|once|as soon as|unless|provided(?: that)?) [^,;]+),
    \b(?P<last>(?:if|once|as soon as|unless|provided(?: that)?) (?!possible|i can|we can)[^,;.!?]+)
"""
# What makes a report or a doubt of the words behind it; "as I said on the phone, I will" says it anew.
_PAST = r"""
    \b(?:said|told|promised|thought|meant|agreed)\b[^.,;:]{0,20}$
    \b(?:whether|doubt|wonder|(?:asked|wondered|know|sure|see)(?: (?:me|us|him|her))? if)\b[^.,;:]{0,20}$
    (?:^|, )as $
"""
_WISH = r"""
    \bif (?:you(?:'d| would)?|that|it) (?:want|like|wish|prefer|need|helps?|agree|would help)
    \bif you(?: are|'re) (?:happy|free)
"""


@cache
def forms() -> Forms:
    """Return the forms. A value that never changes: made once, since every check asks for it."""
    classes = Classes(_MACROS)
    return Forms(
        tuple((kind, classes.pattern(lines)) for kind, lines in _FORMS),
        classes.pattern(_PRESENT),
        classes.pattern(_STANDING),
        classes.pattern(_FURTHER),
        classes.pattern(_PAST),
        classes.pattern(_CONDITION),
        classes.pattern(_WISH),
    )
