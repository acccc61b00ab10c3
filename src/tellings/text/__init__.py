"""Text and nothing else: spans, quotation marks, sentences, shingles, alignment, numbers."""
