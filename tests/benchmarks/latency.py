"""``python latency.py PORT SECONDS``: a TCP proxy that delays each direction by exactly so much.

Bytes keep their order and throughput is not limited: each piece is passed on SECONDS after it came, however
many are on their way. It prints the port it listens on, and for each line on stdin the number of HTTP
requests that have passed (which it can count only where they are not encrypted). It ends with stdin.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys

_REQUEST = re.compile(rb"(?:GET|POST|PATCH|PUT|DELETE) [^\r\n]* HTTP/1\.1\r\n")


class Proxy:
    """Passes on what comes in.

    Parameters
    ----------
    port : int
        Where to, on this machine.
    delay : float
        Seconds for each direction.
    """

    def __init__(self, port: int, delay: float) -> None:
        self.port, self.delay = port, delay
        self.requests = 0
        self._open: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Connect one client."""
        if self.delay:
            await asyncio.sleep(2 * self.delay)  # the handshake of TCP goes there and back, too
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.port)
        for one in (writer, far_writer):
            one.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.gather(
            self._pass_on(reader, far_writer, count=True), self._pass_on(far_reader, writer, count=False)
        )

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, count: bool
    ) -> None:
        loop = asyncio.get_running_loop()
        try:
            while piece := await reader.read(1 << 18):
                if count:
                    self.requests += len(_REQUEST.findall(piece))
                if self.delay:
                    loop.call_later(self.delay, writer.write, piece)
                else:
                    writer.write(piece)
            await asyncio.sleep(self.delay)
        except OSError:
            pass  # the other side has hung up: so does this one
        writer.close()


async def main() -> None:
    """Run until stdin ends."""
    proxy = Proxy(int(sys.argv[1]), float(sys.argv[2]))
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(proxy.requests, flush=True)
    server.close()
    os._exit(0)  # connections that are still open need no farewell


if __name__ == "__main__":
    asyncio.run(main())
