-- Who is quoted and how much was read, without a look at every row.
CREATE INDEX quote_speaker ON quote (speaker, n, says);

CREATE INDEX article_newer ON article (newer) WHERE newer IS NOT NULL;

CREATE INDEX dossier_n ON dossier (n);

CREATE INDEX story_articles ON story (articles);
