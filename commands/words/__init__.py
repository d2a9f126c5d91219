"""What stands in a typed line besides its date: owners, places, themes, numbers, periods, and their misspellings."""
