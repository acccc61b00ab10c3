"""Comparison -> JSON, terminal text, HTML, Markdown, CSV."""
