"""The HTTP API: the same answers as the pages and the command line, for programs."""
