"""python evaluate/count_words.py [FOLDER]     in how many public articles a word stands -> background.json.gz

FOLDER (default ../shared) holds data/: PolNeAR, AQUAINT, texts with labelled names and the reviewed texts of Fundus'
pages, none of which grouping is measured on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tellings.articles.language import find_language
from tellings.stories import background
from tellings.stories.words import read_words

SETS = ("quotes/polnear", "times/aquaint", "names/msnbc-updated", "names/reuters-128", "names/news-fair-v2")
PAGES = "extraction/fundus_pages"
LEAST_ARTICLES, LEAST_COUNT = 5, 2


def read_texts(data: Path) -> Iterator[str]:
    for name in (*SETS, PAGES):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                gold = record.get("gold")
                yield "\n".join([gold["title"] or "", *gold["paragraphs"]]) if gold else record["text"]


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve() / "data"
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    for text in read_texts(data):
        language = find_language(text) or "en"
        articles[language] += 1
        counts[language].update(read_words(text).counts.keys())
    tables = {
        language: {
            "articles": number,
            "counts": {t: n for t, n in sorted(counts[language].items()) if n >= LEAST_COUNT},
        }
        for language, number in sorted(articles.items())
        if number >= LEAST_ARTICLES
    }
    digest = hashlib.sha256(b"".join((data / f"{n}.jsonl.gz").read_bytes() for n in (*SETS, PAGES))).hexdigest()
    raw = json.dumps({"data": digest, "languages": tables}, ensure_ascii=False, separators=(",", ":"))
    target = Path(background.__file__).with_name(background.TABLE)
    target.write_bytes(gzip.compress(raw.encode(), 9, mtime=0))
    print(f"{target.name}: {target.stat().st_size:,} bytes, {dict(articles.most_common())}")


if __name__ == "__main__":
    main()
