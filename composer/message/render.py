"""A message as simple HTML and as Markdown, beside its plain text."""

from html import escape

from composer.message.message import Block, Message


def html_of(message: Message, *, subject: bool = False) -> str:
    """Return the message as HTML that any mail program takes: paragraphs, and for a talk headings and lists. The
    subject line is part of it only where `subject` says so (on the clipboard, as in the plain text)."""
    parts: list[str] = []
    in_list = False
    for block in message.blocks:
        words = message.text[block.start : block.end]
        if block.kind == "subject" and not subject:
            continue
        item = block.kind in ("line", "direction")
        if item != in_list:
            parts.append("<ul>" if item else "</ul>")
            in_list = item
        parts.append(_element(block, words))
    if in_list:
        parts.append("</ul>")
    return "".join(parts)


def _element(block: Block, words: str) -> str:
    text = escape(words.removeprefix("- "), quote=False).replace("\n", "<br>")
    match block.kind:
        case "heading":
            return f"<h3>{text}</h3>"
        case "line":
            return f"<li>{text}</li>"
        case "direction":
            return f"<li><em>{text}</em></li>"
        case _:
            return f"<p>{text}</p>"


def markdown_of(message: Message) -> str:
    """Return the whole message as Markdown: the subject as a heading, a talk as headings and lists."""
    parts: list[str] = []
    before = ""
    for block in message.blocks:
        words = message.text[block.start : block.end]
        if block.kind == "subject":
            parts.append(f"# {_plain(message.subject)}")
        elif block.kind == "heading":
            parts.append(f"## {_plain(words.removesuffix(':'))}")
        elif block.kind in ("line", "direction"):
            line = f"- {_plain(words.removeprefix('- '))}"
            if before in ("line", "direction"):
                parts[-1] += f"\n{line}"
            else:
                parts.append(line)
        else:
            parts.append(_plain(words).replace("\n", "  \n"))
        before = block.kind
    return "\n\n".join(parts) + "\n"


def _plain(words: str) -> str:
    """Return `words` with the signs that Markdown would take as its own escaped."""
    for sign in "\\`*_[]<>#":
        words = words.replace(sign, f"\\{sign}")
    return words
