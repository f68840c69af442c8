"""The first stage: an environment from hashed lists, made whole or made again."""

import ast
import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from launch import bootstrap, install
from launch.places import Home, demand_writable, is_root, make_folder
from launch.trouble import Trouble

REPOSITORY = Path(__file__).parents[2]
# uv where there is one (quick); pip everywhere, then with the slow tests.
INSTALLERS = ["uv", pytest.param("pip", marks=pytest.mark.slow)] if shutil.which("uv") else ["pip"]
WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def make_wheel(folder: Path, name: str, text: str) -> str:
    """Write a wheel with one module; returns the line a lock file has for it."""
    files = {
        f"{name}.py": text,
        f"{name}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{name}-1.0.dist-info/WHEEL": WHEEL,
    }
    record = ""
    for path, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest())
        record += f"{path},sha256={digest.rstrip(b'=').decode()},{len(content)}\n"
    files[f"{name}-1.0.dist-info/RECORD"] = record + f"{name}-1.0.dist-info/RECORD,,\n"
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@dataclass
class Checkout:
    """A checkout whose lock files name two tiny packages from a folder; no network is used."""

    root: Path
    home: Home

    @property
    def wheels(self) -> Path:
        """Where the packages are found."""
        return self.root / "wheels"

    @property
    def environment(self) -> bootstrap.Environment:
        """The environment of this checkout."""
        return bootstrap.Environment(self.root, self.home)

    def can_import(self, name: str) -> bool:
        """Whether the environment has the module."""
        command = [str(self.environment.installer.python), "-c", f"import {name}"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(params=INSTALLERS)
def checkout(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Checkout:
    """Give a checkout, once for each installer this machine has."""
    made = Checkout(tmp_path / "checkout", Home(tmp_path / "home"))
    made.wheels.mkdir(parents=True)
    (made.root / "requirements").mkdir()
    runtime = make_wheel(made.wheels, "fyr", "light = 1")
    dev = runtime + make_wheel(made.wheels, "fyr_test", "light = 2")
    (made.root / "requirements" / "runtime.lock").write_text(runtime)
    (made.root / "requirements" / "dev.lock").write_text(dev)
    monkeypatch.setenv("LYKTA_INSTALLER", request.param)
    for tool in ("PIP", "UV"):
        monkeypatch.setenv(f"{tool}_NO_INDEX", "1")
        monkeypatch.setenv(f"{tool}_FIND_LINKS", str(made.wheels))
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    return made


def test_a_warm_start_installs_nothing(checkout: Checkout) -> None:
    """The stamp says it is whole; the folder of packages may be gone (offline)."""
    checkout.environment.prepare("runtime")
    shutil.rmtree(checkout.wheels)
    assert checkout.environment.is_ready("runtime")
    checkout.environment.prepare("runtime")
    assert checkout.can_import("fyr")


def test_the_tests_packages_come_only_with_test(checkout: Checkout) -> None:
    """A second stamp, on top of the same environment."""
    checkout.environment.prepare("runtime")
    assert not checkout.environment.is_ready("dev")
    assert not checkout.can_import("fyr_test")
    checkout.environment.prepare("dev")
    assert checkout.can_import("fyr_test")
    assert checkout.environment.is_ready("runtime")


def test_op_03_a_part_whose_hash_differs_is_refused(checkout: Checkout) -> None:
    """Somebody put another file under the same name. The lock names the right one."""
    make_wheel(checkout.wheels, "fyr", "light = 'stolen'")
    with pytest.raises(Trouble, match="its hash differs"):
        checkout.environment.prepare("runtime")
    assert not checkout.environment.is_ready("runtime")
    assert not checkout.can_import("fyr")


def test_op_03_a_lock_file_without_a_hash_installs_nothing(checkout: Checkout) -> None:
    """Seen failing without --require-hashes."""
    lock = checkout.root / "requirements" / "runtime.lock"
    lock.write_text("fyr==1.0\n")
    with pytest.raises(Trouble):
        checkout.environment.prepare("runtime")
    assert not checkout.can_import("fyr")


def test_no_network_is_told_and_mended_by_the_next_start(checkout: Checkout) -> None:
    """Nothing is half done."""
    away = checkout.wheels.rename(checkout.root / "away")
    checkout.wheels.mkdir()
    with pytest.raises(Trouble, match=r"network connection; later starts do not"):
        checkout.environment.prepare("runtime")
    checkout.wheels.rmdir()
    away.rename(checkout.wheels)
    checkout.environment.prepare("runtime")
    assert checkout.environment.is_ready("runtime")


@pytest.mark.skipif(not shutil.which("uv"), reason="this machine has no uv")
def test_what_only_pip_can_find_is_found(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that tells pip, but not uv, where its packages are."""
    monkeypatch.setenv("UV_FIND_LINKS", str(make_folder(checkout.home.path)))
    checkout.environment.prepare("runtime")
    assert checkout.can_import("fyr")


def test_a_failed_test_installation_leaves_the_demo_startable(checkout: Checkout) -> None:
    """Without a network the demo that ran yesterday runs today."""
    checkout.environment.prepare("runtime")
    shutil.rmtree(checkout.wheels)
    checkout.wheels.mkdir()
    with pytest.raises(Trouble):
        checkout.environment.prepare("dev")
    assert checkout.environment.is_ready("runtime")


def test_a_half_filled_environment_is_made_anew(checkout: Checkout) -> None:
    """Killed while files were being written: the `busy` mark stands. Must fail without it."""
    checkout.environment.prepare("runtime")
    (checkout.environment.folder / "busy").touch()
    stray = checkout.environment.folder / "stray"
    stray.touch()
    assert not checkout.environment.is_ready("runtime")
    checkout.environment.prepare("runtime")
    assert not stray.exists()
    assert checkout.environment.is_ready("runtime")


def test_an_installation_killed_at_any_moment_is_mended(checkout: Checkout) -> None:
    """Kill -9 of the installing process, twice at different moments."""
    code = (
        "import sys; from pathlib import Path; from launch import bootstrap, places;"
        f"bootstrap.Environment(Path({str(checkout.root)!r}),"
        f" places.Home(Path({str(checkout.home.path)!r}))).prepare('runtime')"
    )
    given = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    for moment in (0.15, 0.6):
        installing = subprocess.Popen(
            [sys.executable, "-c", code], env=given, start_new_session=True
        )
        time.sleep(moment)
        os.killpg(installing.pid, signal.SIGKILL)
        installing.wait()
    checkout.environment.prepare("runtime")
    assert checkout.can_import("fyr")


def test_a_changed_lock_file_means_another_environment(checkout: Checkout) -> None:
    """An upgrade never writes into the environment of a running demo."""
    before = checkout.environment.folder
    lock = checkout.root / "requirements" / "runtime.lock"
    lock.write_text(lock.read_text() + "# renewed\n")
    assert checkout.environment.folder != before


def test_the_bootstrap_can_be_read_by_every_python_3() -> None:
    """Newer syntax would give a SyntaxError instead of the message."""
    ast.parse((REPOSITORY / "lykta").read_text(), feature_version=(3, 4))


def test_a_too_old_python_is_told_in_words(tmp_path: Path) -> None:
    """Run as Python 3.8 would see it, with no newer one on PATH."""
    script = REPOSITORY / "lykta"
    code = (
        "import sys; sys.version_info = (3, 8, 18, 'final', 0); sys.argv = ['lykta', 'demo'];"
        f"exec(compile(open({str(script)!r}).read(), {str(script)!r}, 'exec'),"
        f" {{'__name__': '__main__', '__file__': {str(script)!r}}})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "needs Python 3.11 or later; this is Python 3.8" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_full_disk_is_told(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is fetched."""
    monkeypatch.setitem(bootstrap.SPACE_NEEDED, "runtime", 2**62)
    with pytest.raises(Trouble, match="LYKTA_HOME to a folder on another disk"):
        checkout.environment.prepare("runtime")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("error sending request for url: dns error", "network connection"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "hash differs"),
        ("something nobody foresaw", "something nobody foresaw"),
    ],
)
def test_the_installers_words_become_advice(said: str, words: str) -> None:
    """What cannot be explained is shown as it is."""
    assert words in str(install.explain(said, path="/x"))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file stands where the folder should be (root may write everywhere else)."""
    (tmp_path / "taken").touch()
    with pytest.raises(Trouble, match="Set LYKTA_HOME to a folder of your own"):
        demand_writable(tmp_path / "taken" / "home")
    if not is_root():
        (tmp_path / "closed").mkdir(mode=0o500)
        with pytest.raises(Trouble, match="cannot write"):
            demand_writable(tmp_path / "closed" / "home")


def test_a_python_without_venv_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Debian packages it apart."""
    broken = tmp_path / "python3"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(Trouble, match=r"apt install python3\.\d+-venv"):
        install.Installer(tmp_path / "env", None).make()
