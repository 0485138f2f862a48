"""``client.organization``, ``client.collaboration`` and ``client.study``."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Literal

from vantage6_hl.compat._answers import Json, Model, many, one, page_of
from vantage6_hl.compat._group import Group
from vantage6_hl.errors import UsageError

__all__ = ["Collaboration", "Organization", "Study"]


class Organization(Group):
    """Organizations, as the official client gives them."""

    @many
    def list(
        self,
        name: str | None = None,
        country: str | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        page: int | None = None,
        per_page: int | None = None,
    ) -> Json:
        """List organizations: one page, the first 10 where none is named."""
        return page_of(
            self._native.organization.list,
            page=page,
            per_page=per_page,
            name=name,
            country=country,
            collaboration=self.parent.collaboration_id if collaboration is None else collaboration,
            study=study,
        )

    @one
    def get(self, id_: int | None = None) -> Model:
        """Get an organization, by default your own."""
        return self._native.organization.get(id_ or None)

    @one
    def update(
        self,
        id_: int | None = None,
        name: str | None = None,
        address1: str | None = None,
        address2: str | None = None,
        zipcode: str | None = None,
        country: str | None = None,
        domain: str | None = None,
        public_key: str | None = None,
    ) -> Model:
        """Change an organization, by default your own."""
        return self._native.organization.update(
            id_ or None,
            name=name,
            address1=address1,
            address2=address2,
            zipcode=zipcode,
            country=country,
            domain=domain,
            public_key=public_key,
        )

    @one
    def create(
        self,
        name: str,
        address1: str,
        address2: str,
        zipcode: str,
        country: str,
        domain: str,
        public_key: str | None = None,
    ) -> Model:
        """Create an organization."""
        return self._native.organization.create(
            name,
            address1=address1,
            address2=address2,
            zipcode=zipcode,
            country=country,
            domain=domain,
            public_key=public_key or None,
        )

    def delete(self, id_: int, delete_dependents: bool = False) -> None:
        """Delete an organization; what depends on it only if asked."""
        self._native.organization.delete(id_, delete_dependents=delete_dependents)
        self._tell(f"Organization {id_} is deleted")


class Collaboration(Group):
    """Collaborations, as the official client gives them."""

    @many
    def list(
        self,
        scope: Literal["organization", "global"] = "organization",
        name: str | None = None,
        encrypted: bool | None = None,
        organization: int | None = None,
        algorithm_store: int | None = None,
        page: int = 1,
        per_page: int = 20,
    ) -> Json:
        """List one page of your organization's collaborations, or of all with the scope ``"global"``."""
        if algorithm_store is not None:
            raise UsageError(
                "collaboration.list cannot choose by algorithm_store: the hub gives the collaborations of "
                "other stores as well."
            )
        return page_of(
            self._native.collaboration.list,
            page=page,
            per_page=per_page,
            scope=scope,
            name=name,
            encrypted=encrypted,
            organization=organization if scope == "global" else None,
        )

    @one
    def get(self, id_: int) -> Model:
        """Get a collaboration."""
        return self._native.collaboration.get(id_)

    @one
    def create(
        self,
        name: str,
        organizations: Sequence[int],
        encrypted: bool = False,
        session_restrict_to_same_image: bool = False,
    ) -> Model:
        """Create a collaboration."""
        return self._native.collaboration.create(
            name,
            organizations=organizations,
            encrypted=encrypted,
            session_restrict_to_same_image=session_restrict_to_same_image,
        )

    def delete(self, id_: int | None = None, delete_dependents: bool = False) -> None:
        """Delete a collaboration; what depends on it only if asked."""
        self._native.collaboration.delete(id_, delete_dependents=delete_dependents)
        self._tell("The collaboration is deleted")

    @one
    def update(
        self,
        id_: int | None = None,
        name: str | None = None,
        encrypted: bool | None = None,
        organizations: Sequence[int] | None = None,
    ) -> Model:
        """Change a collaboration."""
        return self._native.collaboration.update(
            id_, name=name, encrypted=encrypted, organizations=organizations
        )

    def add_organization(self, organization: int, collaboration: int | None = None) -> builtins.list[Json]:
        """Let an organization take part; gives all that do."""
        found = self._native.collaboration.add_organization(organization, collaboration=collaboration)
        return [item.to_dict() for item in found]

    def remove_organization(self, organization: int, collaboration: int | None = None) -> builtins.list[Json]:
        """Let an organization no longer take part; gives those that do."""
        found = self._native.collaboration.remove_organization(organization, collaboration=collaboration)
        return [item.to_dict() for item in found]


class Study(Group):
    """Studies, as the official client gives them."""

    @many
    def list(
        self,
        name: str | None = None,
        organization: int | None = None,
        collaboration: int | None = None,
        include_organizations: bool = False,
        page: int = 1,
        per_page: int = 20,
    ) -> Json:
        """List one page of studies."""
        return page_of(
            self._native.study.list,
            page=page,
            per_page=per_page,
            name=name,
            organization=organization,
            collaboration=collaboration,
            include_organizations=include_organizations,
        )

    @one
    def get(self, id_: int) -> Model:
        """Get a study."""
        return self._native.study.get(id_)

    @one
    def create(self, name: str, organizations: Sequence[int], collaboration: int | None = None) -> Model:
        """Create a study."""
        return self._native.study.create(name, organizations=organizations, collaboration=collaboration)

    def delete(self, id_: int | None = None) -> None:
        """Delete a study."""
        self._native.study.delete(_named(id_))
        self._tell(f"Study {id_} is deleted")

    @one
    def update(self, id_: int, name: str | None = None, organizations: Sequence[int] | None = None) -> Model:
        """Change a study."""
        return self._native.study.update(id_, name=name, organizations=organizations)

    def add_organization(self, organization: int, study: int | None = None) -> builtins.list[Json]:
        """Let an organization take part; gives all that do."""
        found = self._native.study.add_organization(organization, study=_named(study))
        return [item.to_dict() for item in found]

    def remove_organization(self, organization: int, study: int | None = None) -> builtins.list[Json]:
        """Let an organization no longer take part; gives those that do."""
        found = self._native.study.remove_organization(organization, study=_named(study))
        return [item.to_dict() for item in found]


def _named(study: int | None) -> int:
    if study is None:
        raise UsageError("Name the study by its id: there is no default.")
    return study
