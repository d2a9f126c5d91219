"""The Teams door: listen, draw, post."""
