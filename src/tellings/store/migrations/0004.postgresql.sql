-- Who is quoted, without a look at every row; a name may be longer than a B-tree holds.
CREATE INDEX quote_speaker ON quote USING hash (speaker);

CREATE INDEX article_newer ON article (newer) WHERE newer IS NOT NULL;
