"""Everything that touches the outside world: chat programs, the terminal, the try-out window, files and the clock."""
