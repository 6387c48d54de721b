"""Pictures to send: the QR code of an invite, made on the spot, and those of the exercises, drawn beforehand."""

import io
from pathlib import Path

import segno


def qr_png(link: str) -> bytes:
    """The link as a QR code, PNG, large enough to be scanned from paper."""
    out = io.BytesIO()
    segno.make(link, error="m").save(out, kind="png", scale=8, border=4)
    return out.getvalue()


class Album:
    """The folder of the drawn exercises: `<key>-<what it was drawn from>.gif` moves, `.png` stands still."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read_at = -1
        self._newest: dict[tuple[str, str], Path] = {}

    def picture(self, key: str, kind: str = "gif") -> Path | None:
        """The exercise's picture as it was last drawn, None if there is none."""
        try:
            changed_at = self._folder.stat().st_mtime_ns
        except OSError:
            return None
        if changed_at != self._read_at:
            found = sorted(self._folder.glob("[a-z]*-*.*"), key=lambda path: path.stat().st_mtime_ns)
            self._newest = {(path.name.partition("-")[0], path.suffix[1:]): path for path in found}
            self._read_at = changed_at
        return self._newest.get((key, kind))
