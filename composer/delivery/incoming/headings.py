"""How mail programs head a message that they quote or pass on, in the languages they are used in here."""

import re

FROM = "from|von|de|da|van|från|fra|od|от|lähettäjä|gönderen|kimden|发件人|寄件者|差出人|보낸 사람|من|מאת"
SENT = (
    "sent|date|gesendet|datum|envoyé|enviado(?: el)?|enviada(?: em)?|fecha|data|inviato|verzonden|skickat|sendt|dato|"
    "wysłano|wysłane|отправлено|дата|lähetetty|päiväys|gönderildi|tarih|发送时间|日期|寄件日期|送信日時|日時|"
    "보낸 날짜|날짜|"
    "تاريخ|נשלח|תאריך"
)
TO = "to|an|à|a|para|per|aan|till|til|do|кому|vastaanottaja|kime|收件人|宛先|받는 사람|إلى|אל|cc|kopie|copie|копия"
SUBJECT = (
    "subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|emne|temat|тема|aihe|konu|主题|主旨|件名|제목|"
    "الموضوع|נושא"
)

_EDGE = r"[\s>*_|]{0,6}"
FROM_LINE = re.compile(rf"{_EDGE}(?:{FROM}) ?\*?[:\uff1a] ?\*? ?(?=\S)", re.IGNORECASE)
SENT_LINE = re.compile(rf"{_EDGE}(?:{SENT}) ?\*?[:\uff1a] ?\*? ?", re.IGNORECASE)
TO_LINE = re.compile(rf"{_EDGE}(?:{TO}) ?\*?[:\uff1a] ?\*? ?", re.IGNORECASE)
SUBJECT_LINE = re.compile(rf"{_EDGE}(?:{SUBJECT}) ?\*?[:\uff1a] ?\*? ?", re.IGNORECASE)

_ORIGINAL = (
    "original message|original appointment|ursprüngliche nachricht|originalnachricht|message d'origine|"
    "mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|ursprungligt meddelande|"
    "originalmeddelande|oprindelig meddelelse|opprinnelig melding|wiadomość oryginalna|oryginalna wiadomość|"
    "исходное сообщение|alkuperäinen viesti|orijinal mesaj|原始邮件|原始郵件|元のメッセージ|원본 메시지"
)
_PASSED_ON = (
    "forwarded (?:message|email)(?: from [^-]{1,80})?|weitergeleitete nachricht|message transféré|mensaje reenviado|"
    "messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|vidarebefordrat meddelande|"
    "videresendt (?:meddelelse|"
    "melding)|wiadomość przekazana|пересылаемое сообщение|转发的邮件|转发邮件|転送メッセージ"
)
ORIGINAL = re.compile(rf"{_EDGE}-{{2,}} ?(?:{_ORIGINAL}) ?-{{2,}}", re.IGNORECASE)
PASSED_ON = re.compile(
    rf"{_EDGE}(?:-{{2,}} ?(?:{_PASSED_ON}) ?-{{2,}}|begin forwarded message ?:|début du message (?:transféré|"
    rf"réexpédié) ?:|"
    r"anfang der weitergeleiteten nachricht ?:|inizio messaggio inoltrato ?:|inicio del mensaje reenviado ?:)",
    re.IGNORECASE,
)
REPLY_ABOVE = re.compile(
    r"\W{0,12}(?:please )?(?:type your reply|reply|write|respond|bitte antworten sie|antworten sie|répondez)"
    r"[\w ]{0,40} (?:above|over|oberhalb|au-dessus|ci-dessus)[\w ]{0,30}\W{0,12}",
    re.IGNORECASE,
)

WROTE = re.compile(
    r"[\s>*]{0,6}(?:"
    r"(?:on|at)\b.{3,250}\b(?:wrote|writes|said) ?:"
    r"|(?:am|um)\b.{3,250}\bschrieb\b.{0,120}:"
    r"|le\b.{3,250}\ba écrit ?:"
    r"|(?:el|en)\b.{3,250}\b(?:escribió|va escriure) ?:"
    r"|il\b.{3,250}\bha scritto ?:"
    r"|op\b.{3,250}\b(?:schreef|heeft)\b.{0,120}:"
    r"|em\b.{3,250}\bescreveu ?:"
    r"|(?:den|on|på|tor|fre|lør|søn|man|tir|ons)\b.{3,250}\b(?:skrev|skrev følgende)\b.{0,120}:"
    r"|(?:w dniu|dnia|pon|wt|śr|czw|pt|sob|niedz)\b.{3,250}\b(?:napisał|napisała|napisał\(a\)|pisze) ?:"
    r"|.{3,250}\b(?:пишет|написал|написала|написал\(а\)) ?:"
    r"|.{3,250}(?:写道|寫道|のメール|のメッセージ|書きました|님이 작성) ?[:\uff1a]"
    r"|.{0,20}\d.{3,250}\b(?:kirjoitti|şunu yazdı|yazdı|كتب|כתב|כתבה)\b.{0,120}[:\uff1a]"
    r")\s*$",
    re.IGNORECASE,
)
"""The line above a quoted message, in whole: "On 3 March 2026 at 10:02, Dana wrote:"."""

WROTE_STARTS = re.compile(
    r"[\s>*]{0,6}(?:(?:on|am|le|el|il|op|em|den|w dniu|dnia) (?=.{0,40}\d)|\d{1,4}[-./]\d|.{0,40}<\S+@\S+>|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )",
    re.IGNORECASE,
)
"""How such a line begins where a mail program broke it in two or three."""

REPLY_PREFIX = re.compile(
    r"^\s*(?:\[[^\[\]]{1,60}\]\s*)?(?:(?:re|aw|sv|vs|ref|rv|tr|r|ant|odp|antw|ynt|回复|回覆|答复|返信|fw|fwd|wg|i|enc|doorst|vl|vb|pd|"
    r"转发|轉寄)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))? ?[:\uff1a]\s*)+",
    re.IGNORECASE,
)
FORWARD_PREFIX = re.compile(r"^\s*(?:fw|fwd|wg|tr|rv|i|enc|doorst|vl|vb|pd|转发|轉寄) ?[:\uff1a]", re.IGNORECASE)
MAIL_LABELS = re.compile(
    r"^\s*(?:\[(?:ext|external|extern|externe|spam\??)\]|external:|\*{3}spam\*{3})\s*", re.IGNORECASE
)

MONTHS = {
    "january": "januar janvier enero gennaio januari janeiro января",
    "february": "februar février febrero febbraio februari fevereiro февраля",
    "march": "märz mars marzo maart março марта",
    "april": "avril abril aprile апреля",
    "may": "mai mayo maggio mei maio мая",
    "june": "juni juin junio giugno junho июня",
    "july": "juli juillet julio luglio julho июля",
    "august": "août agosto augustus augusti августа",
    "september": "septembre septiembre settembre setembro сентября",
    "october": "oktober octobre octubre ottobre outubro октября",
    "november": "novembre noviembre novembro ноября",
    "december": "dezember décembre diciembre dicembre dezembro декабря",
}
"""English months with their names elsewhere."""
