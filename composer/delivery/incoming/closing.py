"""Their words without sign-off, signature, the line of a telephone and the small print of their firm."""

import re

from composer.delivery.incoming.letters import tidy
from composer.reading.zones import zones_of

_RULE = re.compile(r"(?:--|[-–—]|[-–—_*=]{3,}) ?")
_DEVICE = re.compile(
    r"(?:[-–—] ?)?(?:(?:sent|get|gesendet|von meinem|envoyé|enviado|enviada|inviato|inviata|verzonden|"
    r"verstuurd|skickat|"
    r"sendt|wysłane|wysłano|отправлено|lähetetty)\b.{0,70}\b(?:iphone|ipad|outlook|android|samsung|galaxy|"
    r"huawei|mobile|"
    r"mobil\w*|handy|smartphone|phone|telefon\w*|téléphone|móvil|celular|yahoo|gmail|gmx|web\.de|proton ?mail|"
    r"blackberry|"
    r"windows|mail|device|gerät|ios|tablet|mac|icloud|айфона|почты)\b.{0,60}"
    r"|发自我的.{0,30}|發自我的.{0,30}|.{0,20}(?:iphone|ipad|android)から送信|나의 .{0,20}에서 보냄"
    r"|get outlook for .{2,20}|outlook für .{2,20} beziehen|sent with .{2,40}|yahoo mail: .{0,60})\W*",
    re.IGNORECASE,
)
_SMALL_PRINT = re.compile(
    r"\W{0,6}(?:this (?:e-?mail|message|communication|transmission|electronic)|the (?:information|"
    r"contents?) (?:contained |"
    r"transmitted )?(?:in|of|by) this|confidential(?:ity)?\b|disclaimer|privileged|notice:|important(?: notice)?:|"
    r"(?:please )?(?:consider|think of) the environment|virus-free|this e-?mail has been (?:checked|scanned)|"
    r"(?:company |vat )?registered (?:in|office|address|number)|registered company|you (?:are|"
    r"have) receiv(?:ed|ing) this|"
    r"if you (?:are not|have received)|unsubscribe|i work flexibl|(?:my )?working (?:days|hours|pattern)|"
    r"diese (?:e-?mail|nachricht)|vertraulich|ce (?:message|"
    r"courriel|mail)|"
    r"este (?:mensaje|correo|e-?mail|mensagem)|esta mensagem|questa? (?:messaggio|e-?mail|mail)|dit bericht|"
    r"deze e-?mail|"
    r"geschäftsführ|sitz der gesellschaft|amtsgericht|handelsregister|avis de confidentialité|informativa)",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"confidential|privileged|intended (?:solely|only|recipient|for)|addressee|legally|disclos|unauthori[sz]ed|virus|"
    r"flexibl|working (?:days|hours|pattern)|environment|print(?:ing)? this|registered|unsubscribe|vertraulich|"
    r"geschäftsführ|handelsregister|amtsgericht|"
    r"confidentiel|destinataire|confidencial|destinatari|riservat|vertrouwelijk|bestemd|avast|privacy",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:(?:with )?(?:(?:my |very |our )?(?:kind|kindest|warm|warmest|best|many|cordial|sincere)(?:est)? )?"
    r"(?:personal )?(?:regards|wishes|greetings)|kr|br|rgds|all the best|best|(?:many |with )?thanks"
    r"(?: again| so much| very much|(?: you)? in advance| and (?:kind |best )?regards)?|thank you"
    r"(?: again| very much| so much| in advance| for your (?:time|help|attention))*|cheers|ta|"
    r"yours(?: (?:sincerely|faithfully|truly|ever|respectfully))?|sincerely(?: yours)?|respectfully(?: yours)?|"
    r"take care|(?:lots of )?love|hope to hear from you soon|(?:i )?look(?:ing)? forward to (?:hearing from you|your "
    r"(?:reply|response|answer))|(?:in )?anticipation|disappointed|(?:very )?disappointedly|x{1,3})"
    r"|(?:mit )?(?:freundlich\w*|viele[nr]?|beste[nr]?|liebe[nr]?|herzlich\w*|schöne[nr]?|besten|"
    r"sonnige)(?: lieben)? "
    r"gr(?:u|ü|ue)(?:ß|ss)e?n?(?: aus .{2,20})?|mfg|vg|lg|hochachtungsvoll|(?:besten|vielen|"
    r"herzlichen) dank(?: im voraus)?|"
    r"(?:bien )?(?:cordialement|amicalement|sincèrement)(?: vôtre)?|(?:meilleures|sincères) salutations|salutations "
    r"(?:distinguées|cordiales)|bien à vous|cdlt|merci(?: d'avance| par avance)?|"
    r"(?:un )?(?:cordial(?:es)?|atent[oa]s?|muchos)? ?saludos?(?: cordiales)?|atentamente|"
    r"(?:muchas )?gracias(?: de antemano)?|"
    r"(?:cordiali|distinti|migliori) saluti|cordialmente|un saluto|grazie(?: mille)?|"
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|mvg|groet(?:jes|en)?|(?:alvast )?bedankt|"
    r"atenciosamente|cumprimentos|(?:com os )?(?:melhores|meus) cumprimentos|obrigad[oa]|abraços?|"
    r"(?:med )?(?:vänlig(?:a)?|bästa|venlig|vennlig|beste|mange) (?:hälsning(?:ar)?|hilsen(?:er)?)|hilsen|mvh|"
    r"tack(?: på förhand)?|"
    r"(?:z )?(?:poważaniem|wyrazami szacunku)|pozdrawiam(?: serdecznie)?|(?:с )?уважением|спасибо(?: заранее)?|"
    r"ystävällisin terveisin|terveisin|saygılarımla|(?:iyi )?çalışmalar|此致|敬礼|祝好|谢谢!?|"
    r"(?:どうぞ)?(?:よろしくお願い(?:いた)?します|敬具)|"
    r"감사합니다|(?:مع )?(?:خالص )?(?:أطيب )?(?:التحيات|التحية|تحياتي|شكرا)|בברכה|תודה)"
    r"(?: (?:from|aus|von) .{2,30})?"
    r"(?:[,.!]? (?-i:(?:[A-Z][\w'.-]*)(?: [A-Z][\w'.-]*){0,2}))?[\s,.!;~。、،🙏]*",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:\+|\(?0)\d[\d ()./-]{6,}|\(?\b\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}\b|[^\s@]@[\w-]{1,60}\.\w|\bwww\.|"
    r"https?://|\b(?:tel|phone|mob(?:ile)?|cell|fax|office|direct|dd|ddi|"
    r"telefon|mobil|téléphone|portable|teléfono|t|m|e|w|p)\b ?[:.|] ?\S",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"p\.? ?s\.?\b[ :.,–—-]|nb:", re.IGNORECASE)
