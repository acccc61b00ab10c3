-- A page has many addresses: `home` is the one that stands for them all. The same bytes may stand there again.
CREATE TABLE sighting_now (
    home TEXT NOT NULL,
    turn INTEGER NOT NULL,
    uri TEXT NOT NULL,                     -- as it was asked for
    sha256 TEXT NOT NULL,
    seen TEXT NOT NULL,
    n INTEGER REFERENCES article,
    skipped TEXT,
    PRIMARY KEY (home, turn)
) WITHOUT ROWID;

INSERT INTO sighting_now
SELECT home, row_number() OVER (PARTITION BY home ORDER BY seen, turn, uri), uri, sha256, seen, n, skipped
FROM (
    SELECT *, CASE
        WHEN uri LIKE 'https://www.%' THEN 'https://' || rtrim(substr(uri, 13), '/')
        WHEN uri LIKE 'http://www.%' THEN 'https://' || rtrim(substr(uri, 12), '/')
        WHEN uri LIKE 'http://%' THEN 'https://' || rtrim(substr(uri, 8), '/')
        WHEN uri LIKE 'https://%' THEN 'https://' || rtrim(substr(uri, 9), '/')
        ELSE uri
    END AS home
    FROM sighting
);

DROP TABLE sighting;

ALTER TABLE sighting_now RENAME TO sighting;

CREATE INDEX sighting_n ON sighting (n);

CREATE INDEX sighting_uri ON sighting (uri);
