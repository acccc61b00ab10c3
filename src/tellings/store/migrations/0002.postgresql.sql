-- A page has many addresses: `home` is the one that stands for them all. The same bytes may stand there again.
ALTER TABLE sighting ADD COLUMN home text COLLATE "C";

UPDATE sighting SET home = CASE
    WHEN uri ~* '^https?://' THEN 'https://' || rtrim(regexp_replace(uri, '^https?://(www\.)?', '', 'i'), '/')
    ELSE uri
END;

UPDATE sighting SET turn = counted.turn
FROM (
    SELECT uri, sha256, row_number() OVER (PARTITION BY home ORDER BY seen, turn, uri) AS turn FROM sighting
) counted
WHERE counted.uri = sighting.uri AND counted.sha256 = sighting.sha256;

ALTER TABLE sighting DROP CONSTRAINT sighting_pkey;

ALTER TABLE sighting ADD PRIMARY KEY (home, turn);

DROP INDEX sighting_seen;

CREATE INDEX sighting_uri ON sighting (uri);
