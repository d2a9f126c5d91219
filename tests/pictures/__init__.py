"""Pictures for the documentation: Slack's blocks as Slack shows them on a phone, drawn by a browser."""
