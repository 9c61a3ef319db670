"""Pictures, redrawn so that nothing else from their files remains."""

import base64
import io
import warnings

MAX_PIXELS = 4000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


def picture(raw: bytes) -> str:
    """The data address of a picture, as PNG on white. Raises `ValueError` with what is wrong."""
    from PIL import Image

    if not raw:
        raise ValueError("the file is empty")
    out = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about large pictures and odd metadata
            with Image.open(io.BytesIO(raw), formats=FORMATS) as image:
                small = image.width * image.height <= MAX_PIXELS * MAX_PIXELS
                if small:
                    # On white, without any profile, position or comment from the file.
                    drawn = image.convert("RGBA")
                    clean = Image.new("RGB", drawn.size, "white")
                    clean.paste(drawn, mask=drawn.getchannel("A"))
                    clean.save(out, "PNG")
    except Image.DecompressionBombError:
        small = False
    except Exception:  # noqa: BLE001  # Pillow's parsers raise whatever a broken file leads to
        raise ValueError("not a picture that can be read") from None
    if not small:
        raise ValueError(f"more than {MAX_PIXELS} × {MAX_PIXELS} pixels")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
