"""winmail.dat and its RTF: the examples of the specifications, and broken streams."""

from hypothesis import given, settings
from hypothesis import strategies as st

from channels.email.reading import rtf, smime, tnef

# [MS-OXRTFCP] sections 3.1.1 and 3.1.2.
SIMPLE = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
CROSSING = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"


def test_compressed_rtf() -> None:
    assert rtf.unpack(bytes.fromhex(SIMPLE)) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert rtf.unpack(bytes.fromhex(CROSSING)) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_html_wrapped_in_rtf() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1251\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}{\*\htmltag19 <html>}{\*\htmltag64 <p>}"
        rb"\htmlrtf {\f0 \htmlrtf0 \'c3\'e4\'e5\htmlrtf }\par \htmlrtf0 {\*\htmltag72 </p>}{\*\htmltag27 </html>}}"
    )
    assert rtf.read(source) == ("<html><p>Где</p></html>", True)


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes(data: bytes) -> None:
    tnef.read(tnef.SIGNATURE + data)
    rtf.read(data)
    rtf.unpack(b"\xff\0\0\0\xff\0\0\0LZFu\0\0\0\0" + data)
    smime.signed_content(bytes.fromhex("06092a864886f70d010701") + data)
