"""The realm of a vantage6 hub, as upstream's chart declares it (``charts/auth``, realm import).

Two clients: a public one for users, with the device flow and without password grants, and a confidential one
with which HQ and the store manage accounts. A user profile of its own carries the organization's id.
"""

from __future__ import annotations

import json

from vantage6_hl.testing.hub.model import ADMIN_USERNAME, CLIENT_ID, REALM

ADMIN_CLIENT = "backend-admin-client"


def realm(*, admin_password: str, client_secret: str) -> dict[str, object]:
    """Realm representation for Keycloak's import.

    Parameters
    ----------
    admin_password : str
        Password of the root user.
    client_secret : str
        Secret of the client with which HQ and the store manage accounts.

    Returns
    -------
    dict
        Ready for :func:`json.dumps`. Access tokens live 300 seconds, as upstream's do.
    """
    return {
        "realm": REALM,
        "enabled": True,
        "accessTokenLifespan": 300,
        "ssoSessionIdleTimeout": 1800,
        "users": [
            {
                "username": ADMIN_USERNAME,
                "enabled": True,
                # Without these three the first login asks for them.
                "email": "admin@vantage6.example",
                "firstName": "Admin",
                "lastName": "Admin",
                "credentials": [{"type": "password", "value": admin_password}],
                "realmRoles": [f"default-roles-{REALM}"],
            },
            {
                "username": f"service-account-{ADMIN_CLIENT}",
                "enabled": True,
                "serviceAccountClientId": ADMIN_CLIENT,
                "clientRoles": {
                    "realm-management": [
                        "view-users",
                        "manage-users",
                        "view-clients",
                        "manage-clients",
                        "create-client",
                    ]
                },
            },
        ],
        "clients": [_public_client(), _admin_client(client_secret)],
        "components": {
            "org.keycloak.userprofile.UserProfileProvider": [
                {
                    "providerId": "declarative-user-profile",
                    "subComponents": {},
                    "config": {"kc.user.profile.config": [json.dumps({"attributes": _profile()})]},
                }
            ]
        },
    }


def _public_client() -> dict[str, object]:
    return {
        "clientId": CLIENT_ID,
        "publicClient": True,
        "attributes": {"oauth2.device.authorization.grant.enabled": "true"},
        "redirectUris": ["http://localhost:7600/*"],  # the web UI's place in upstream's chart
        "webOrigins": ["+"],
        "protocolMappers": [
            {
                "name": "vantage6_client_type",
                "protocol": "openid-connect",
                "protocolMapper": "oidc-hardcoded-claim-mapper",
                "consentRequired": False,
                "config": {
                    "claim.name": "vantage6_client_type",
                    "claim.value": "user",
                    "access.token.claim": "true",
                },
            }
        ],
    }


def _admin_client(secret: str) -> dict[str, object]:
    return {
        "clientId": ADMIN_CLIENT,
        "publicClient": False,
        "secret": secret,
        "serviceAccountsEnabled": True,
        "standardFlowEnabled": False,
    }


def _profile() -> list[dict[str, object]]:
    everyone = ["admin", "user"]
    own: list[dict[str, object]] = [
        {
            "name": name,
            "displayName": f"${{{name}}}",
            "validations": validations,
            "permissions": {"view": everyone, "edit": everyone},
            **({} if name == "username" else {"required": {"roles": ["user"]}}),
        }
        for name, validations in (
            ("username", {"length": {"min": 3, "max": 255}, "username-prohibited-characters": {}}),
            ("email", {"email": {}, "length": {"max": 255}}),
            ("firstName", {"length": {"max": 255}, "person-name-prohibited-characters": {}}),
            ("lastName", {"length": {"max": 255}, "person-name-prohibited-characters": {}}),
        )
    ]
    organization: dict[str, object] = {
        "name": "organization_id",
        "displayName": "Organization ID",
        "permissions": {"view": everyone, "edit": ["admin"]},
    }
    return [*own, organization]