_SPEAKS = re.compile(
    r"(?:i|i'm|i've|i'd|i'll|we|we're|you|it|this|that|there|please|can|could|would|will|is|are|why|what|when|"
    r"how|and|"
    r"but|so|if|call|ring|text|my|our|ich|wir|je|nous|yo|io)\b",
    re.IGNORECASE,
)
_LONGEST = 90  # characters of a line in a signature
_LOWEST = 18  # lines that a sign-off and its signature may have


def without_closing(text: str, name: str = "") -> str:
    """Return the words of `text` without what closes it; `name` is the writer's. Never empty where `text` is not."""
    lines = [line.strip() for line in text.split("\n")]
    lines = _above_small_print(lines)
    lines = _above_device(lines)
    lines = _above_rule(lines)
    lines = _above_closing(lines)
    lines = _above_contacts(lines, name)
    rest = tidy("\n".join(lines))
    if not rest.strip():
        return text
    signoff = zones_of(rest).signoff
    words = signoff.of(rest) if signoff else ""
    # A line of dashes has been looked at before, and a postscript is theirs.
    if signoff and signoff.start and not words.startswith("--") and not _POSTSCRIPT.search(words):
        rest = tidy(rest[: signoff.start])
    return rest or text


def _above_small_print(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        if number and _SMALL_PRINT.match(line[:200]) and _SECRET.search(" ".join(lines[number : number + 4])[:600]):
            return lines[:number]
    return lines


def _above_rule(lines: list[str]) -> list[str]:
    """A line of dashes also stands between the parts of a text: below it there has to be a signature, and no more."""
    below = 0
    found = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if _RULE.fullmatch(line):
            found = number
        elif line:
            below += 1
            if below > _LOWEST or not _in_signature(line):
                break
    return lines[:found]


def _above_device(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        if number and len(line) < 120 and _DEVICE.fullmatch(line):
            below = [other for other in lines[number + 1 :] if other and not _DEVICE.fullmatch(other[:120])]
            return lines[:number] if all(map(_in_signature, below)) else [*lines[:number], *lines[number + 1 :]]
    return lines


def _above_closing(lines: list[str]) -> list[str]:
    """A postscript under the sign-off is theirs too, and stays."""
    last = max((number for number, line in enumerate(lines) if line), default=0)
    first = last
    for postscript in range(last, max(0, last - _LOWEST), -1):
        if _POSTSCRIPT.match(lines[postscript]):
            first = postscript - 1
            break
    kept = lines[first + 1 :] if first < last else []
    found = -1
    for number in range(first, max(0, first - _LOWEST), -1):
        line = lines[number]
        if line and len(line) <= _LONGEST and _CLOSING.fullmatch(line):
            found = number
        elif line and not _in_signature(line):
            break
    return [*lines[:found], *([""] if kept else []), *kept] if found > 0 else lines


def _above_contacts(lines: list[str], name: str) -> list[str]:
    """Take off a signature that no sign-off stands above: the writer's name, and paragraphs of telephones and such."""
    end = _end(lines)
    names = {word.casefold() for word in (name, *name.split()[:1]) if len(word) > 1}
    for number in range(end - 1, max(0, end - _LOWEST), -1):
        line = lines[number]
        if line.strip(" ,.–—-*").casefold() in names:
            return lines[:number]
        if line and not _in_signature(line):
            break
    while True:
        start = end
        while start and lines[start - 1]:
            start -= 1
        block = lines[start:end]
        if not start or not block or len(block) > _LOWEST or not all(map(_in_signature, block)):
            return lines[:end]
        if not any(_CONTACT.search(line) and not _speaks(line) for line in block):
            return lines[:end]
        end = _end(lines[:start])


def _end(lines: list[str]) -> int:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return end


def _in_signature(line: str) -> bool:
    """Say whether a line may stand in a signature: short, and no sentence."""
    words = line.split()
    ends = line.endswith((".", "!", "?", "…", "。"))
    return len(line) <= _LONGEST and not (ends and len(words) >= 6) and not (len(words) > 2 and _speaks(line))


def _speaks(line: str) -> bool:
    return bool(_SPEAKS.match(line))
