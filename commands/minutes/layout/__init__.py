"""How a document is laid out: its lines, paragraphs, heads and tables, however they were typed or copied."""
