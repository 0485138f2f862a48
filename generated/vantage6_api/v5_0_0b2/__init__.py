"""Revision v5_0_0b2 of the hub's API: `hq`, `store`."""
