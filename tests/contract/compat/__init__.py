"""What the comparison with the official client consists of."""
