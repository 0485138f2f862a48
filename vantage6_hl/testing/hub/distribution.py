"""Keycloak itself: its zip from a Maven repository, unpacked and built once under ``.cache``.

The machine's own Maven fetches the zip, since it knows the machine's mirrors; without one the PyPI package
``maven-artifact`` does.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from vantage6_hl.testing.environments import CACHE, SetupError, ensure, locked

VERSION = "26.4.7"
_SHA256 = "dd9834c023460be856f731423d86228c23b5d002194a2064642bec0cc6573eaa"
_GROUP, _ARTIFACT = "org.keycloak", "keycloak-quarkus-dist"
_MAVEN = "maven-artifact==0.3.5"
_ENTRY = "io.quarkus.bootstrap.runner.QuarkusEntryPoint"


def distribution(java: Path, progress: Callable[[str], None]) -> Path:
    """Folder of a built Keycloak; the first call downloads (160 MB) and builds it.

    Parameters
    ----------
    java : pathlib.Path
        The ``java`` program that builds it.
    progress : callable
        Told, in a few words, what takes long.

    Returns
    -------
    pathlib.Path
        Keycloak's home. Several hubs share it: what belongs to one hub lies in that hub's own folder.

    Raises
    ------
    vantage6_hl.testing.environments.SetupError
        When the zip cannot be fetched, is not the one that was expected, or the build fails.
    """
    home = CACHE / f"keycloak-{VERSION}"
    with locked(home.name):
        if (home / ".complete").exists():
            return home
        archive = _download(progress)
        progress(f"Building Keycloak {VERSION} (once)")
        shutil.rmtree(home, ignore_errors=True)
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(CACHE)
        built = subprocess.run(
            command(java, home, ["build", "--db=dev-file"]), capture_output=True, text=True, check=False
        )
        if built.returncode != 0:
            raise SetupError(
                f"Keycloak {VERSION} could not be built: {(built.stderr or built.stdout).strip()}"
            )
        archive.unlink()
        (home / ".complete").touch()
    return home


def command(java: Path, home: Path, arguments: list[str], *, options: tuple[str, ...] = ()) -> list[str]:
    """Command line that runs Keycloak as ``kc.sh`` does, without the shell between us and the JVM.

    The shell would be a parent that can die, or live on, without its child.

    Parameters
    ----------
    java : pathlib.Path
        The ``java`` program.
    home : pathlib.Path
        Keycloak's home.
    arguments : list of str
        What follows ``kc.sh``.
    options : tuple of str, optional
        Further options of the JVM.

    Returns
    -------
    list of str
        The command.
    """
    return [
        str(java),
        "-Xms64m",
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",  # starting fast matters here, peak speed does not
        "-Dfile.encoding=UTF-8",
        "-Djava.security.egd=file:/dev/urandom",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
        "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        *(
            f"--add-opens=java.base/java.{name}=ALL-UNNAMED"
            for name in ("util", "util.concurrent", "security")
        ),
        f"-Dkc.home.dir={home}",
        f"-Djboss.server.config.dir={home / 'conf'}",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-Dquarkus-log-max-startup-records=10000",
        *options,
        "-cp",
        str(home / "lib" / "quarkus-run.jar"),
        _ENTRY,
        *arguments,
    ]


def _download(progress: Callable[[str], None]) -> Path:
    progress(f"Downloading Keycloak {VERSION} (160 MB, once)")
    archive = CACHE / "downloads" / f"{_ARTIFACT}-{VERSION}.zip"
    archive.parent.mkdir(parents=True, exist_ok=True)
    maven = shutil.which("mvn")
    if maven:
        wanted = f"-Dartifact={_GROUP}:{_ARTIFACT}:{VERSION}:zip"
        fetch = [maven, "--batch-mode", "--quiet", "dependency:copy", wanted]
        fetch.append(f"-DoutputDirectory={archive.parent}")
    else:
        program = ensure("maven", [_MAVEN], python="3.13") / "bin" / "maven-artifact"
        fetch = [str(program), f"{_GROUP}:{_ARTIFACT}:zip:{VERSION}", str(archive)]
    fetched = subprocess.run(fetch, capture_output=True, text=True, check=False)
    if fetched.returncode != 0 or not archive.exists():
        reason = (fetched.stderr + fetched.stdout).strip()[-600:]
        raise SetupError(
            f"Keycloak {VERSION} could not be fetched. Where Maven repositories are reached through a mirror "
            f"only, install Maven and name the mirror in its settings (apt-get install maven). {reason}"
        )
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != _SHA256:
        archive.unlink()
        raise SetupError(f"The fetched Keycloak {VERSION} is not the one expected: its SHA-256 is {digest}.")
    return archive
