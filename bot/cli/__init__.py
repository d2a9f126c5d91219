"""The command line: what each `horzel …` does, except serving."""
