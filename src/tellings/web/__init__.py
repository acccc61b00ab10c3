"""Library -> the reading room: pages for a browser, and the same as an HTTP API."""
