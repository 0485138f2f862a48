"""``make demo``: a real hub, three organizations, and an end-to-end encrypted federated average."""
