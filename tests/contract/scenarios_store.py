"""The algorithm store's operations."""
