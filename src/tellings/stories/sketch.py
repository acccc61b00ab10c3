"""Article -> Sketch: the words, names, numbers and days that tell its story from others, cheaply."""

from __future__ import annotations

import re
from collections import Counter

from tellings.model import Article, Sketch
from tellings.text.shingles import Vocabulary, shingles
from tellings.text.stamps import read_stamp

READ = 20_000  # code points of a text that are read; news says what it is about long before
TERMS = 150
LEAD = 300  # code points of a text that count as its lead
RUN, SAMPLE = 8, 24  # words of a run; runs kept
WORD = re.compile(r"[^\W\d_]{2,}")
NAME = re.compile(r"(?:\b[A-Z][\w'’-]+ ?)+")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def sketch_article(article: Article) -> Sketch:
    title, text = article.title or "", article.text[:READ]
    words = [w.group().lower()[:40] for w in WORD.finditer(f"{title}\n{text}")]
    lead = dict.fromkeys(w.group().lower()[:40] for w in WORD.finditer(f"{title}\n{text[:LEAD]}"))
    stamp = read_stamp(article.published.value) if article.published else None
    runs = sorted(set(shingles(Vocabulary().read(text).keys, RUN).tolist()))
    return Sketch(
        article=article.id,
        language=article.language,
        day=stamp[0].toordinal() if stamp else None,
        terms=tuple(Counter(words).most_common(TERMS)),
        lead=tuple(lead),
        names=tuple(dict.fromkeys(m.group().strip().lower()[:40] for m in NAME.finditer(text)))[:40],
        numbers=tuple(dict.fromkeys(m.group()[:20] for m in NUMBER.finditer(text)))[:40],
        days=(),
        copies=tuple(run >> 1 for run in runs[:SAMPLE]),  # 63 bits: a signed number of a database
    )
