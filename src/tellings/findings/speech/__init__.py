"""Parse -> who said what: cues, their contents, and the words that name their sources."""
