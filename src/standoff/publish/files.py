"""Writing whole files or none."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class CannotWrite(OSError):
    """An output path that cannot be written; says which, why, and what to do."""


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text to a temporary file beside `path` and move it there, so that nothing half-written is left.

    Raises CannotWrite when the folder cannot be made or written.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None and os.path.exists(temporary):
            os.unlink(temporary)
        raise CannotWrite(
            f"cannot write {path}: {error.strerror or error}; give a path in a folder that can be written"
        ) from error
