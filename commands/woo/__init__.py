"""Giving out for the Woo: names become role and organisation, a person reviews, and only then is there a file."""
