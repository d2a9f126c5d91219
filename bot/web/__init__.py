"""The try-out window: one page on this machine, where Horzel can be used without Slack or Teams."""
