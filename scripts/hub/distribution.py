"""Keycloak itself: its zip from a Maven repository, unpacked and built once under ``.cache``."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from scripts.environments import CACHE, SetupError, locked

VERSION = "26.4.7"
_ARTIFACT = f"org.keycloak:keycloak-quarkus-dist:{VERSION}:zip"
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
    scripts.environments.SetupError
        When there is no way to fetch the zip, or the build fails.
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
    maven = shutil.which("mvn")
    if maven is None:
        raise SetupError("Maven is missing: it fetches Keycloak. On Debian: apt-get install maven")
    progress(f"Downloading Keycloak {VERSION} (160 MB, once)")
    folder = CACHE / "downloads"
    fetched = subprocess.run(
        [
            maven,
            "--batch-mode",
            "--quiet",
            "dependency:copy",
            f"-Dartifact={_ARTIFACT}",
            f"-DoutputDirectory={folder}",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    archive = folder / f"keycloak-quarkus-dist-{VERSION}.zip"
    if fetched.returncode != 0 or not archive.exists():
        raise SetupError(
            f"Maven could not fetch {_ARTIFACT}: {(fetched.stdout or fetched.stderr).strip()[-600:]}"
        )
    return archive
