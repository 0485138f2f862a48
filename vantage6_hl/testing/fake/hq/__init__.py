"""What answers HQ's operations. Each follows its method in vantage6-hq 5.0.3 ``resource/``."""
