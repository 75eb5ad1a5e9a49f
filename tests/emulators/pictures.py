"""Small files for stories and tests, made here: a photo of a receipt, a scan, a voice note's stand-in."""

import io

from PIL import Image, ImageDraw, ImageFont


def photo(caption: str, *, colour: str = "#7a8fa6", size: tuple[int, int] = (640, 480)) -> bytes:
    """A JPEG with a box, a shadow and the caption on it: enough to be recognised in a thread."""
    image = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.rectangle((width * 0.2, height * 0.25, width * 0.82, height * 0.8), fill="#00000055")
    draw.rectangle(
        (width * 0.18, height * 0.22, width * 0.8, height * 0.77), fill="#c9a36b", outline="#8a6a3a", width=4
    )
    draw.line((width * 0.49, height * 0.22, width * 0.49, height * 0.77), fill="#e8d9b5", width=22)
    draw.text((width * 0.05, height * 0.86), caption, fill="white", font=_font(28))
    return _save(image, "JPEG")


def receipt(lines: tuple[str, ...]) -> bytes:
    """A PNG of a till receipt."""
    image = Image.new("RGB", (360, 80 + 30 * len(lines)), "#fdfcf7")
    draw = ImageDraw.Draw(image)
    draw.text((20, 16), "КАССОВЫЙ ЧЕК", fill="#222222", font=_font(22))
    for number, line in enumerate(lines):
        draw.text((20, 60 + 30 * number), line, fill="#333333", font=_font(18))
    return _save(image, "PNG")


def pdf(title: str) -> bytes:
    """A one-page PDF that every viewer opens (ASCII title)."""
    text = f"BT /F1 24 Tf 72 720 Td ({title}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype("DejaVuSans.ttf", size)
    except OSError:  # a machine without the font: Pillow's own scalable one has Cyrillic too
        return ImageFont.load_default(size)


def _save(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()
