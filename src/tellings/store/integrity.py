"""A store -> what is wrong with it, in words; nothing where it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice

from tellings.errors import StoreDamaged
from tellings.model import Article, Dossier, Judgement, Sketch, Standing
from tellings.store.engine import Engine
from tellings.store.packing import unpack, unpack_noun, unpack_quick

SHOWN = 20  # of one kind of problem

# What must have no row, and what is wrong where it has.
NEVER = {
    "SELECT a.id FROM article a LEFT JOIN body b ON b.n = a.n WHERE b.n IS NULL": "article {} has lost its text",
    "SELECT a.id FROM article a LEFT JOIN sighting s ON s.n = a.n WHERE s.n IS NULL": "article {} stands at no address",
    "SELECT s.uri FROM sighting s LEFT JOIN page p ON p.sha256 = s.sha256 WHERE s.n > 0 AND p.sha256 IS NULL": (
        "the page read at {} is missing"
    ),
    "SELECT s.uri FROM sighting s WHERE s.n IS NULL AND s.skipped IS NULL": (
        "nothing says what became of the page at {}"
    ),
    "SELECT a.id FROM member m JOIN redirect r ON r.gone = m.story JOIN article a ON a.n = m.n": (
        "article {} is in a story that was merged into another"
    ),
    "SELECT a.id FROM member m JOIN article a ON a.n = m.n LEFT JOIN sketch k ON k.n = m.n WHERE k.n IS NULL": (
        "article {} is in a story, but has no sketch"
    ),
    "SELECT s.id FROM story s WHERE s.articles > 0 AND NOT EXISTS (SELECT 1 FROM member m WHERE m.story = s.id)": (
        "story {} is said to have articles and has none"
    ),
    "SELECT r.gone FROM redirect r LEFT JOIN story s ON s.id = r.kept WHERE s.id IS NULL": "story {} leads nowhere",
    "SELECT o.id FROM article o LEFT JOIN article a ON a.n = o.newer WHERE o.newer IS NOT NULL AND a.n IS NULL": (
        "the later revision of article {} is missing"
    ),
}
UNINDEXED = {
    "sqlite": "SELECT a.id FROM article a WHERE a.n NOT IN (SELECT id FROM words_docsize)",
    "postgresql": "SELECT a.id FROM article a WHERE a.words IS NULL",
}


def check(engine: Engine, *, deep: bool = True) -> tuple[str, ...]:
    """`deep` reads every row and every page; without it, only how rows belong together is looked at."""
    return tuple(_problems(engine, deep))


def _problems(engine: Engine, deep: bool) -> Iterator[str]:
    for look in (_of_file, _of_rows, _of_content) if deep else (_of_rows,):
        try:
            yield from look(engine)
        except StoreDamaged as error:
            yield error.message


def _of_file(engine: Engine) -> Iterator[str]:
    if engine.name != "sqlite":
        return
    for (said,) in engine.rows(f"PRAGMA integrity_check({SHOWN})"):
        if said != "ok":
            yield f"the file: {said}"
    for table in ("words", "quote_words"):
        try:
            with engine.writing():
                engine.run(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except StoreDamaged:
            yield f"the index of {table.replace('_', ' ')} is damaged"


def _of_rows(engine: Engine) -> Iterator[str]:
    for sql, said in {**NEVER, UNINDEXED[engine.name]: "no search finds article {}"}.items():
        found = engine.rows(f"{sql} LIMIT {SHOWN + 1}")
        yield from (said.format(row[0]) for row in found[:SHOWN])
        if len(found) > SHOWN:
            yield f"… and more: {said.format('…')}"
    yield from _circles(dict(engine.rows("SELECT gone, kept FROM redirect")))


def _circles(leads: dict[str, str]) -> Iterator[str]:
    for story in leads:
        seen, at = {story}, leads[story]
        while at in leads and at not in seen:
            seen.add(at)
            at = leads[at]
        if at == story:
            yield f"story {story} leads to itself"


def _of_content(engine: Engine) -> Iterator[str]:
    for wrong in (_pages(engine), _articles(engine), _nouns(engine)):
        found = list(islice(wrong, SHOWN + 1))
        yield from found[:SHOWN]
        if len(found) > SHOWN:
            yield "… and more of that kind"


def _pages(engine: Engine) -> Iterator[str]:
    for sha256, data in engine.stream("SELECT sha256, data FROM page ORDER BY sha256"):
        try:
            whole = hashlib.sha256(unpack(data)).hexdigest() == sha256
        except StoreDamaged:
            whole = False
        if not whole:
            yield f"the page with the digest {sha256} is not what it was"


def _articles(engine: Engine) -> Iterator[str]:
    sql = "SELECT a.id, a.sha256, b.data FROM article a JOIN body b ON b.n = a.n ORDER BY a.n"
    for article, sha256, data in engine.stream(sql):
        try:
            read = unpack_noun(data, Article)
            whole = (read.id, read.sha256) == (article, sha256)
        except StoreDamaged:
            whole = False
        if not whole:
            yield f"the text of article {article} is not what it was"


def _nouns(engine: Engine) -> Iterator[str]:
    """Dossiers and sketches can be made again; standings too; judgements cannot."""
    looks = (
        ("SELECT a.id, d.data FROM dossier d JOIN article a ON a.n = d.n ORDER BY d.n", Dossier, "what was read in"),
        ("SELECT id, standing FROM story WHERE standing IS NOT NULL ORDER BY id", Standing, "the standing of story"),
        ("SELECT id, data FROM judgement ORDER BY number", Judgement, "judgement"),
    )
    for sql, kind, said in looks:
        for name, data in engine.stream(sql):
            try:
                unpack_noun(data, kind)
            except StoreDamaged:
                yield f"{said} {name} cannot be read"
    for article, data in engine.stream("SELECT a.id, k.data FROM sketch k JOIN article a ON a.n = k.n ORDER BY k.n"):
        try:
            unpack_quick(data, Sketch)
        except StoreDamaged:
            yield f"the sketch of {article} cannot be read"
