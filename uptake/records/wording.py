"""The fingerprint of a recommendation's wording."""

from __future__ import annotations

from hashlib import sha256


def fingerprint(heading: str, text: str) -> str:
    """SHA-256 in hexadecimal over heading and text, each as it stands; the two cannot run into each other."""
    return sha256(f'{len(heading)}:{heading}{text}'.encode()).hexdigest()
