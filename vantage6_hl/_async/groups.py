"""The groups of a client: ``client.organization``, ``client.task`` ..., each imported when first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vantage6_hl._async.algorithm import AlgorithmGroup
    from vantage6_hl._async.collaboration import CollaborationGroup
    from vantage6_hl._async.connection import Connection
    from vantage6_hl._async.dataframe import DataframeGroup
    from vantage6_hl._async.node import NodeGroup
    from vantage6_hl._async.organization import OrganizationGroup
    from vantage6_hl._async.result import ResultGroup
    from vantage6_hl._async.role import RoleGroup
    from vantage6_hl._async.rule import RuleGroup
    from vantage6_hl._async.run import RunGroup
    from vantage6_hl._async.session import SessionGroup
    from vantage6_hl._async.store import StoreGroup
    from vantage6_hl._async.study import StudyGroup
    from vantage6_hl._async.task import TaskGroup
    from vantage6_hl._async.user import UserGroup
    from vantage6_hl._async.util import UtilGroup

__all__ = ["Groups"]


class Groups:
    """The groups of methods that a client has."""

    _connection: Connection

    @cached_property
    def algorithm(self) -> AlgorithmGroup:
        """Algorithms at the chosen store."""
        from vantage6_hl._async.algorithm import AlgorithmGroup

        return AlgorithmGroup(self._connection)

    @cached_property
    def collaboration(self) -> CollaborationGroup:
        """Organizations that work together."""
        from vantage6_hl._async.collaboration import CollaborationGroup

        return CollaborationGroup(self._connection)

    @cached_property
    def dataframe(self) -> DataframeGroup:
        """The tables of a session."""
        from vantage6_hl._async.dataframe import DataframeGroup

        return DataframeGroup(self._connection)

    @cached_property
    def node(self) -> NodeGroup:
        """The programs that run algorithms."""
        from vantage6_hl._async.node import NodeGroup

        return NodeGroup(self._connection)

    @cached_property
    def organization(self) -> OrganizationGroup:
        """The parties that own data and employ users."""
        from vantage6_hl._async.organization import OrganizationGroup

        return OrganizationGroup(self._connection)

    @cached_property
    def result(self) -> ResultGroup:
        """What algorithms returned."""
        from vantage6_hl._async.result import ResultGroup

        return ResultGroup(self._connection)

    @cached_property
    def role(self) -> RoleGroup:
        """Named sets of rules."""
        from vantage6_hl._async.role import RoleGroup

        return RoleGroup(self._connection)

    @cached_property
    def rule(self) -> RuleGroup:
        """Single permissions."""
        from vantage6_hl._async.rule import RuleGroup

        return RuleGroup(self._connection)

    @cached_property
    def run(self) -> RunGroup:
        """One execution of a task at one organization."""
        from vantage6_hl._async.run import RunGroup

        return RunGroup(self._connection)

    @cached_property
    def session(self) -> SessionGroup:
        """Work on data that is extracted once."""
        from vantage6_hl._async.session import SessionGroup

        return SessionGroup(self._connection)

    @cached_property
    def store(self) -> StoreGroup:
        """Algorithm stores."""
        from vantage6_hl._async.store import StoreGroup

        return StoreGroup(self._connection)

    @cached_property
    def study(self) -> StudyGroup:
        """Some organizations of a collaboration, for one piece of research."""
        from vantage6_hl._async.study import StudyGroup

        return StudyGroup(self._connection)

    @cached_property
    def task(self) -> TaskGroup:
        """Computations at the nodes."""
        from vantage6_hl._async.task import TaskGroup

        return TaskGroup(self._connection)

    @cached_property
    def user(self) -> UserGroup:
        """People and service accounts."""
        from vantage6_hl._async.user import UserGroup

        return UserGroup(self._connection)

    @cached_property
    def util(self) -> UtilGroup:
        """The hub itself."""
        from vantage6_hl._async.util import UtilGroup

        return UtilGroup(self._connection)
