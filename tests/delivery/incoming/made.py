"""What the tests of what comes in share: files of every kind, made small and whole."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

FIXTURES = Path(__file__).parents[2] / "fixtures" / "incoming"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(
    body: str, name: str = "word/document.xml", head: str = '<?xml version="1.0" encoding="UTF-8"?>'
) -> bytes:
    """Return a .docx whose body holds `body` (WordprocessingML)."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as folder:
        folder.writestr("[Content_Types].xml", "<Types/>")
        folder.writestr(name, f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def paragraph(*runs: str) -> str:
    """Return a paragraph of a Word file."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"
