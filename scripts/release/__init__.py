"""Wheels of this project, one for each hub release: built, checked, and tried on the real hub.

From the shell: ``python -m scripts.release --help``.
"""
