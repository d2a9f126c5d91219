"""The port: which addresses we may open, and opening one."""

import socket
from ipaddress import ip_address

from bot.failure import Failed
from bot.settings import Settings
from commands import console


def is_loopback(host: str) -> bool:
    """Is this an address that only this machine can reach?"""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(settings: Settings, host: str, port: int | None) -> socket.socket:
    """Open the port first of all: whoever knocks while we start is answered as soon as we are there. Raises Failed."""
    port = settings.port if port is None else port
    if not is_loopback(host):
        if not settings.slack and not settings.teams:
            raise Failed(console.ONLY_THIS_MACHINE)
        if settings.teams_openid_metadata_url or settings.teams_service_token.get_secret_value():
            raise Failed(console.TEST_KEYS_ONLY_HERE)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise Failed(console.port_taken(host, port)) from error
