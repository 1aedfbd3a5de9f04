"""Whether two pictures differ to the eye, and where."""

from dataclasses import dataclass

from PIL import Image, ImageChops

#: How far a channel of a pixel, of 255, may be off before the pixel counts as changed: more than
#: from one of the shades that are kept to the next. The same tree twice was off by 0 everywhere.
STEP = 10
#: How many pixels may change. One other word on a page changed 327 of a phone's and 65 of a
#: projector's (whose pictures are smallest), a shade of links 2,594, a line under headings 4,506.
PIXELS = 4

WHITE = (255, 255, 255)
MARK = (215, 0, 60)


@dataclass(frozen=True)
class Difference:
    """What has changed from one picture to another, and a picture of where."""

    pixels: int
    share: float
    before: tuple[int, int]
    now: tuple[int, int]
    picture: Image.Image

    def __str__(self) -> str:
        was, is_now = ("x".join(map(str, size)) for size in (self.before, self.now))
        size = "" if was == is_now else f", {was} before and {is_now} now"
        return f"{self.share:.3%} of its pixels changed, {self.pixels} in all{size}"


def difference(before: Image.Image, now: Image.Image) -> Difference | None:
    """Return what has changed from one picture to another, or None where no eye would see it.

    Where the sizes differ, what only one of the two has counts as changed.
    """
    size = (max(before.width, now.width), max(before.height, now.height))
    changed = _off(_on_sheet(before, size), _on_sheet(now, size))
    for picture in (before, now):
        beside = Image.new("L", size, 255)
        beside.paste(0, (0, 0, *picture.size))
        changed = ImageChops.lighter(changed, beside)
    pixels = changed.histogram()[255]
    if pixels <= PIXELS and before.size == now.size:
        return None
    where = Image.blend(_on_sheet(now, size), Image.new("RGB", size, WHITE), 0.7)
    where.paste(MARK, mask=changed)
    return Difference(pixels, pixels / (size[0] * size[1]), before.size, now.size, where)


def _on_sheet(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a white sheet with a picture at its top left."""
    sheet = Image.new("RGB", size, WHITE)
    sheet.paste(picture, (0, 0))
    return sheet


def _off(before: Image.Image, now: Image.Image) -> Image.Image:
    """Return a mask that is 255 where a pixel is more than a step off, and 0 elsewhere."""
    red, green, blue = ImageChops.difference(before, now).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 * (off > STEP) for off in range(256)])
