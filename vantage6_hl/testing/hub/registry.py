"""A container registry that knows every image, for the algorithm store.

The store takes an algorithm only after it has asked the image's registry, over HTTPS, for a digest. This
answers that one question (OCI distribution specification, *Pulling manifests*), so that nothing outside this
machine is needed and no image either.
"""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
import json
import re
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"


def start_registry(folder: Path) -> tuple[str, Path]:
    """Serve the registry from a thread of this process.

    Parameters
    ----------
    folder : pathlib.Path
        Where its certificate goes.

    Returns
    -------
    tuple of str and pathlib.Path
        The registry's name, as in ``127.0.0.1:23456/demo/average:latest``, and the certificate that its
        clients must trust.
    """
    certificate, key = folder / "registry.pem", folder / "registry.key"
    _certify(certificate, key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    key.unlink()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Registry)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"127.0.0.1:{server.server_port}", certificate


def manifest(path: str) -> tuple[str, bytes] | None:
    """Answer the question for an image.

    Parameters
    ----------
    path : str
        Path of the request.

    Returns
    -------
    tuple of str and bytes, or None
        The digest, different for each image and tag, and the manifest; None when it asks for something else.

    Examples
    --------
    >>> manifest("/v2/demo/average/manifests/latest")[0][:7]
    'sha256:'
    """
    asked = re.fullmatch(r"/v2/(?P<name>.+)/manifests/(?P<reference>[^/]+)", path)
    if asked is None:
        return None
    body = json.dumps({"schemaVersion": 2, "mediaType": _MANIFEST, "annotations": asked.groupdict()}).encode()
    reference = asked["reference"]
    by_digest = reference.startswith("sha256:")
    return reference if by_digest else f"sha256:{hashlib.sha256(body).hexdigest()}", body


class _Registry(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = manifest(self.path)
        if answer is None:
            self.send_error(404)
            return
        digest, body = answer
        self.send_response(200)
        self.send_header("Content-Type", _MANIFEST)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Docker-Content-Digest", digest)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet; the store's log tells what it asked."""


def _certify(certificate: Path, key: Path) -> None:
    """Write a certificate for the loopback address that signs itself, and its key."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "registry of a local hub")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False)
        .sign(private, hashes.SHA256())
    )
    certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    key.touch(mode=0o600)
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
