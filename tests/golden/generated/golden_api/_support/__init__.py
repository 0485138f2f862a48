"""What all generated bindings share: models, clients, requests and errors.

``python -m scripts.bindings`` copies this folder to ``vantage6_api/_support``. The generated modules hold
only what differs from one operation or model to the next; whatever is the same for all of them is here,
once.
"""
