"""Whom an encrypted connection trusts, and what it shows of itself."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import TypeAlias

import httpx

from vantage6_hl.errors import UsageError

ClientCertificate: TypeAlias = tuple[Path | str, Path | str]
"""PEM files of a certificate (with those between it and its authority) and of its private key."""


def tls_context(
    *, ca_file: Path | str | None = None, client_certificate: ClientCertificate | None = None
) -> ssl.SSLContext | None:
    """Make what the connections of a client are encrypted with.

    There is no way to switch the check of the server's certificate off.

    Parameters
    ----------
    ca_file : path, optional
        PEM file of the certificate authorities that are trusted, and no others. By default the public ones.
    client_certificate : (path, path), optional
        PEM files of the certificate to show to servers that ask for one, and of its private key, which is not
        encrypted. By default none is shown.

    Returns
    -------
    ssl.SSLContext or None
        None for httpx's own.

    Raises
    ------
    UsageError
        When a file cannot be read or does not hold what it should.

    Examples
    --------
    >>> tls_context(ca_file="hospital-ca.pem")  # doctest: +SKIP
    """
    if ca_file is None and client_certificate is None:
        return None
    if ca_file is None:
        context = httpx.create_ssl_context()
    else:
        try:
            context = ssl.create_default_context(cafile=ca_file)
        except ssl.SSLError:
            raise UsageError(f"ca_file: '{ca_file}' holds no certificate in PEM form.") from None
        except OSError as error:
            raise _unreadable("ca_file", ca_file, error) from None
    if client_certificate is not None:
        _add_certificate(context, client_certificate)
    return context


class Trust:
    """What all connections of one client are encrypted with: made once, and only when one is.

    Reading the certificates of the public authorities takes 40 to 130 ms, more than a whole call.

    Parameters
    ----------
    context : ssl.SSLContext, optional
        What `tls_context` gave. Default None: the public authorities.

    Examples
    --------
    >>> Trust().towards("https://hub.example.org/hq")  # doctest: +SKIP
    """

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context

    def towards(self, *addresses: str) -> ssl.SSLContext:
        """Give what connections to these addresses need.

        Parameters
        ----------
        *addresses : str
            Where the requests of one httpx client go.

        Returns
        -------
        ssl.SSLContext
            One that trusts nobody where no address is encrypted.
        """
        if self._context is None:
            if not any(address.startswith("https:") for address in addresses):
                return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            self._context = httpx.create_ssl_context()
        return self._context


def _add_certificate(context: ssl.SSLContext, client_certificate: ClientCertificate) -> None:
    certificate, key = client_certificate
    for file in client_certificate:  # OpenSSL does not say which of the two is missing
        try:
            with Path(file).open("rb"):
                pass
        except OSError as error:
            raise _unreadable("client_certificate", file, error) from None

    def no_passphrase() -> str:  # without this, OpenSSL would ask for it on the terminal, and wait
        raise UsageError(f"client_certificate: the key '{key}' is encrypted; give one that is not.")

    try:
        context.load_cert_chain(certificate, key, password=no_passphrase)
    except ssl.SSLError:
        raise UsageError(
            f"client_certificate: '{certificate}' and '{key}' are no certificate and its private key, "
            "both in PEM form."
        ) from None


def _unreadable(argument: str, file: Path | str, error: OSError) -> UsageError:
    return UsageError(f"{argument}: the file '{file}' cannot be read: {error.strerror}. Check the path.")


def certificate_problem(error: BaseException, host: str) -> str | None:
    """Say what was wrong with a certificate and what to do; None when `error` has another reason.

    Parameters
    ----------
    error : BaseException
        What httpx raised.
    host : str
        Where the request went.
    """
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if cause is None:
        return None
    if isinstance(cause, ssl.SSLCertVerificationError):
        said = cause.verify_message.rstrip(".")
        if "mismatch" in said.lower():
            return f"the certificate that {host} shows is another host's. Check the address"
        return (
            f"the certificate that {host} shows is not trusted ({said}). If it is its operator's own, "
            "get the certificate of its authority from there and give it as ca_file"
        )
    if any(word in (cause.reason or "") for word in _REFUSALS):
        return (
            f"{host} does not accept this client's certificate, or asks for one. "
            "Give the one that its operator made for you as client_certificate"
        )
    return None


# OpenSSL's names of the alerts (RFC 8446, section 6.2) by which a server refuses a client's certificate.
_REFUSALS = (
    "ALERT_CERTIFICATE_REQUIRED",
    "ALERT_BAD_CERTIFICATE",
    "ALERT_UNKNOWN_CA",
    "ALERT_CERTIFICATE_UNKNOWN",
    "ALERT_CERTIFICATE_EXPIRED",
    "ALERT_CERTIFICATE_REVOKED",
)
