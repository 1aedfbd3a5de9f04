"""The kernel that makes a page: forked where the command forks its kernels, else a new process."""

import asyncio
import math
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from queue import Empty
from tempfile import TemporaryDirectory
from typing import Any

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from mesoguide.evidence.load import CHECKED, for_kernels
from mesoguide.pages import forks
from mesoguide.signals import stoppable, to_its_end
from mesoguide.words import kernel_settings

#: The kernel of this package's own Python, whatever name a notebook brings from elsewhere.
_KERNEL = "python3"
#: How soon a line to a kernel that just starts is tried again, in milliseconds.
_RETRY = 10
#: The module that a kernel of this Python is.
_MODULE = "ipykernel_launcher"


class Provisioner(LocalProvisioner):
    """Launches a kernel: forked if that can be, else as Jupyter does."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel with a command, and return how to reach it."""
        cwd, env = str(kwargs["cwd"]), kwargs["env"]
        process = await asyncio.to_thread(forks.fork, cmd, cwd, env) if _MODULE in cmd else None
        if process is None:
            await super().launch_kernel(cmd, **kwargs)
        else:
            self.process = process  # type: ignore[assignment]
            self.pid = self.pgid = process.pid
            self.cwd = cwd
        return self.connection_info


class Client(AsyncKernelClient):
    """A kernel's client that goes on as soon as both answers and outputs come through.

    Jupyter's own listens for 0.2 s more, for outputs of nobody; what runs cells passes over those.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel is there. Raises RuntimeError if it died, or is not, in seconds."""
        until = time.monotonic() + (timeout or math.inf)
        while time.monotonic() < until:
            self.kernel_info()
            with suppress(Empty):
                await self.get_shell_msg(timeout=1)
                while (await self.get_iopub_msg(timeout=0.2))["msg_type"] != "status":
                    pass
                return
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
        raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")


@asynccontextmanager
async def kernel(folder: Path) -> AsyncIterator[AsyncKernelManager]:
    """A kernel in a folder; gone at the end, even if it is given up on while it starts."""
    with TemporaryDirectory() as own:
        # Two kernels that start at once need files of their own to talk through.
        manager = AsyncKernelManager(
            kernel_name=_KERNEL,
            connection_file=f"{own}/kernel.json",
            client_class=f"{__name__}.{Client.__name__}",
        )
        if os.name == "posix":
            manager.transport = "ipc"
        manager.context.setsockopt(zmq.RECONNECT_IVL, _RETRY)
        manager.provisioner = Provisioner(
            kernel_id=Path(own).name, kernel_spec=manager.kernel_spec, parent=manager
        )
        tables = Path(own, "evidence")
        settings = {**kernel_settings(folder.name), CHECKED: str(tables)}
        try:
            await stoppable(manager.start_kernel(cwd=str(folder), env=settings))
            # Read while the kernel starts; it asks for them when the first cell runs.
            tables.write_bytes(for_kernels())
            yield manager
        finally:
            await to_its_end(manager.shutdown_kernel(now=True))
