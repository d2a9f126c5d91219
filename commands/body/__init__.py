"""The body itself as data: its names, people, channels and settings, and the first word in a new one."""
