"""What answers the algorithm store's operations, after vantage6-algorithm-store 5.0.3 ``resource/``."""
