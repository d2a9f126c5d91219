"""The meeting a document tells of: when and where it was, who was there, what happens next."""
