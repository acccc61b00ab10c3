-- What was read: the very bytes, and which bytes stood at which address when.
CREATE TABLE page (sha256 TEXT PRIMARY KEY, kind TEXT NOT NULL, data BLOB NOT NULL);

CREATE TABLE article (
    n INTEGER PRIMARY KEY,                 -- in the order in which they came
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    uri TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    masthead TEXT,                         -- the outlet, folded: what a filter compares
    language TEXT,
    published TEXT,                        -- as the page has it
    at TEXT NOT NULL,                      -- UTC; when it was published, or seen where that is unknown or in the future
    seen TEXT NOT NULL,
    wording TEXT NOT NULL,                 -- digest of title and text
    newer INTEGER                          -- the n of the revision that took its place
);

CREATE INDEX article_at ON article (at);

CREATE INDEX article_masthead ON article (masthead, at);

CREATE TABLE body (n INTEGER PRIMARY KEY REFERENCES article, data BLOB NOT NULL);

CREATE TABLE sighting (
    uri TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    turn INTEGER NOT NULL,
    seen TEXT NOT NULL,
    n INTEGER REFERENCES article,
    skipped TEXT,
    PRIMARY KEY (uri, sha256)
) WITHOUT ROWID;

CREATE INDEX sighting_n ON sighting (n);

CREATE INDEX sighting_seen ON sighting (seen);

-- Full text. Terms are cut and folded by terms.py; here whatever stands between two spaces is one.
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

CREATE TABLE quote (
    number INTEGER PRIMARY KEY,
    n INTEGER NOT NULL REFERENCES article,
    start INTEGER NOT NULL,
    finish INTEGER NOT NULL,
    kind TEXT NOT NULL,
    speaker TEXT,
    said TEXT NOT NULL,                    -- the terms of its content
    says TEXT NOT NULL                     -- the terms of its speaker
);

CREATE INDEX quote_n ON quote (n, start);

CREATE VIRTUAL TABLE quote_words USING fts5 (
    says, said, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

CREATE TABLE dossier (n INTEGER PRIMARY KEY REFERENCES article, code TEXT NOT NULL, data BLOB NOT NULL);

-- Stories, and what grouping keeps.
CREATE TABLE story (
    id TEXT PRIMARY KEY,
    rank REAL NOT NULL DEFAULT 0,
    first TEXT NOT NULL DEFAULT '',
    last TEXT NOT NULL DEFAULT '',
    articles INTEGER NOT NULL DEFAULT 0,
    standing BLOB                          -- NULL: nobody has counted its sources yet
) WITHOUT ROWID;

CREATE INDEX story_rank ON story (rank DESC, id, first, last);

CREATE INDEX story_uncounted ON story (id) WHERE standing IS NULL;

CREATE TABLE facet (
    kind TEXT NOT NULL, value TEXT NOT NULL, story TEXT NOT NULL REFERENCES story, PRIMARY KEY (kind, value, story)
) WITHOUT ROWID;

CREATE INDEX facet_story ON facet (story);

CREATE TABLE member (n INTEGER PRIMARY KEY REFERENCES article, story TEXT NOT NULL REFERENCES story, why BLOB);

CREATE INDEX member_story ON member (story, n);

CREATE TABLE redirect (gone TEXT PRIMARY KEY, kept TEXT NOT NULL) WITHOUT ROWID;

CREATE INDEX redirect_kept ON redirect (kept);

CREATE TABLE judgement (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL);

CREATE TABLE sketch (n INTEGER PRIMARY KEY REFERENCES article, data BLOB NOT NULL);

-- Counted so far; the latest articles wait in `waiting`, so that a table of all words is not written for each of them.
CREATE TABLE term (term TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE posting (key TEXT PRIMARY KEY, latest BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE waiting (
    number INTEGER PRIMARY KEY,
    n INTEGER NOT NULL REFERENCES article,
    terms TEXT NOT NULL,
    keys TEXT NOT NULL
);

-- What watching keeps, and single values.
CREATE TABLE watched (
    kind TEXT NOT NULL, key TEXT NOT NULL, due REAL, state TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE INDEX watched_due ON watched (kind, due) WHERE due IS NOT NULL;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
