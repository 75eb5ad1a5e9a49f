"""The copies of a picture, in whichever of VK's four layouts they came. Pure."""

from channels.vk.fields import Obj, items, line, number, obj, web_address

_ORDER = {size: place for place, size in enumerate("smopqrxyzw")}  # sizes that come without width and height
TILE = 200 * 160  # pixels in which a message shows a picture
IMAGES = ("jpg", "jpeg", "png", "gif", "webp", "bmp")


def largest(body: Obj) -> str:
    """The address of a picture's largest copy."""
    original = web_address(obj(body.get("orig_photo")).get("url"))
    if original:
        return original
    return max(_copies(body), key=_size, default=(0, 0, ""))[2] or _flat(body)


def smaller(body: Obj, largest: str) -> str:
    """The address of the smallest copy that fills a tile, if that isn't the largest; "" without one."""
    return next((address for area, _, address in _copies(body) if area >= TILE and address != largest), "")


def picture_type(address: str) -> str:
    """By the ending of its address."""
    ending = address.partition("?")[0].rpartition(".")[2].lower()
    return f"image/{'jpeg' if ending not in IMAGES or ending == 'jpg' else ending}"


def _copies(body: Obj) -> list[tuple[int, int, str]]:
    """A picture's copies, the smallest first: pixels (0: not told), the letter's rank, the address."""
    copies = [entry for name in ("sizes", "images", "images_with_background") for entry in items(body.get(name))[:32]]
    found = []
    for size in map(obj, copies):
        address = web_address(size.get("url") or size.get("src"))
        area = max(number(size.get("width")), 0) * max(number(size.get("height")), 0)
        found += [(area, _ORDER.get(line(size.get("type"), 8), -1), address)] if address else []
    return sorted(found, key=_size)


def _size(copy: tuple[int, int, str]) -> tuple[int, int]:
    return copy[:2]


def _flat(body: Obj) -> str:
    """Before 5.77 a picture's copies were fields: photo_75 … photo_2560, thumb_48 …, and once src_big."""
    best, found = -1, ""
    for key, value in body.items():
        stem, _, width = key.rpartition("_")
        if stem in ("photo", "thumb") and width.isascii() and width.isdigit() and len(width) < 6 and int(width) > best:
            address = web_address(value)
            if address:
                best, found = int(width), address
    return found or next((address for name in ("src_xxbig", "src_xbig", "src_big", "src", "url")
                          if (address := web_address(body.get(name)))), "")  # fmt: skip
