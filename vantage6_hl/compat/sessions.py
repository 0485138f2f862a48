"""``client.session`` and ``client.dataframe``."""

from __future__ import annotations

from collections.abc import Mapping

from vantage6_api.v5_0.hq.api.session import session_delete
from vantage6_api.v5_0.hq.models.session import Session as SessionModel
from vantage6_hl._display import show_sessions
from vantage6_hl._sync.group import only_if_true
from vantage6_hl._sync.session_reading import Scope
from vantage6_hl.compat._answers import Json, Model, many, one, page_of, whole
from vantage6_hl.compat._group import Group
from vantage6_hl.errors import UsageError

__all__ = ["Dataframe", "Session"]


class Session(Group):
    """Sessions, as the official client gives them."""

    @one
    def get(self, id_: int, display: bool = False) -> Model:
        """Get a session."""
        return self._native.session.get(id_, display=display)

    @many
    def list(
        self,
        name: str | None = None,
        user: int | None = None,
        collaboration: int | None = None,
        scope: Scope | None = None,
        page: int = 1,
        per_page: int = 20,
        sort: str | None = None,
        display: bool = False,
    ) -> Json:
        """List one page of sessions; by `scope` all, which the hub itself cannot find."""
        filters = {
            "name": name,
            "user": user,
            "collaboration": collaboration or self.parent.collaboration_id,
            "sort": sort,
        }
        if scope is not None:
            found = whole(self._native.session.list, self._path("session"), scope=scope, **filters)
        else:
            found = page_of(self._native.session.list, page=page, per_page=per_page, **filters)
        if display:
            show_sessions([SessionModel.from_dict(one) for one in found["data"]])
        return found

    @one
    def update(
        self, id_: int, name: str | None = None, scope: Scope | None = None, display: bool = False
    ) -> Model:
        """Change a session."""
        return self._native.session.update(id_, name=name, scope=scope, display=display)

    @one
    def create(
        self,
        scope: Scope,
        name: str | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        display: bool = False,
    ) -> Model:
        """Create a session."""
        return self._native.session.create(
            scope=scope, name=name, collaboration=collaboration or None, study=study, display=display
        )

    @one
    def delete(self, id_: int, delete_dependents: bool = False) -> Model:
        """Delete a session; its dataframes and tasks only if asked."""
        return session_delete.sync(id_, client=self._hub, delete_dependents=only_if_true(delete_dependents))

    @many
    def dataframes(self, id_: int, display: bool = False) -> Json:
        """List all dataframes of a session."""
        return self.parent.dataframe._of_session(id_, display=display)

    def tree(
        self,
        name: str | None = None,
        user: int | None = None,
        collaboration: int | None = None,
        scope: Scope | None = None,
        page: int = 1,
        per_page: int = 20,
        sort: str | None = None,
    ) -> None:
        """Print the sessions up to the end of a page, each with its dataframes."""
        self._native.session.tree(
            name=name,
            user=user,
            collaboration=collaboration,
            scope=scope,
            sort=sort,
            limit=page * per_page,
        )

    def task_tree(self, session: int | None = None) -> None:
        """Print the tasks of a session, each with those it waits for."""
        self._native.session.task_tree(self._id(session))

    def _id(self, session: int | None) -> int:
        chosen = session or self.parent.session_id
        if chosen is None:
            raise UsageError("Name the session, or set client.session_id to its id first.")
        return chosen


class Dataframe(Group):
    """Dataframes, as the official client gives them."""

    @one
    def get(self, id_: int, display: bool = False) -> Model:
        """Get a dataframe."""
        return self._native.dataframe.get(id_, display=display)

    @many
    def list(self, session: int | None = None, display: bool = False) -> Json:
        """List all dataframes of a session."""
        return self._of_session(self.parent.session._id(session), display=display)

    @one
    def create(
        self,
        label: str,
        image: str,
        method: str,
        arguments: Mapping[str, object],
        session: int | None = None,
        store: int | None = None,
        name: str | None = None,
        display: bool = False,
    ) -> Model:
        """Extract a dataframe at every node of a session, with arguments encrypted where needed."""
        return self._native.dataframe.create(
            label=label,
            image=image,
            method=method,
            arguments=arguments,
            session=self.parent.session._id(session),
            store=store,
            name=name,
            display=display,
        )

    @one
    def preprocess(self, id_: int, image: str, method: str, arguments: Mapping[str, object]) -> Model:
        """Change a dataframe at every node of its session."""
        return self._native.dataframe.preprocess(id_, image=image, method=method, arguments=arguments)

    def delete(self, id_: int) -> None:
        """Delete a dataframe."""
        self._native.dataframe.delete(id_)
        self._tell(f"Dataframe {id_} is deleted")

    def _of_session(self, session: int, *, display: bool) -> Json:
        path = self._path(f"session/{session}/dataframe")
        return whole(self._native.dataframe.list, path, session=session, display=display)
