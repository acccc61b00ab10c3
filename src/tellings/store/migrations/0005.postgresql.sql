-- GIN keeps no positions: pairs of neighbours, 16 bits of each, leave few articles in which a phrase is to be looked for.
CREATE FUNCTION neighbours(words tsvector) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$
BEGIN
    RETURN (
        SELECT array_agg(hashtext(lexeme || ' ' || next) & 65535) FROM (
            SELECT place, lexeme, lead(place) OVER w AS follows, lead(lexeme) OVER w AS next
            FROM unnest(words), unnest(positions) AS place WINDOW w AS (ORDER BY place)
        ) AS placed
        WHERE follows = place + 1
    );
END $$;

CREATE INDEX article_neighbours ON article USING gin (neighbours(words)) WITH (gin_pending_list_limit = 1024);

ALTER INDEX article_neighbours ALTER COLUMN 1 SET STATISTICS 0;
