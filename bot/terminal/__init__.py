"""The terminal: one line is one message."""
