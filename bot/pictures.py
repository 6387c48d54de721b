"""Pictures made on the spot: for now the QR code of an invite."""

import io

import segno


def qr_png(link: str) -> bytes:
    """The link as a QR code, PNG, large enough to be scanned from paper."""
    out = io.BytesIO()
    segno.make(link, error="m").save(out, kind="png", scale=8, border=4)
    return out.getvalue()
