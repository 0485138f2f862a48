"""One module for each operation, by tag."""
