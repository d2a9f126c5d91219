"""The Slack door: listen, draw, post."""
