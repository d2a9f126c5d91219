"""Reading minutes and action lists: pure, from a neutral document to a proposal."""
