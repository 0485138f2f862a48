"""Who may do what at the store."""

from __future__ import annotations

from vantage6_hl.testing.fake.call import Call, Refused

__all__ = ["must", "needs"]


def needs(call: Call, resource: str, operation: str) -> None:
    """Refuse who lacks a rule."""
    if not call.can(resource, operation):
        raise Refused(
            401,
            f"You are not allowed to perform the operation 'Operation.{operation.upper()}' "
            f"on resource '{resource}'",
        )


def must(call: Call, resource: str, operation: str) -> None:
    """Refuse who has not said who they are, or lacks a rule; for what is public in other cases."""
    if call.caller is None:
        raise Refused(401, "Missing Authorization Header")
    needs(call, resource, operation)
