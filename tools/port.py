"""Says plainly when a port cannot be served on: `python -m tools.port 8000`."""

import socket
import sys


def complaint(port: str) -> str | None:
    """One sentence saying why `port` on 127.0.0.1 cannot be used, or None when it can."""
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        return f'"{port}" is not a port: name one from 1 to 65535, such as make serve PORT=8001.'
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", int(port)))
            server.listen()
        except PermissionError:
            return (
                f"Port {port} is kept for the system: name another, such as make serve PORT=8001."
            )
        except OSError:
            other = 8001 if port != "8001" else 8002
            return f"Port {port} is in use: name another, such as make serve PORT={other}."
    return None


if __name__ == "__main__":
    sys.exit(complaint(sys.argv[1]))
